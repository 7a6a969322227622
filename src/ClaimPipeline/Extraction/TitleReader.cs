using ClaimPipeline.Text;

namespace ClaimPipeline.Extraction;

/// <summary>
/// Chooses a page's headline among JSON-LD, meta elements, the title element and its headings. What readers see as the headline is the
/// title, where something the page states, or its address, agrees that it is one; stated titles are often written for search engines.
/// </summary>
internal static class TitleReader
{
    private const int MostHeadings = 100;
    private const int LongestHeading = 400;

    private static readonly string[] Separators = [" | ", " - ", " – ", " — ", " :: ", " » ", " · ", " • ", " / ", " « ", "|", "_"];

    private static readonly string[] Fillers = ["the", "and", "for", "with", "your", "you"];

    public static (string Title, PageNode? Headline) Read(PageTree page, MetaTags meta, JsonLdArticle jsonLd, string? site, Uri? address)
    {
        var (headings, document) = Collect(page);
        var host = address?.Host ?? "";
        var raw = new[] { meta.First("og:title") ?? "", jsonLd.Headline ?? "", meta.First("twitter:title") ?? "", document };
        var stated = Array.ConvertAll(raw, title => Cut(title, site, host));

        // The site's name, set as a heading, is the headline of no page but the home page.
        headings.RemoveAll(h => (IsSite(h.InnerText(), site, host) || (LeadsHome(h) && address?.AbsolutePath.Length > 1)) && Key(stated[0]) != Key(h.InnerText()));
        var seen = headings.Find(h => h.Tag == Tag.H1 && Agrees(h, raw, stated)) ?? headings.Find(h => Agrees(h, raw, stated));
        if (seen is not null)
        {
            return (Settle(seen.InnerText(), stated), seen);
        }

        if (Plain(page, stated) is { } plain)
        {
            return (plain.InnerText(), plain);
        }

        var only = OnlyHeading(headings, page);
        var title = Array.Find(stated, s => Key(s).Length > 0 && !IsSite(s, site, host) && !Array.Exists(Separators, s.StartsWith)) ?? "";
        return only is not null && (title.Length == 0 || address?.AbsolutePath == "/" || TellsMore(only.InnerText(), [title, LastOf(address)], Words(site ?? host)))
            ? (only.InnerText(), only)
            : (title, only);
    }

