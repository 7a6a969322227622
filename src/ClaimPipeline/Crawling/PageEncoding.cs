using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace ClaimPipeline.Crawling;

/// <summary>
/// The encoding in which a page's addresses are written, well enough for links: byte order mark, UTF-8 where the bytes are, then
/// header, then declaration. (What the text is written in is found with more care where text is extracted.)
/// </summary>
internal static class PageEncoding
{
    /// <summary>Begins the shifts of the ISO 2022 encodings, whose bytes are all valid UTF-8.</summary>
    private const byte Escape = 0x1B;

    private static readonly SearchValues<char> Ends = SearchValues.Create("\"' ;>?/");

    /// <summary>The encoding, and the bytes to scan: those of encodings in which ASCII does not stand for itself are rewritten as UTF-8.</summary>
    public static (Encoding Encoding, ReadOnlyMemory<byte> Bytes) Of(ReadOnlyMemory<byte> body, string? contentType)
    {
        var (encoding, rewrittenFrom) = OfBytes(body.Span, contentType);
        return rewrittenFrom is not null ? (encoding, Encoding.UTF8.GetBytes(rewrittenFrom.GetString(body.Span)))
            : (encoding, body.Span.StartsWith("\uFEFF"u8) ? body[3..] : body);
    }

    /// <summary>The same by the first bytes of a longer text: the encoding, and the one to be rewritten as UTF-8 first; null when none is.</summary>
    public static (Encoding Encoding, Encoding? RewrittenFrom) OfStart(ReadOnlySpan<byte> start, string? contentType)
    {
        // The last character may be cut.
        var end = start.LastIndexOfAnyInRange((byte)0, (byte)0x7F) + 1;
        return OfBytes(end == 0 ? start : start[..end], contentType);
    }

    private static (Encoding Encoding, Encoding? RewrittenFrom) OfBytes(ReadOnlySpan<byte> span, string? contentType)
    {
        if (span.StartsWith("\uFEFF"u8))
        {
            return (Encoding.UTF8, null);
        }

        if (span.Length >= 2 && ((span[0] == 0xFF && span[1] == 0xFE) || (span[0] == 0xFE && span[1] == 0xFF)))
        {
            return (Encoding.UTF8, span[0] == 0xFF ? Encoding.Unicode : Encoding.BigEndianUnicode);
        }

        var encoding = Labelled(After(contentType ?? "", "charset="), span);
        return encoding.CodePage is >= 50220 and <= 50227 or 52936 ? (Encoding.UTF8, encoding) : (encoding, null);
    }

    /// <summary>Bytes that read as UTF-8 are UTF-8, and bytes that do not are not, whatever the header says; then the page's own word counts.</summary>
    private static Encoding Labelled(string? label, ReadOnlySpan<byte> span)
    {
        var stated = label is null ? null : Find(label);
        if (stated is { CodePage: >= 50220 and <= 50227 or 52936 })
        {
            return stated;
        }

        var isUtf8 = Utf8.IsValid(span);
        if (isUtf8 && !span.Contains(Escape))
        {
            return Encoding.UTF8;
        }

        return stated is null || (!isUtf8 && stated.CodePage == Encoding.UTF8.CodePage)
            ? Declared(span) is { } own ? Find(own) ?? Encoding.UTF8 : Encoding.UTF8
            : stated;
    }

    private static string? Declared(ReadOnlySpan<byte> span)
    {
        var start = Encoding.Latin1.GetString(span[..Math.Min(1024, span.Length)]);
        return start.StartsWith("<?xml", StringComparison.Ordinal) ? After(start, "encoding=") : After(start, "charset=");
    }

    private static string? After(string text, string key)
    {
        var at = text.IndexOf(key, StringComparison.OrdinalIgnoreCase);
        if (at < 0)
        {
            return null;
        }

        var value = text.AsSpan(at + key.Length).TrimStart(" \"'");
        var end = value.IndexOfAny(Ends);
        value = end < 0 ? value : value[..end];
        return value.IsEmpty ? null : value.ToString();
    }

    private static Encoding? Find(string label)
    {
        if (label.StartsWith("utf-16", StringComparison.OrdinalIgnoreCase))
        {
            // Without a byte order mark a declaration that can be read is not in UTF-16.
            return Encoding.UTF8;
        }

        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(label) ?? Encoding.GetEncoding(label);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
