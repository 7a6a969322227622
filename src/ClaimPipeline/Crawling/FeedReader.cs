using System.Text;
using ClaimPipeline.Records;

namespace ClaimPipeline.Crawling;

/// <summary>Reads RSS 0.9 to 2.0, RDF and Atom feeds, also broken ones: what comes before the damage counts.</summary>
internal sealed class FeedReader(int maxEntries)
{
    private readonly List<FoundLink> _links = [];
    private readonly StringBuilder _text = new();
    private string? _link;
    private string? _guid;
    private DateTimeOffset? _date;
    private DateTimeOffset? _modified;

    /// <summary>The entries, and the feed's next page where it names one.</summary>
    public List<FoundLink> Read(ReadOnlyMemory<byte> body, string? contentType, ParsedUrl url)
    {
        var (encoding, bytes) = PageEncoding.Of(body, contentType);
        var scanner = new MarkupScanner(bytes.Span, isXml: true);
        var (feedBase, entryBase) = (url, url);
        var (isInEntry, isPermalink) = (false, true);
        for (var token = scanner.Read(); token != MarkupScanner.Token.End && _links.Count < maxEntries; token = scanner.Read())
        {
            switch (token)
            {
                case MarkupScanner.Token.Text or MarkupScanner.Token.CData:
                    var text = encoding.GetString(scanner.Text);
                    _text.Append(token == MarkupScanner.Token.Text ? MarkupText.Decode(text) : text);
                    break;
                case MarkupScanner.Token.Open:
                    _text.Clear();
                    var here = scanner.TryGet("xml:base"u8, out var written)
                        ? UrlParser.Parse(MarkupText.Decode(encoding.GetString(written)), isInEntry ? entryBase : feedBase)
                        : null;
                    if (scanner.Is("item"u8) || scanner.Is("entry"u8))
                    {
                        (isInEntry, isPermalink, _link, _guid, _date, _modified) = (true, true, null, null, null, null);
                        entryBase = here ?? feedBase;
                    }
                    else if (scanner.Is("feed"u8) || scanner.Is("channel"u8) || scanner.Is("rss"u8))
                    {
                        feedBase = here ?? feedBase;
                    }
                    else if (scanner.Is("link"u8) && scanner.TryGet("href"u8, out var href))
                    {
                        Link(ref scanner, MarkupText.Decode(encoding.GetString(href)), isInEntry ? here ?? entryBase : feedBase, isInEntry);
                    }
                    else if (scanner.Is("guid"u8))
                    {
                        isPermalink = !scanner.TryGet("isPermaLink"u8, out var flag) || !Ascii.EqualsIgnoreCase(flag, "false"u8);
                    }

                    break;
                case MarkupScanner.Token.Close when isInEntry:
                    if (scanner.Is("item"u8) || scanner.Is("entry"u8))
                    {
                        Finish(entryBase);
                        isInEntry = false;
                    }
                    else
                    {
                        Field(ref scanner, isPermalink);
                    }

                    _text.Clear();
                    break;
            }
        }

        return _links;
    }

    private void Link(ref MarkupScanner scanner, string href, ParsedUrl from, bool isInEntry)
    {
        var rel = scanner.TryGet("rel"u8, out var value) ? Encoding.Latin1.GetString(value).ToLowerInvariant() : "alternate";
        if (isInEntry && rel == "alternate")
        {
            _link ??= UrlNormalizer.Parse(href, from)?.ToString();
        }
        else if (!isInEntry && rel is "next" or "prev-archive" && UrlNormalizer.Parse(href, from) is { } next)
        {
            _links.Add(new FoundLink(next.ToString(), FrontierKind.Feed) { IsPagination = true });
        }
    }

    private void Field(ref MarkupScanner scanner, bool isPermalink)
    {
        var text = _text.ToString().Trim();
        if (text.Length == 0)
        {
            return;
        }

        if (scanner.Is("link"u8))
        {
            _link ??= text;
        }
        else if (scanner.Is("guid"u8) && isPermalink)
        {
            _guid ??= text;
        }
        else if (scanner.Is("pubDate"u8) || scanner.Is("published"u8) || scanner.Is("date"u8))
        {
            _date = ListedDate.Parse(text) ?? _date;
        }
        else if (scanner.Is("updated"u8) || scanner.Is("modified"u8))
        {
            _modified = ListedDate.Parse(text) ?? _modified;
        }
    }

    private void Finish(ParsedUrl from)
    {
        if (UrlNormalizer.Parse(_link ?? _guid ?? "", from) is { User: "" } url && (_link ?? _guid) is not null)
        {
            _links.Add(new FoundLink(url.ToString(), FrontierKind.Page) { IsListed = true, Date = _date ?? _modified, Modified = _modified });
        }
    }
}
