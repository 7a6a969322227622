using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;
using ClaimPipeline.Records;

namespace ClaimPipeline.Crawling;

/// <summary>
/// Undoes content codings under a limit. Unlike the framework's own, it notices a body that was cut, undoes several codings, and
/// passes through a body whose label lies.
/// </summary>
public static class BodyDecoder
{
    private const int MostCodings = 4;

    /// <summary>What deflate can make of a byte.</summary>
    private const long MostInflation = 1032;

    /// <summary>The body behind all codings.</summary>
    /// <param name="wire">The body as sent.</param>
    /// <param name="contentEncoding">Content-Encoding as sent; null when none was.</param>
    /// <param name="maxBytes">Largest result, also of a step in between.</param>
    /// <returns>The bytes, or TooLarge, or BrokenBody.</returns>
    public static StageResult<byte[]> Decode(byte[] wire, string? contentEncoding, int maxBytes)
    {
        ArgumentNullException.ThrowIfNull(wire);
        var codings = (contentEncoding ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (codings.Length > MostCodings)
        {
            return StageResult<byte[]>.Dropped(DropReason.BrokenBody, $"{codings.Length} content codings on top of each other.");
        }

        var body = wire;
        for (var i = codings.Length - 1; i >= 0; i--)
        {
            var result = Undo(body, codings[i].ToLowerInvariant(), maxBytes);
            if (!result.IsKept)
            {
                return result;
            }

            body = result.Value;
        }

        // Gzip that nobody announced: archives of sitemaps, and servers that forget the label.
        return IsGzip(body) ? Undo(body, "gzip", maxBytes) : StageResult<byte[]>.Kept(body);
    }

    private static StageResult<byte[]> Undo(byte[] body, string coding, int maxBytes)
    {
        try
        {
            return coding switch
            {
                "identity" => StageResult<byte[]>.Kept(body),
                "gzip" or "x-gzip" => IsGzip(body) ? Gunzip(body, maxBytes) : StageResult<byte[]>.Kept(body),
                "deflate" => Inflate(body, maxBytes),
                "br" => Unbrotli(body, maxBytes),
                _ => StageResult<byte[]>.Dropped(DropReason.BrokenBody, $"The content coding '{coding}' is not known."),
            };
        }
        catch (InvalidDataException damage)
        {
            return StageResult<byte[]>.Dropped(DropReason.BrokenBody, $"The {coding} data is damaged: {damage.Message}");
        }
    }

    private static bool IsGzip(byte[] body) => body.Length > 2 && body[0] == 0x1F && body[1] == 0x8B && body[2] == 8;

    private static StageResult<byte[]> Gunzip(byte[] body, int maxBytes)
    {
        // The stream ends quietly where a cut body ends. The length in the trailer tells, unless there are several members.
        var trailer = body.Length >= 18 ? BinaryPrimitives.ReadUInt32LittleEndian(body.AsSpan(body.Length - 4)) : uint.MaxValue;
        using var gzip = new GZipStream(new MemoryStream(body, writable: false), CompressionMode.Decompress);
        var result = ReadAll(gzip, maxBytes, trailer <= Math.Min(maxBytes, body.Length * MostInflation) ? (int)trailer : body.Length);
        if (!result.IsKept)
        {
            return result;
        }

        return trailer == (uint)result.Value.Length || GzipMembers.AreWhole(body)
            ? result
            : StageResult<byte[]>.Dropped(DropReason.BrokenBody, "The gzip data is cut short.");
    }

    private static StageResult<byte[]> Inflate(byte[] body, int maxBytes)
    {
        // "deflate" means zlib by the book and raw deflate by many servers.
        var isZlib = body.Length > 6 && (body[0] & 0x0F) == 8 && ((body[0] << 8) | body[1]) % 31 == 0;
        using var source = new MemoryStream(body, writable: false);
        using Stream inflate = isZlib
            ? new ZLibStream(source, CompressionMode.Decompress)
            : new DeflateStream(source, CompressionMode.Decompress);
        var result = ReadAll(inflate, maxBytes, body.Length);
        return !isZlib || !result.IsKept || Adler32(result.Value) == BinaryPrimitives.ReadUInt32BigEndian(body.AsSpan(body.Length - 4))
            ? result
            : StageResult<byte[]>.Dropped(DropReason.BrokenBody, "The deflate data is cut short.");
    }

    private static StageResult<byte[]> Unbrotli(byte[] body, int maxBytes)
    {
        using var decoder = new BrotliDecoder();
        var output = new ArrayBufferWriter<byte>(Math.Max(1024, Math.Min(body.Length * 4, maxBytes)));
        var rest = body.AsSpan();
        while (true)
        {
            var status = decoder.Decompress(rest, output.GetSpan(1 << 16), out var consumed, out var written);
            output.Advance(written);
            rest = rest[consumed..];
            if (output.WrittenCount > maxBytes)
            {
                return TooLarge(maxBytes);
            }

            switch (status)
            {
                case OperationStatus.Done:
                    return StageResult<byte[]>.Kept(output.WrittenSpan.ToArray());
                case OperationStatus.DestinationTooSmall:
                    continue;
                case OperationStatus.NeedMoreData:
                    return StageResult<byte[]>.Dropped(DropReason.BrokenBody, "The br data is cut short.");
                default:
                    return StageResult<byte[]>.Dropped(DropReason.BrokenBody, "The br data is damaged.");
            }
        }
    }

    /// <param name="stream">What to read.</param>
    /// <param name="maxBytes">Most that is kept.</param>
    /// <param name="expected">A guess at its length: a right one saves copies.</param>
    private static StageResult<byte[]> ReadAll(Stream stream, int maxBytes, int expected)
    {
        var output = GC.AllocateUninitializedArray<byte>(Math.Clamp(expected, 1, maxBytes));
        for (var length = 0; ;)
        {
            var read = stream.Read(output.AsSpan(length));
            length += read;
            if (read == 0)
            {
                Array.Resize(ref output, length);
                return StageResult<byte[]>.Kept(output);
            }

            if (length == output.Length)
            {
                var next = stream.ReadByte();
                if (next < 0)
                {
                    return StageResult<byte[]>.Kept(output);
                }

                if (length == maxBytes)
                {
                    return TooLarge(maxBytes);
                }

                Array.Resize(ref output, (int)Math.Min(Math.Max(length * 2L, 1024), maxBytes));
                output[length++] = (byte)next;
            }
        }
    }

    private static StageResult<byte[]> TooLarge(int maxBytes) =>
        StageResult<byte[]>.Dropped(DropReason.TooLarge, $"It decompresses to more than {maxBytes} bytes.");

    private static uint Adler32(ReadOnlySpan<byte> data)
    {
        const uint Modulus = 65521;
        uint a = 1, b = 0;
        while (data.Length > 0)
        {
            // 5552 steps fit into 32 bits before the sums must be reduced.
            var part = data[..Math.Min(5552, data.Length)];
            foreach (var value in part)
            {
                a += value;
                b += a;
            }

            a %= Modulus;
            b %= Modulus;
            data = data[part.Length..];
        }

        return (b << 16) | a;
    }
}
