using System.Buffers.Binary;
using System.IO.Compression;

namespace ClaimPipeline.Archive;

/// <summary>
/// One gzip member per WARC record. Members carry their own length in an extra field ("sl", as the Internet Archive writes it), so
/// that a file can be walked without decompressing it.
/// </summary>
internal static class GzipMember
{
    /// <summary>Bytes from the start of a member to the end of its extra field.</summary>
    public const int HeaderLength = 24;

    private const int PlainHeaderLength = 10;
    private const byte HasExtra = 4;

    /// <summary>Compresses what <paramref name="write"/> writes into a member with a length field.</summary>
    /// <param name="target">Where the member goes: from its start, empty, able to seek.</param>
    /// <param name="length">How many bytes will be written.</param>
    /// <param name="level">How hard.</param>
    /// <param name="write">Writes the data.</param>
    public static void Compress(Stream target, long length, CompressionLevel level, Action<Stream> write)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(write);
        Span<byte> header = stackalloc byte[HeaderLength];
        target.Write(header[PlainHeaderLength..]);
        using (var gzip = new GZipStream(target, level, leaveOpen: true))
        {
            write(gzip);
        }

        // The plain header moves to the front; the extra field takes the room between it and the deflated data.
        target.Position = HeaderLength - PlainHeaderLength;
        target.ReadExactly(header[..PlainHeaderLength]);
        header[3] |= HasExtra;
        var extra = header[PlainHeaderLength..];
        BinaryPrimitives.WriteUInt16LittleEndian(extra, 12);
        extra[2] = (byte)'s';
        extra[3] = (byte)'l';
        BinaryPrimitives.WriteUInt16LittleEndian(extra[4..], 8);
        BinaryPrimitives.WriteUInt32LittleEndian(extra[6..], (uint)target.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(extra[10..], (uint)length);
        target.Position = 0;
        target.Write(header);
    }

    /// <summary>The length of the member that begins with <paramref name="header"/>; null when it does not begin one of ours.</summary>
    public static long? LengthOf(ReadOnlySpan<byte> header) =>
        header.Length >= HeaderLength && header[0] == 0x1F && header[1] == 0x8B && header[2] == 8 && header[3] == HasExtra
        && header[12] == (byte)'s' && header[13] == (byte)'l'
            ? BinaryPrimitives.ReadUInt32LittleEndian(header[16..])
            : null;

    /// <summary>The data of one whole member.</summary>
    /// <exception cref="InvalidDataException">It is damaged or cut.</exception>
    public static byte[] Decompress(byte[] member)
    {
        ArgumentNullException.ThrowIfNull(member);
        if (LengthOf(member) != member.Length)
        {
            throw new InvalidDataException("It is no gzip member of that length.");
        }

        var data = new byte[BinaryPrimitives.ReadUInt32LittleEndian(member.AsSpan(20))];
        using var gzip = new GZipStream(new MemoryStream(member, writable: false), CompressionMode.Decompress);
        var read = gzip.ReadAtLeast(data, data.Length, throwOnEndOfStream: false);
        if (read != data.Length || gzip.ReadByte() >= 0)
        {
            throw new InvalidDataException("Its data is not as long as it says.");
        }

        return data;
    }
}
