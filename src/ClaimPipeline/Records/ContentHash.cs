using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace ClaimPipeline.Records;

/// <summary>
/// The hash behind every id: the first 16 bytes of a SHA-256, as 32 lower-case hexadecimal digits. Parts are hashed with
/// their lengths, so ("ab", "c") and ("a", "bc") differ.
/// </summary>
public static class ContentHash
{
    /// <summary>Hash of texts, in order; null counts as its own value.</summary>
    public static string Of(params ReadOnlySpan<string?> parts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var part in parts)
        {
            Append(hash, part is null ? -1 : Encoding.UTF8.GetByteCount(part), part is null ? [] : Encoding.UTF8.GetBytes(part));
        }

        return Finish(hash);
    }

    /// <summary>Hash of bytes.</summary>
    public static string Of(ReadOnlySpan<byte> bytes)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, bytes.Length, bytes);
        return Finish(hash);
    }

    private static void Append(IncrementalHash hash, int length, ReadOnlySpan<byte> bytes)
    {
        Span<byte> prefix = stackalloc byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(prefix, length);
        hash.AppendData(prefix);
        hash.AppendData(bytes);
    }

    private static string Finish(IncrementalHash hash)
    {
        Span<byte> digest = stackalloc byte[32];
        hash.GetHashAndReset(digest);
        return Convert.ToHexStringLower(digest[..16]);
    }
}
