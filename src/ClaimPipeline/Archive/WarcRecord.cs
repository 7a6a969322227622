using System.Globalization;
using System.Text;

namespace ClaimPipeline.Archive;

/// <summary>One record of a WARC file.</summary>
public sealed class WarcRecord
{
    private readonly List<KeyValuePair<string, string>> _fields;

    internal WarcRecord(List<KeyValuePair<string, string>> fields, ReadOnlyMemory<byte> block, long offset, bool isTooLarge)
    {
        (_fields, Block, Offset, IsTooLarge) = (fields, block, offset, isTooLarge);
        (HttpHead, Payload) = SplitHttp();
    }

    /// <summary>warcinfo, response, resource, request, metadata, revisit, conversion or continuation.</summary>
    public string Type => this["WARC-Type"]?.ToLowerInvariant() ?? "";

    /// <summary>The address it is about, without angle brackets; null when it has none.</summary>
    public string? TargetUri => this["WARC-Target-URI"]?.Trim('<', '>', ' ');

    /// <summary>WARC-Date; null when it has none that can be read.</summary>
    public DateTimeOffset? Date =>
        DateTimeOffset.TryParse(this["WARC-Date"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) ? date : null;

    /// <summary>Everything between the record's header and its end; empty when <see cref="IsTooLarge"/>.</summary>
    public ReadOnlyMemory<byte> Block { get; }

    /// <summary>Where the record begins, in bytes of the decompressed file.</summary>
    public long Offset { get; }

    /// <summary>Whether its block was longer than the reader's limit, and skipped.</summary>
    public bool IsTooLarge { get; }

    /// <summary>Status line and header lines of an HTTP response or request; null when the block holds none.</summary>
    public string? HttpHead { get; }

    /// <summary>The block behind <see cref="HttpHead"/>, content and transfer codings as archived.</summary>
    public ReadOnlyMemory<byte> Payload { get; }

    /// <summary>The value of the field with that name, any case; null when there is none.</summary>
    public string? this[string name]
    {
        get
        {
            foreach (var (key, value) in _fields)
            {
                if (string.Equals(key, name, StringComparison.OrdinalIgnoreCase))
                {
                    return value;
                }
            }

            return null;
        }
    }

    /// <summary>Reads one whole record.</summary>
    /// <exception cref="InvalidDataException">It is none.</exception>
    internal static WarcRecord Parse(byte[] record)
    {
        using var stream = new MemoryStream(record, writable: false);
        return WarcReader.Read(stream, "record", int.MaxValue).FirstOrDefault() ?? throw new InvalidDataException("It is empty.");
    }

    private (string? Head, ReadOnlyMemory<byte> Payload) SplitHttp()
    {
        if (IsTooLarge || this["Content-Type"]?.StartsWith("application/http", StringComparison.OrdinalIgnoreCase) != true)
        {
            return (null, Block);
        }

        var end = Block.Span.IndexOf("\r\n\r\n"u8);
        var length = 4;
        if (end < 0)
        {
            (end, length) = (Block.Span.IndexOf("\n\n"u8), 2);
        }

        return end < 0
            ? (Encoding.Latin1.GetString(Block.Span), default)
            : (Encoding.Latin1.GetString(Block.Span[..end]), Block[(end + length)..]);
    }
}
