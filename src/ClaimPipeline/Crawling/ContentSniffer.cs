using System.Buffers;
using System.Text;

namespace ClaimPipeline.Crawling;

/// <summary>
/// Tells what a body is. Servers label pages as octet streams, pictures as pages and PDF files as HTML, so the first bytes decide
/// and the label only where they are silent.
/// </summary>
public static class ContentSniffer
{
    private const int Window = 4096;

    private static readonly SearchValues<char> NameEnds = SearchValues.Create(" \t\r\n\f/>");

    private static readonly byte[][] BinaryMagic =
    [
        [0x89, (byte)'P', (byte)'N', (byte)'G'], [0xFF, 0xD8, 0xFF], "GIF8"u8.ToArray(), "RIFF"u8.ToArray(), "OggS"u8.ToArray(),
        "ID3"u8.ToArray(), [0x1F, 0x8B], "7z\xBC\xAF"u8.ToArray(), "Rar!"u8.ToArray(), [0x7F, (byte)'E', (byte)'L', (byte)'F'],
        [0xD0, 0xCF, 0x11, 0xE0], "wOFF"u8.ToArray(), "wOF2"u8.ToArray(), "BZh"u8.ToArray(), [0xFD, (byte)'7', (byte)'z', (byte)'X', (byte)'Z'],
        "SQLite format 3"u8.ToArray(), "PK\x03\x04"u8.ToArray(), "PK\x05\x06"u8.ToArray(),
    ];

    /// <summary>The kind of <paramref name="body"/>.</summary>
    /// <param name="body">All of it, content codings undone.</param>
    /// <param name="contentType">Content-Type as sent; null when none was.</param>
    public static ContentKind Sniff(ReadOnlySpan<byte> body, string? contentType)
    {
        if (body.IsEmpty)
        {
            return ContentKind.Empty;
        }

        if (body[..Math.Min(1024, body.Length)].IndexOf("%PDF-"u8) is >= 0 and < 1024)
        {
            return ContentKind.Pdf;
        }

        if (body.StartsWith("PK\x03\x04"u8))
        {
            return body.IndexOf("word/document.xml"u8) >= 0 ? ContentKind.Docx : ContentKind.Unsupported;
        }

        if (body.Length > 12 && body[4..8].SequenceEqual("ftyp"u8))
        {
            return ContentKind.Unsupported;
        }

        foreach (var magic in BinaryMagic)
        {
            if (body.StartsWith(magic))
            {
                return ContentKind.Unsupported;
            }
        }

        return OfText(body, Label(contentType));
    }

    private static ContentKind OfText(ReadOnlySpan<byte> body, string label)
    {
        var start = Encoding.Latin1.GetString(body[..Math.Min(Window, body.Length)]);
        var hasBom = true;
        if (start.StartsWith("\u00FF\u00FE", StringComparison.Ordinal) || start.StartsWith("\u00FE\u00FF", StringComparison.Ordinal))
        {
            start = start[2..].Replace("\0", "", StringComparison.Ordinal);
        }
        else if (start.StartsWith("\u00EF\u00BB\u00BF", StringComparison.Ordinal))
        {
            start = start[3..];
        }
        else
        {
            hasBom = false;
        }

        var text = start.AsSpan().TrimStart();
        if (OfMarkup(text, label) is { } kind)
        {
            return kind;
        }

        if (!hasBom && start.Any(c => c is < '\t' or '\v' or (> '\r' and < '\u001B') or (> '\u001B' and < ' ')))
        {
            return ContentKind.Unsupported;
        }

        if (text.Length > 0 && text[0] == '{' && text.Contains("//jsonfeed.org/version", StringComparison.Ordinal))
        {
            return ContentKind.JsonFeed;
        }

        if (label.EndsWith("json", StringComparison.Ordinal) || label.EndsWith("javascript", StringComparison.Ordinal) || label == "text/css")
        {
            return label == "application/feed+json" ? ContentKind.JsonFeed : ContentKind.Unsupported;
        }

        return label is "text/html" or "application/xhtml+xml" ? ContentKind.Html
            : label.StartsWith("image/", StringComparison.Ordinal) || label.StartsWith("audio/", StringComparison.Ordinal)
                || label.StartsWith("video/", StringComparison.Ordinal) || label.StartsWith("font/", StringComparison.Ordinal)
                ? ContentKind.Unsupported
                : LooksLikeHtml(text) ? ContentKind.Html : ContentKind.Text;
    }

    /// <summary>By the first element; null when the text does not begin with markup.</summary>
    private static ContentKind? OfMarkup(ReadOnlySpan<char> text, string label)
    {
        var isXml = false;
        while (text.Length > 1 && text[0] == '<' && text[1] is '?' or '!')
        {
            if (text.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase))
            {
                return ContentKind.Html;
            }

            isXml |= text.StartsWith("<?xml", StringComparison.OrdinalIgnoreCase);
            var isComment = text.StartsWith("<!--", StringComparison.Ordinal);
            var hasSubset = text.StartsWith("<!DOCTYPE", StringComparison.OrdinalIgnoreCase)
                && text.IndexOf('[') is var open and >= 0 && open < text.IndexOf('>');
            var end = isComment ? "-->" : hasSubset ? "]>" : ">";
            var at = text.IndexOf(end, StringComparison.Ordinal);
            if (at < 0)
            {
                // The window ends inside: the label and the declaration are all there is.
                return isXml && !label.Contains("html", StringComparison.Ordinal) ? ContentKind.Feed : ContentKind.Html;
            }

            text = text[(at + end.Length)..].TrimStart();
        }

        if (text.Length < 2 || text[0] != '<' || !char.IsAsciiLetter(text[1]))
        {
            return null;
        }

        var length = text[1..].IndexOfAny(NameEnds);
        var name = (length < 0 ? text[1..] : text.Slice(1, length)).ToString();
        var colon = name.IndexOf(':', StringComparison.Ordinal);
        return name[(colon + 1)..].ToUpperInvariant() switch
        {
            "RSS" or "RDF" or "FEED" => ContentKind.Feed,
            "URLSET" or "SITEMAPINDEX" => ContentKind.Sitemap,
            "SVG" => ContentKind.Unsupported,
            "HTML" => ContentKind.Html,
            _ => isXml && !label.Contains("html", StringComparison.Ordinal) ? ContentKind.Unsupported : ContentKind.Html,
        };
    }

    private static bool LooksLikeHtml(ReadOnlySpan<char> text) =>
        text.Contains("<html", StringComparison.OrdinalIgnoreCase) || text.Contains("<head", StringComparison.OrdinalIgnoreCase)
        || text.Contains("<body", StringComparison.OrdinalIgnoreCase) || text.Contains("<title", StringComparison.OrdinalIgnoreCase);

    private static string Label(string? contentType)
    {
        var label = contentType ?? "";
        var end = label.IndexOf(';', StringComparison.Ordinal);
        return (end < 0 ? label : label[..end]).Trim().ToLowerInvariant();
    }
}
