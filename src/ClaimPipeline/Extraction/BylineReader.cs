using System.Text;

namespace ClaimPipeline.Extraction;

/// <summary>Finds who wrote the article.</summary>
internal static class BylineReader
{
    private const int Longest = 120;

    private static readonly string[] Introductions =
        ["written by", "posted by", "reported by", "reviewed by", "authored by", "story by", "words by", "author:", "by:", "by ", "von ", "par ", "por ", "di ", "作者：", "作者:", "记者 ", "记者"];

    public static string? Read(PageTree page, MetaTags meta, JsonLdArticle jsonLd, PageNode? headline)
    {
        var names = jsonLd.Authors.Select(Clean).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        if (names.Count > 0)
        {
            return string.Join(", ", names);
        }

        foreach (var name in new[] { "author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator", "byl", "citation_author", "twitter:data1" })
        {
            if (name == "twitter:data1" && meta.First("twitter:label1") is not ("Written by" or "By" or "Author"))
            {
                continue;
            }

            names = meta.All(name).Select(Clean).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
            if (names.Count > 0)
            {
                return string.Join(", ", names);
            }
        }

        return FromPage(page, headline);
    }

    // rel=author, itemprop=author, then what is marked as a byline; the nearest behind the headline.
    private static string? FromPage(PageTree page, PageNode? headline)
    {
        PageNode? best = null;
        var bestScore = 0;
        foreach (var node in page.Body.Subtree())
        {
            if (node.Element is null || node.IsHidden || node.Letters is < 3 or > 150)
            {
                continue;
            }

            var score = node.Attribute("itemprop") == "author" || node.Attribute("rel") == "author" ? 4 : node.Has(Marks.Byline) ? 3 : node.Has(Marks.Author) ? 1 : 0;
            if (score == 0 || Boilerplate.IsAside(node, page))
            {
                continue;
            }

            if (headline is not null && Math.Abs(node.Order - headline.Order) < 120)
            {
                score += 2;
            }

            if (score > bestScore && score >= 3 && Clean(node.InnerText()) is not null)
            {
                (best, bestScore) = (node, score);
            }
        }

        return best is null ? null : Clean(best.InnerText());
    }

    private static string? Clean(string text)
    {
        text = WhiteSpace.Collapse(text).Trim(' ', '|', ',', '-', '–', '•', '·', ':');
        foreach (var introduction in Introductions)
        {
            if (text.StartsWith(introduction, StringComparison.OrdinalIgnoreCase))
            {
                text = text[introduction.Length..].TrimStart(' ', ':');
            }
        }

        // What stands behind the name: a date, a role, a time to read.
        foreach (var end in new[] { " | ", " • ", " · ", " – ", " — ", " on ", " Updated", " Published", " Posted", "\t" })
        {
            var at = text.IndexOf(end, StringComparison.Ordinal);
            text = at > 2 ? text[..at] : text;
        }

        var kept = new StringBuilder(text.Length);
        foreach (var word in text.Split(' '))
        {
            if (word.Length > 0 && char.IsAsciiDigit(word[0]) && word.Length >= 2)
            {
                break;
            }

            kept.Append(kept.Length > 0 ? " " : "").Append(word);
        }

        text = kept.ToString().Trim(' ', ',', '|', '-', '–');
        var isName = text.Length is >= 2 and <= Longest && text.Any(char.IsLetter) && !text.Contains("://", StringComparison.Ordinal)
            && !text.Contains('@', StringComparison.Ordinal) && !text.Contains("{{", StringComparison.Ordinal) && !text.Contains("www.", StringComparison.OrdinalIgnoreCase);
        return isName && text.ToLowerInvariant() is not ("admin" or "administrator" or "webmaster" or "unknown" or "null" or "undefined" or "none" or "guest" or "editor" or "author" or "staff") ? text : null;
    }
}
