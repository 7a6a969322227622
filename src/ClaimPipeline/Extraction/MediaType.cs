using System.Text;

namespace ClaimPipeline.Extraction;

/// <summary>What kind of document a body is. The bytes decide where they can; the Content-Type and the address where not.</summary>
internal enum MediaType
{
    Html,
    Text,
    Pdf,
    Docx,
    Unsupported,
}

/// <summary>Finds the <see cref="MediaType"/> of a body.</summary>
internal static class MediaTypeSniffer
{
    public static MediaType Sniff(ReadOnlySpan<byte> body, string? contentType, string url)
    {
        if (body[..Math.Min(body.Length, 1024)].IndexOf("%PDF-"u8) >= 0)
        {
            return MediaType.Pdf;
        }

        if (body.StartsWith("PK\u0003\u0004"u8))
        {
            return body[..Math.Min(body.Length, 4096)].IndexOf("word/"u8) >= 0
                || body[^Math.Min(body.Length, 65536)..].IndexOf("word/document.xml"u8) >= 0 ? MediaType.Docx : MediaType.Unsupported;
        }

        var declared = (contentType ?? "").Split(';')[0].Trim().ToLowerInvariant();
        if (declared.StartsWith("image/", StringComparison.Ordinal) || declared.StartsWith("audio/", StringComparison.Ordinal)
            || declared.StartsWith("video/", StringComparison.Ordinal) || declared.StartsWith("font/", StringComparison.Ordinal)
            || IsBinary(body))
        {
            return MediaType.Unsupported;
        }

        var looksHtml = LooksHtml(body);
        if (declared is "text/html" or "application/xhtml+xml")
        {
            return MediaType.Html;
        }

        if (looksHtml || declared is "application/xml" or "text/xml")
        {
            return looksHtml ? MediaType.Html : MediaType.Unsupported;
        }

        var path = url.Split('?', '#')[0];
        return path.EndsWith(".html", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".htm", StringComparison.OrdinalIgnoreCase)
            ? MediaType.Html
            : declared is "application/json" or "text/css" or "application/javascript" or "text/javascript" or "text/csv"
                ? MediaType.Unsupported
                : MediaType.Text;
    }

    private static bool LooksHtml(ReadOnlySpan<byte> body)
    {
        var head = Encoding.Latin1.GetString(body[..Math.Min(body.Length, 2048)]).Replace("\0", "", StringComparison.Ordinal);
        return head.Contains("<!doctype html", StringComparison.OrdinalIgnoreCase)
            || head.Contains("<html", StringComparison.OrdinalIgnoreCase)
            || head.Contains("<body", StringComparison.OrdinalIgnoreCase)
            || head.Contains("<head>", StringComparison.OrdinalIgnoreCase)
            || (head.TrimStart().StartsWith('<') && (head.Contains("<p", StringComparison.OrdinalIgnoreCase)
                || head.Contains("<div", StringComparison.OrdinalIgnoreCase) || head.Contains("<article", StringComparison.OrdinalIgnoreCase)));
    }

    // Text has no zero bytes unless it is UTF-16, and few other control characters.
    private static bool IsBinary(ReadOnlySpan<byte> body)
    {
        if (body is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
        {
            return false;
        }

        var head = body[..Math.Min(body.Length, 4096)];
        int zeros = 0, controls = 0;
        foreach (var b in head)
        {
            zeros += b == 0 ? 1 : 0;
            controls += b < 0x20 && b is not ((byte)'\t' or (byte)'\n' or (byte)'\r' or 0x0C or 0x1B or 0) ? 1 : 0;
        }

        var wide = head is [(byte)'<', 0, ..] or [0, (byte)'<', ..];
        return (zeros > 0 && !wide && zeros * 100 > head.Length) || controls * 20 > head.Length;
    }
}
