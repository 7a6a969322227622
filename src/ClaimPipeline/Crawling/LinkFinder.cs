using System.Buffers;
using System.Collections.Frozen;
using System.Text;
using ClaimPipeline.Records;

namespace ClaimPipeline.Crawling;

/// <summary>Finds what a page, feed or sitemap leads to.</summary>
public sealed class LinkFinder(CrawlingOptions options)
{
    private const int LongestValue = 8192;

    private static readonly SearchValues<char> QueryOrEnd = SearchValues.Create("?;");

    /// <summary>Files that no later stage reads; asking for them would only cost their publisher.</summary>
    private static readonly FrozenSet<string> UselessExtensions = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "7z", "apk", "avi", "avif", "bmp", "bz2", "css", "csv", "dmg", "eot", "eps", "epub", "exe", "flac", "flv", "gif", "ico", "ics", "iso",
        "jpeg", "jpg", "js", "json", "m3u8", "m4a", "m4v", "mid", "mkv", "mov", "mp3", "mp4", "mpeg", "mpg", "msi", "ogg", "ogv", "otf", "png", "ppt",
        "pptx", "rar", "svg", "swf", "tar", "tif", "tiff", "ttf", "wav", "webm", "webp", "wma", "wmv", "woff", "woff2", "xls", "xlsx", "zip");

    /// <summary>The links of an answer; none when it is not markup.</summary>
    /// <param name="answer">A whole answer with its body.</param>
    /// <param name="expected">What was expected at its address; tells a list of addresses from a plain text.</param>
    public FoundLinks Find(PageAnswer answer, FrontierKind expected)
    {
        ArgumentNullException.ThrowIfNull(answer);
        if (ParsedUrl.Of(answer.Page.Url) is not { } url)
        {
            return FoundLinks.None;
        }

        return answer.Kind switch
        {
            ContentKind.Html => InHtml(answer, url),
            ContentKind.Feed => new FoundLinks(new FeedReader(options.MaxListedEntries).Read(answer.Body, answer.Page.ContentType, url), default, null),
            ContentKind.JsonFeed => new FoundLinks(JsonFeedReader.Read(answer.Body, url, options.MaxListedEntries), default, null),
            ContentKind.Sitemap or ContentKind.Text when answer.LargeList is null && (answer.Kind == ContentKind.Sitemap || expected == FrontierKind.Sitemap) =>
                new FoundLinks([.. InList(answer, () => new MemoryStream(answer.Body.ToArray(), writable: false))], default, null),
            _ => FoundLinks.None,
        };
    }

    /// <summary>The links of an answer's <see cref="PageAnswer.LargeList"/>, each read when it is asked for; none when it has none.</summary>
    public IEnumerable<FoundLink> FindInLargeList(PageAnswer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return answer.LargeList is { } list ? InList(answer, list.Open) : [];
    }

    private IEnumerable<FoundLink> InList(PageAnswer answer, Func<Stream> open) =>
        new SitemapReader(options.MaxListedEntries).Read(open, answer.Page.ContentType, isText: answer.Kind == ContentKind.Text);

    /// <summary>Whether an address turns the page of a listing: a page parameter, or a path that ends with a page number.</summary>
    internal static bool IsPagination(ParsedUrl url)
    {
        if (url.Query is { } query)
        {
            foreach (var part in query.Split('&'))
            {
                var equals = part.IndexOf('=', StringComparison.Ordinal);
                if (equals > 0 && part.AsSpan(equals + 1) is { Length: > 0 and < 6 } value && !value.ContainsAnyExceptInRange('0', '9')
                    && part[..equals].ToLowerInvariant() is "page" or "p" or "pg" or "paged" or "pageno" or "pagenum" or "page_no" or "pageindex"
                        or "start" or "offset" or "seite")
                {
                    return true;
                }
            }
        }

        var segments = url.Path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return segments.Length > 1 && segments[^1].Length < 6 && segments[^1].All(char.IsAsciiDigit)
            && segments[^2].ToLowerInvariant() is "page" or "p" or "seite";
    }

    private FoundLinks InHtml(PageAnswer answer, ParsedUrl url)
    {
        var (encoding, bytes) = PageEncoding.Of(answer.Body, answer.Page.ContentType);
        var page = new LinkPage(url, encoding, options);
        var scanner = new MarkupScanner(bytes.Span, isXml: false);
        using var text = new VisibleText();
        for (var token = scanner.Read(); token != MarkupScanner.Token.End; token = scanner.Read())
        {
            if (token == MarkupScanner.Token.Open)
            {
                text.Open(in scanner);
                Visit(ref scanner, page);
            }
            else if (token == MarkupScanner.Token.Text)
            {
                text.Add(scanner.Text);
            }
        }

        return new FoundLinks(page.Links, page.Directives, page.Canonical) { TextDigest = text.Digest(), Language = page.Language };
    }

    private void Visit(ref MarkupScanner scanner, LinkPage page)
    {
        var name = scanner.Name;
        switch (name.Length)
        {
            case 1 when scanner.Is("a"u8):
                Anchor(ref scanner, page);
                break;
            case 4 when scanner.Is("area"u8):
                Anchor(ref scanner, page);
                break;
            case 4 when scanner.Is("link"u8):
                Relation(ref scanner, page);
                break;
            case 4 when scanner.Is("meta"u8):
                Meta(ref scanner, page);
                break;
            case 4 when scanner.Is("html"u8):
                page.Language ??= Language(ref scanner, "lang"u8);
                break;
            case 4 when scanner.Is("base"u8):
                if (scanner.TryGet("href"u8, out var href))
                {
                    page.Rebase(href);
                }

                break;
            case 5 when scanner.Is("frame"u8):
                if (scanner.TryGet("src"u8, out var source))
                {
                    Add(page, source, FrontierKind.Page, isPagination: false);
                }

                break;
            case 5 when scanner.Is("style"u8) || scanner.Is("title"u8):
            case 6 when scanner.Is("script"u8) || scanner.Is("iframe"u8):
            case 8 when scanner.Is("textarea"u8) || scanner.Is("noframes"u8):
            case 3 when scanner.Is("xmp"u8):
            case 7 when scanner.Is("noembed"u8):
                scanner.SkipRawText();
                break;
        }
    }

    private void Anchor(ref MarkupScanner scanner, LinkPage page)
    {
        if (!scanner.TryGet("href"u8, out var href) || scanner.TryGet("download"u8, out _))
        {
            return;
        }

        var rel = scanner.TryGet("rel"u8, out var value) ? Latin1(value) : "";
        if (!options.RespectNoFollow || !HasWord(rel, "nofollow"))
        {
            Add(page, href, FrontierKind.Page, isPagination: HasWord(rel, "next"), Language(ref scanner, "hreflang"u8));
        }
    }

    private static string? Language(ref MarkupScanner scanner, ReadOnlySpan<byte> attribute) =>
        scanner.TryGet(attribute, out var value) && Latin1(value).Trim() is { Length: > 0 } language ? language : null;

    private void Relation(ref MarkupScanner scanner, LinkPage page)
    {
        if (!scanner.TryGet("rel"u8, out var value) || !scanner.TryGet("href"u8, out var href))
        {
            return;
        }

        var rel = Latin1(value);
        if (HasWord(rel, "canonical"))
        {
            // The address that a page calls its own may be one that nothing links to.
            if (page.Canonical is null && page.Resolve(href) is { User: "" } own)
            {
                page.Canonical = own.ToString();
                Add(page, own, FrontierKind.Page, isPagination: false, language: null);
            }
        }
        else if (HasWord(rel, "next"))
        {
            Add(page, href, FrontierKind.Page, isPagination: true);
        }
        else if (HasWord(rel, "sitemap"))
        {
            Add(page, href, FrontierKind.Sitemap, isPagination: false);
        }
        else if (HasWord(rel, "alternate"))
        {
            var type = scanner.TryGet("type"u8, out var written) ? Latin1(written).Trim().ToLowerInvariant() : "";
            if (type.StartsWith("application/rss+xml", StringComparison.Ordinal) || type.StartsWith("application/atom+xml", StringComparison.Ordinal)
                || type.StartsWith("application/feed+json", StringComparison.Ordinal))
            {
                Add(page, href, FrontierKind.Feed, isPagination: false);
            }
            else if (Language(ref scanner, "hreflang"u8) is { } language)
            {
                Add(page, href, FrontierKind.Page, isPagination: false, language);
            }
        }
    }

    private void Meta(ref MarkupScanner scanner, LinkPage page)
    {
        if (!scanner.TryGet("content"u8, out var content))
        {
            return;
        }

        if (scanner.TryGet("name"u8, out var name))
        {
            var who = Latin1(name).Trim();
            if (who.Equals("robots", StringComparison.OrdinalIgnoreCase) || who.Equals(options.Agent, StringComparison.OrdinalIgnoreCase))
            {
                page.Directives |= RobotsDirectives.Parse(Latin1(content));
            }
        }
        else if (scanner.TryGet("http-equiv"u8, out var header) && Ascii.EqualsIgnoreCase(header, "refresh"u8))
        {
            var target = Latin1(content);
            var at = target.IndexOf("url=", StringComparison.OrdinalIgnoreCase);
            if (at >= 0)
            {
                Add(page, Encoding.Latin1.GetBytes(target[(at + 4)..].Trim(' ', '\'', '"')), FrontierKind.Page, isPagination: false);
            }
        }
    }

    private void Add(LinkPage page, ReadOnlySpan<byte> href, FrontierKind kind, bool isPagination, string? language = null)
    {
        if (page.Resolve(href) is { User: "" } url)
        {
            Add(page, url, kind, isPagination, language);
        }
    }

    private void Add(LinkPage page, ParsedUrl url, FrontierKind kind, bool isPagination, string? language)
    {
        if (page.Links.Count >= options.MaxLinksPerPage)
        {
            return;
        }

        var address = url.ToString();
        if (address.Length <= options.MaxUrlLength && (kind != FrontierKind.Page || !IsUseless(url)) && page.Seen.Add(address))
        {
            page.Links.Add(new FoundLink(address, kind) { IsPagination = isPagination || IsPagination(url), Language = language });
        }
    }

    private static bool IsUseless(ParsedUrl url)
    {
        var name = url.Path[(url.Path.LastIndexOf('/') + 1)..];
        var end = name.AsSpan().IndexOfAny(QueryOrEnd);
        name = end < 0 ? name : name[..end];
        var dot = name.LastIndexOf('.');
        return dot > 0 && UselessExtensions.Contains(name[(dot + 1)..]);
    }

    /// <summary>A value that is read for its words, not longer than any that means something.</summary>
    private static string Latin1(ReadOnlySpan<byte> value) => Encoding.Latin1.GetString(value[..Math.Min(value.Length, LongestValue)]);

    private static bool HasWord(string list, string word)
    {
        if (!list.Contains(word, StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        foreach (var part in list.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            if (part.Equals(word, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
