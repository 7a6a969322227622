using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;
using System.Security.Cryptography;
using ClaimPipeline.Records;

namespace ClaimPipeline.Crawling;

/// <summary>A body too large to be held in memory, content codings undone while it is read. It goes with the answer that it came with.</summary>
public sealed class LargeBody
{
    private const int BufferBytes = 1 << 16;
    private const int MagicBytes = 3;

    private readonly WireBody _wire;
    private readonly List<Func<Stream, Stream>> _layers = [];

    private LargeBody(WireBody wire) => _wire = wire;

    /// <summary>Bytes, codings undone.</summary>
    public long Length { get; private set; }

    /// <summary>SHA-256 of these.</summary>
    public ReadOnlyMemory<byte> Sha256 { get; private set; }

    /// <summary>Reads it from the start.</summary>
    public Stream Open() => _layers.Aggregate(_wire.Open(), (stream, layer) => layer(stream));

    /// <summary>A body that was read once, and is whole.</summary>
    /// <param name="wire">The body as sent.</param>
    /// <param name="contentEncoding">Content-Encoding as sent; null when none was.</param>
    /// <param name="startBytes">How many bytes to hand out at once.</param>
    /// <param name="maxBytes">Largest result.</param>
    /// <param name="start">The first bytes, at most that many.</param>
    /// <returns>The body, or TooLarge, or BrokenBody.</returns>
    internal static StageResult<LargeBody> Of(WireBody wire, string? contentEncoding, int startBytes, int maxBytes, out byte[] start)
    {
        var body = new LargeBody(wire);
        start = [];
        try
        {
            foreach (var coding in (contentEncoding ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Reverse())
            {
                if (!body.TryUndo(coding.ToLowerInvariant()))
                {
                    return StageResult<LargeBody>.Dropped(DropReason.BrokenBody, $"The content coding '{coding}' is not known.");
                }
            }

            // Archives of sitemaps are gzip that nobody announces.
            body.TryUndo("gzip");
            start = body.Start(startBytes);
            if (!body.Measure(maxBytes))
            {
                return StageResult<LargeBody>.Dropped(DropReason.TooLarge, $"It has more than {maxBytes} bytes.");
            }

            return body.IsCut()
                ? StageResult<LargeBody>.Dropped(DropReason.BrokenBody, "The gzip data is cut short.")
                : StageResult<LargeBody>.Kept(body);
        }
        catch (Exception damage) when (damage is InvalidDataException or InvalidOperationException)
        {
            return StageResult<LargeBody>.Dropped(DropReason.BrokenBody, $"The compressed data is damaged: {damage.Message}");
        }
    }

    private bool TryUndo(string coding)
    {
        var start = Start(MagicBytes);
        switch (coding)
        {
            case "identity":
            case "gzip" or "x-gzip" when start is not [0x1F, 0x8B, 8]:
                // The label lies.
                return true;
            case "gzip" or "x-gzip":
                _layers.Add(stream => new GZipStream(stream, CompressionMode.Decompress));
                return true;
            case "deflate" when start.Length > 1 && (start[0] & 0x0F) == 8 && ((start[0] << 8) | start[1]) % 31 == 0:
                _layers.Add(stream => new ZLibStream(stream, CompressionMode.Decompress));
                return true;
            case "deflate":
                _layers.Add(stream => new DeflateStream(stream, CompressionMode.Decompress));
                return true;
            case "br":
                _layers.Add(stream => new BrotliStream(stream, CompressionMode.Decompress));
                return true;
            default:
                return false;
        }
    }

    private byte[] Start(int length)
    {
        using var stream = Open();
        var start = new byte[length];
        Array.Resize(ref start, stream.ReadAtLeast(start, length, throwOnEndOfStream: false));
        return start;
    }

    /// <summary>Reads all of it for length and digest. False when there is too much.</summary>
    private bool Measure(int maxBytes)
    {
        using var stream = Open();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        try
        {
            for (int read; (read = stream.Read(buffer)) > 0;)
            {
                Length += read;
                if (Length > maxBytes)
                {
                    return false;
                }

                hash.AppendData(buffer.AsSpan(0, read));
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        Sha256 = hash.GetHashAndReset();
        return true;
    }

    /// <summary>The framework ends quietly where cut gzip data ends; the length in its trailer tells.</summary>
    private bool IsCut()
    {
        if (_layers.Count != 1)
        {
            return false;
        }

        using var wire = _wire.Open();
        Span<byte> magic = stackalloc byte[MagicBytes];
        if (wire.ReadAtLeast(magic, MagicBytes, throwOnEndOfStream: false) < MagicBytes || magic is not [0x1F, 0x8B, 8])
        {
            return false;
        }

        Span<byte> trailer = stackalloc byte[sizeof(uint)];
        wire.Position = _wire.Length - trailer.Length;
        wire.ReadExactly(trailer);
        return BinaryPrimitives.ReadUInt32LittleEndian(trailer) != (uint)Length;
    }
}