    /// <summary>Letters and digits only, lower case: what two spellings of a headline have in common.</summary>
    public static string Key(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    private static (List<PageNode> Headings, string Document) Collect(PageTree page)
    {
        var headings = new List<PageNode>();
        var document = "";
        foreach (var node in page.Root.Subtree())
        {
            if (node.Tag == Tag.Title && document.Length == 0 && node.Element is { } element && element.Closest("svg") is null)
            {
                document = WhiteSpace.Collapse(element.TextContent);
            }

            if ((Tags.IsHeading(node.Tag) || node.Has(Marks.Headline)) && !node.IsHidden && node.Letters is > 0 and < LongestHeading && headings.Count < MostHeadings)
            {
                headings.Add(node);
            }
        }

        return (headings, document);
    }

    // Old pages set their headline in large type: the first element that says just what a stated title says.
    private static PageNode? Plain(PageTree page, string[] stated)
    {
        var titles = stated.Where(s => s.Length > 15).Select(s => (Key: Key(s), Letters: s.Count(char.IsLetterOrDigit))).ToList();
        return page.Body.Subtree().FirstOrDefault(node => node.Element is not null && !node.IsHidden && node.LinkLetters == 0
            && titles.Exists(title => title.Letters == node.Letters && title.Key == Key(node.InnerText())));
    }

    // The first h1 that is no part of the site's head or of its side matter.
    private static PageNode? OnlyHeading(List<PageNode> headings, PageTree page) =>
        headings.Find(h => h.Tag == Tag.H1 && h.Letters >= 4 && !Boilerplate.IsAside(h, page) && Leads(h, page));

    // A headline stands before most of the text.
    private static bool Leads(PageNode heading, PageTree page)
    {
        var before = 0;
        foreach (var node in page.Body.Subtree())
        {
            if (node.Order >= heading.Order)
            {
                break;
            }

            before += node.Tag == Tag.P ? node.Prose : 0;
        }

        return before * 3 <= page.Body.Prose;
    }

    // A heading may have a count, a second line or a label beside the headline: where a stated title leaves that out, so does the title.
    private static string Settle(string heading, string[] stated)
    {
        var key = Key(heading);
        return Array.Exists(stated, s => Key(s) == key) && !Array.Exists(Separators, heading.Contains) ? heading
            : Array.Find(stated, s => s.Length > 3 && (IsLabelled(heading, s)
                || (Key(s) is var k && k.Length < key.Length && key.StartsWith(k, StringComparison.Ordinal) && !GoesOn(heading, s)))) ?? heading;
    }

    // "Blog: Ten years of tin"
    private static bool IsLabelled(string heading, string title) =>
        title.Length > 0 && heading.EndsWith(title, StringComparison.Ordinal) && heading.AsSpan(0, heading.Length - title.Length).TrimEnd() is [.., ':'];

    private static bool LeadsHome(PageNode heading)
    {
        var link = heading.LinkLetters < heading.Letters ? null : heading.Subtree().FirstOrDefault(node => node.Tag == Tag.A) ?? heading.Closest(Tag.A);
        return link?.Attribute("href") is { } href && (href is "/" or "./" or "index.html" or "/index.html"
            || (Uri.TryCreate(href, UriKind.Absolute, out var target) && target.Scheme is "http" or "https" && target.AbsolutePath == "/" && target.Query.Length == 0));
    }

    // Whether the heading goes on behind the shorter title in the same phrase.
    private static bool GoesOn(string heading, string shorter) =>
        heading.Length > shorter.Length + 1 && heading.StartsWith(shorter, StringComparison.OrdinalIgnoreCase) && heading[shorter.Length] == ' ' && char.IsLower(heading[shorter.Length + 1]);

    private static bool Agrees(PageNode heading, string[] raw, string[] stated)
    {
        var text = heading.InnerText();
        var key = Key(text);
        return key.Length > 2 && (Array.Exists(stated, s => IsLabelled(text, s) || IsAlike(Key(s), key)) || Array.Exists(raw, r => IsPart(key, r)));
    }

    private static bool IsAlike(string stated, string heading) =>
        stated.Length > 0 && (stated == heading || (stated.Length > 10 && heading.Length > 10
            && (stated.StartsWith(heading, StringComparison.Ordinal) || heading.StartsWith(stated, StringComparison.Ordinal))));

    // The first part of a title with separators in it, or the last if it is the longer: the other is the site's or a section's name.
    private static bool IsPart(string heading, string title)
    {
        var parts = title.Split(Separators, StringSplitOptions.RemoveEmptyEntries);
        return (parts.Length > 1 && (Key(parts[0]) == heading || (parts[^1].Length > parts[0].Length && Key(parts[^1]) == heading)))
            || (title.IndexOf(": ", StringComparison.Ordinal) is > 0 and var at && Key(title[at..]) == heading);
    }

    // The last part of an address names the page more often than not.
    private static string LastOf(Uri? address) =>
        address is null ? "" : Uri.UnescapeDataString(address.AbsolutePath.TrimEnd('/').Split('/')[^1]).Replace('-', ' ').Replace('_', ' ');

    // Whether a heading is about what the stated titles are about, and says something that the first of them does not.
    private static bool TellsMore(string heading, string[] stated, HashSet<string> site)
    {
        var words = Words(heading);
        var shared = Words(string.Join(' ', stated));
        shared.IntersectWith(words);
        return shared.Count * 2 >= words.Count && !shared.IsSubsetOf(site) && !words.IsSubsetOf(Words(stated[0]));
    }

    // Words of some weight.
    private static HashSet<string> Words(string text)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        foreach (var token in Tokenizer.Tokenize(text))
        {
            if ((token.Normalized.Length > 2 && !Fillers.Contains(token.Normalized)) || token.Normalized[0] > '\u2E80')
            {
                words.Add(token.Normalized);
            }
        }

        return words;
    }

    // Takes the site's name off a title.
    private static string Cut(string title, string? site, string host)
    {
        title = WhiteSpace.Collapse(title);
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
        return key.Length > 1 && ((site is not null && Key(site) is var name && (key == name || (key.Length > 8 && name.StartsWith(key, StringComparison.Ordinal)))) || (key.Length > 4 && Key(host).Contains(key, StringComparison.Ordinal)));
    }
}
