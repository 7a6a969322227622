namespace ClaimPipeline.Extraction;

/// <summary>Chooses a page's headline among JSON-LD, meta elements, the title element and its headings.</summary>
internal static class TitleReader
{
    private static readonly string[] Separators = [" | ", " - ", " – ", " — ", " :: ", " » ", " · ", " • ", " / ", " « ", "|", "_"];

    public static (string Title, PageNode? Headline) Read(PageTree page, MetaTags meta, JsonLdArticle jsonLd, string? site, string host)
    {
        var headings = new List<PageNode>();
        string document = "";
        foreach (var node in page.Root.Subtree())
        {
            if (node.Tag == Tag.Title && document.Length == 0 && node.Element is { } element && element.Closest("svg") is null)
            {
                document = WhiteSpace.Collapse(element.TextContent);
            }

            if ((Tags.IsHeading(node.Tag) || node.Has(Marks.Headline)) && !node.IsHidden && node.Letters is > 0 and < 400 && headings.Count < 100)
            {
                headings.Add(node);
            }
        }

        var stated = new[] { Cut(meta.First("og:title"), site, host), Cut(jsonLd.Headline, site, host), Cut(meta.First("twitter:title"), site, host), Cut(document, site, host) };
        var seen = headings.Find(h => h.Tag == Tag.H1 && Agrees(h, stated)) ?? headings.Find(h => Agrees(h, stated));
        if (seen is not null)
        {
            // The heading may have a subtitle or a count in it, or the stated title the site's name: the shorter is the title.
            var text = seen.InnerText();
            var key = Key(text);
            return (Array.Find(stated, s => s.Length > 3 && Key(s) is var k && k.Length < key.Length && key.StartsWith(k, StringComparison.Ordinal)) ?? text, seen);
        }

        var only = OnlyHeading(headings, page, site);
        var title = Array.Find(stated, s => s.Length > 0 && Key(s) != Key(site ?? ""));
        return (title ?? only?.InnerText() ?? "", only);
    }

    // The first h1 that is no part of the site's head or of its side matter, and not the site's name.
    private static PageNode? OnlyHeading(List<PageNode> headings, PageTree page, string? site) => headings.Find(h =>
        h.Tag == Tag.H1 && h.Letters >= 4 && !Boilerplate.IsAside(h, page) && (site is null || Key(h.InnerText()) != Key(site)));

    private static bool Agrees(PageNode heading, string[] stated)
    {
        var text = Key(heading.InnerText());
        return text.Length > 2 && Array.Exists(stated, s => s.Length > 0 && Key(s) is var key && (key == text || (key.Length > 10 && text.Length > 10
            && (key.StartsWith(text, StringComparison.Ordinal) || text.StartsWith(key, StringComparison.Ordinal)))));
    }

    /// <summary>Letters and digits only, lower case: what two spellings of a headline have in common.</summary>
    public static string Key(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    // Takes the site's name off a title.
    private static string Cut(string? title, string? site, string host)
    {
        title = WhiteSpace.Collapse(title ?? "");
        foreach (var separator in Separators)
        {
            var at = title.LastIndexOf(separator, StringComparison.Ordinal);
            if (at <= 0)
            {
                continue;
            }

            var head = title[..at].Trim();
            var tail = title[(at + separator.Length)..].Trim();
            if (IsSite(tail, site, host))
            {
                return head;
            }

            if (IsSite(head, site, host))
            {
                return tail;
            }

            if (separator.Trim() is "|" or "»" or "·" or "•" or "::" or "_" or "-" or "–" or "—" && head.Length > tail.Length && head.Contains(' ', StringComparison.Ordinal)
                && tail.Split(' ').Length <= 4 && separator.Length > 1)
            {
                return head;
            }
        }

        return title;
    }

    private static bool IsSite(string part, string? site, string host)
    {
        var key = Key(part);
        return key.Length > 1 && ((site is not null && key == Key(site)) || (key.Length > 4 && Key(host).Contains(key, StringComparison.Ordinal)));
    }
}
