using System.Text;
using ClaimPipeline.Records;

namespace ClaimPipeline.Crawling;

/// <summary>
/// Reads sitemaps and indexes of sitemaps, news extension included, and lists of addresses as plain text: piece by piece, so that the
/// largest takes no more memory than a small one.
/// </summary>
internal sealed class SitemapReader(int maxEntries)
{
    /// <summary>Longer than any entry.</summary>
    private const int PieceBytes = 1 << 17;

    private const int StartBytes = 1024;
    private const int LongestName = 64;

    /// <summary>The addresses that it lists, each read when it is asked for.</summary>
    /// <param name="open">Opens the list, content codings undone; called twice.</param>
    /// <param name="contentType">Content-Type as sent; null when none was.</param>
    /// <param name="isText">Whether it is plain text, an address a line.</param>
    public IEnumerable<FoundLink> Read(Func<Stream> open, string? contentType, bool isText)
    {
        var (encoding, rewrittenFrom) = EncodingOf(open, contentType);
        using var stream = rewrittenFrom is null ? open() : Encoding.CreateTranscodingStream(open(), rewrittenFrom, Encoding.UTF8);
        var piece = new byte[PieceBytes];
        var (length, count, isLast) = (0, 0, false);
        while (!isLast && count < maxEntries)
        {
            length += stream.ReadAtLeast(piece.AsSpan(length), piece.Length - length, throwOnEndOfStream: false);
            isLast = length < piece.Length;
            var end = isLast ? length : isText ? piece.AsSpan().LastIndexOf((byte)'\n') + 1 : EndOfEntry(piece);

            // What has no end in all that room is no entry.
            end = end == 0 ? length : end;
            foreach (var link in isText ? Lines(piece.AsSpan(0, end)) : Entries(piece.AsSpan(0, end), encoding))
            {
                if (count++ < maxEntries)
                {
                    yield return link;
                }
            }

            piece.AsSpan(end, length - end).CopyTo(piece);
            length -= end;
        }
    }

    private static (Encoding Encoding, Encoding? RewrittenFrom) EncodingOf(Func<Stream> open, string? contentType)
    {
        using var stream = open();
        var start = new byte[StartBytes];
        return PageEncoding.OfStart(start.AsSpan(0, stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)), contentType);
    }

    /// <summary>Where the last whole entry ends; 0 when none does.</summary>
    private static int EndOfEntry(ReadOnlySpan<byte> piece)
    {
        for (var rest = piece; rest.LastIndexOf("</"u8) is var at and >= 0; rest = rest[..at])
        {
            var tag = piece[(at + 2)..Math.Min(piece.Length, at + 2 + LongestName)];
            var end = tag.IndexOf((byte)'>');
            var name = end < 0 ? default : tag[..end].TrimEnd(" \t\r\n"u8);
            name = name[(name.LastIndexOf((byte)':') + 1)..];
            if (Ascii.EqualsIgnoreCase(name, "url"u8) || Ascii.EqualsIgnoreCase(name, "sitemap"u8))
            {
                return at + 2 + end + 1;
            }
        }

        return 0;
    }

    private static List<FoundLink> Entries(ReadOnlySpan<byte> piece, Encoding encoding)
    {
        var links = new List<FoundLink>();
        var scanner = new MarkupScanner(piece, isXml: true);
        var text = new StringBuilder();
        string? location = null;
        string? language = null;
        (DateTimeOffset? Published, DateTimeOffset? Modified) dates = default;
        for (var token = scanner.Read(); token != MarkupScanner.Token.End; token = scanner.Read())
        {
            switch (token)
            {
                case MarkupScanner.Token.Text or MarkupScanner.Token.CData:
                    var part = encoding.GetString(scanner.Text);
                    text.Append(token == MarkupScanner.Token.Text ? MarkupText.Decode(part) : part);
                    break;
                case MarkupScanner.Token.Open:
                    text.Clear();
                    if (scanner.Is("link"u8) && scanner.TryGet("hreflang"u8, out var translation) && scanner.TryGet("href"u8, out var href))
                    {
                        Add(links, MarkupText.Decode(encoding.GetString(href)), FrontierKind.Page, default, encoding.GetString(translation).Trim());
                    }

                    break;
                case MarkupScanner.Token.Close:
                    if (scanner.Is("loc"u8) && scanner.Name.IndexOf("image:"u8) != 0 && scanner.Name.IndexOf("video:"u8) != 0)
                    {
                        location = text.ToString().Trim();
                    }
                    else if (scanner.Is("publication_date"u8))
                    {
                        dates.Published = ListedDate.Parse(text.ToString().Trim());
                    }
                    else if (scanner.Is("lastmod"u8))
                    {
                        dates.Modified = ListedDate.Parse(text.ToString().Trim());
                    }
                    else if (scanner.Is("language"u8))
                    {
                        language = text.ToString().Trim();
                    }
                    else if (scanner.Is("url"u8) || scanner.Is("sitemap"u8))
                    {
                        Add(links, location, scanner.Is("url"u8) ? FrontierKind.Page : FrontierKind.Sitemap, dates, language);
                        (location, language, dates) = (null, null, default);
                    }

                    text.Clear();
                    break;
            }
        }

        return links;
    }

    private static List<FoundLink> Lines(ReadOnlySpan<byte> piece)
    {
        var links = new List<FoundLink>();
        foreach (var line in Encoding.UTF8.GetString(piece).EnumerateLines())
        {
            Add(links, line.Trim('\uFEFF').Trim().ToString(), FrontierKind.Page, default, null);
        }

        return links;
    }

    private static void Add(
        List<FoundLink> links, string? location, FrontierKind kind, (DateTimeOffset? Published, DateTimeOffset? Modified) dates, string? language)
    {
        if (location is { Length: > 0 } && UrlNormalizer.Parse(location, null) is { User: "" } url)
        {
            links.Add(new FoundLink(url.ToString(), kind)
            {
                IsListed = true, Date = dates.Published, Modified = dates.Modified, Language = string.IsNullOrEmpty(language) ? null : language,
            });
        }
    }
}
