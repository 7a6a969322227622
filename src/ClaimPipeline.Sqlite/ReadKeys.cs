using System.Buffers.Binary;
using ClaimPipeline.Records;

namespace ClaimPipeline.Sqlite;

/// <summary>The parts of the official data that verdicts rest on, as bytes: four for each, in order.</summary>
internal static class ReadKeys
{
    /// <summary>The bytes.</summary>
    public static byte[] ToBytes(IEnumerable<ReferenceKey> reads)
    {
        var hashes = reads.Select(key => key.Hash).Distinct().Order().ToArray();
        var bytes = new byte[hashes.Length * sizeof(int)];
        for (var i = 0; i < hashes.Length; i++)
        {
            BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(i * sizeof(int)), hashes[i]);
        }

        return bytes;
    }

    /// <summary>Whether one of them is among the touched.</summary>
    public static bool Meet(ReadOnlySpan<byte> bytes, IReadOnlySet<ReferenceKey> touched)
    {
        for (; bytes.Length >= sizeof(int); bytes = bytes[sizeof(int)..])
        {
            if (touched.Contains(new ReferenceKey(BinaryPrimitives.ReadInt32LittleEndian(bytes))))
            {
                return true;
            }
        }

        return false;
    }
}
