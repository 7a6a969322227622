using ClaimPipeline.Records;

namespace ClaimPipeline.Extraction;

/// <summary>
/// Finds when the article was published and last changed. Each source has a confidence; sources that agree raise it, a date behind
/// the day of the fetch is no date, and nothing is made up.
/// </summary>
internal static class PageDateReader
{
    private static readonly string[] PublishedNames =
    [
        "article:published_time", "og:article:published_time", "article:published", "datepublished", "og:published_time", "rnews:datepublished",
        "parsely-pub-date", "sailthru.date", "dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date.created", "dcterms.date", "dc.date", "citation_publication_date",
        "citation_date", "publication_date", "publishdate", "publish-date", "publish_date", "pubdate", "article.published", "published-date", "published_date", "cxenseparse:recs:publishtime",
        "cxenseparse:pbi-publishtime", "article_date_original", "originalpublicationdate", "date", "displaydate", "og:pubdate", "article:created", "created", "dcsext.articlefirstpublished", "firstpublished", "weibo: article:create_at",
    ];

    private static readonly string[] ModifiedNames =
        ["article:modified_time", "og:updated_time", "datemodified", "dcterms.modified", "dc.date.modified", "last-modified", "article:modified", "lastmod", "revised", "updated"];

    public static void Read(PageTree page, MetaTags meta, PageMetadata metadata, FetchedPage fetched)
    {
        var language = metadata.Language ?? "";
        var latest = DateOnly.FromDateTime(fetched.FetchedAt.UtcDateTime).AddDays(1);
        var found = new List<SourcedDate>();
        void Try(string? text, string source, double confidence, List<SourcedDate> into)
        {
            if (DateReader.Read(text, language) is var (date, instant) && date <= latest && date.Year >= 1990)
            {
                into.Add(new SourcedDate(date, instant, source, confidence));
            }
        }

        Try(metadata.JsonLd.Published, "json-ld:datePublished", metadata.JsonLd.IsArticle ? 0.95 : 0.6, found);
        foreach (var name in PublishedNames)
        {
            Try(meta.First(name), $"meta:{name}", name is "date" or "created" or "dc.date" ? 0.75 : 0.9, found);
        }

        var modified = new List<SourcedDate>();
        Try(metadata.JsonLd.Modified, "json-ld:dateModified", 0.9, modified);
        foreach (var name in ModifiedNames)
        {
            Try(meta.First(name), $"meta:{name}", 0.85, modified);
        }

        if (found.TrueForAll(d => d.Confidence < 0.7))
        {
            FromElements(
                page, metadata, (text, source, confidence) => Try(text, source, confidence, found),
                (text, source, confidence) => Try(text, source, confidence - 0.1, modified));
        }

        if (found.Count == 0)
        {
            Try(FromAddress(fetched.Url), "url", 0.6, found);
        }

        metadata.Modified = modified.Count > 0 ? modified[0] : null;
        metadata.Published = Choose(found);
    }

    private static SourcedDate? Choose(List<SourcedDate> found)
    {
        SourcedDate? best = null;
        foreach (var date in found)
        {
            best = best is null || date.Confidence > best.Confidence ? date : best;
        }

        return best is not null && found.Exists(d => d.Source != best.Source && d.Date == best.Date)
            ? best with { Confidence = Math.Min(0.99, best.Confidence + 0.04) }
            : best;
    }

    private static void FromElements(PageTree page, PageMetadata metadata, Action<string?, string, double> published, Action<string?, string, double> modified)
    {
        var headline = metadata.Headline;
        foreach (var node in page.Body.Subtree())
        {
            if (node.Element is null || node.IsHidden || node.Letters > 160)
            {
                continue;
            }

            var distance = headline is null ? 100 : Math.Abs(node.Order - headline.Order);
            if (node.Attribute("itemprop") is "datePublished" or "dateCreated")
            {
                published(node.Attribute("datetime") ?? node.Attribute("content") ?? node.InnerText(), "microdata:datePublished", 0.85);
                continue;
            }

            var confidence = node.Tag == Tag.Time && (distance < 250 || node.Element.HasAttribute("pubdate")) ? 0.8
                : node.Letters >= 6 && distance < 400 && node.Has(Marks.Date | Marks.Byline | Marks.Meta) ? 0.7
                : node.Letters is >= 6 and <= 40 && distance < 250 && IsLeaf(node) && headline is not null ? 0.6 : 0;
            if (confidence == 0 || Boilerplate.IsAside(node, page))
            {
                continue;
            }

            var text = node.Tag == Tag.Time && node.Attribute("datetime") is { Length: > 0 } exact ? exact : node.InnerText();
            if (confidence == 0.6 && !IsOnlyDate(text))
            {
                continue;
            }

            (IsUpdate(node) ? modified : published)(text, node.Tag == Tag.Time ? "time" : "text", confidence - distance / 4000.0);
        }
    }

    private static bool IsLeaf(PageNode node)
    {
        var elements = 0;
        foreach (var child in node.Children())
        {
            elements += child.Letters > 0 && child.Text is null ? 1 : 0;
        }

        return elements == 0;
    }

    // "Published on Oct 21, 2025": a date with hardly a word besides.
    private static bool IsOnlyDate(string text)
    {
        var others = 0;
        foreach (var word in text.Split([' ', ',', '.', ':', '|', '-'], StringSplitOptions.RemoveEmptyEntries))
        {
            others += char.IsLetter(word[0]) && word.Length > 1 && !DateReader.IsMonth(word) ? 1 : 0;
        }

        return others <= 3;
    }

    private static bool IsUpdate(PageNode node)
    {
        var text = (node.Parent is { Letters: < 60 } parent ? parent : node).InnerText();
        return (text.Contains("updated", StringComparison.OrdinalIgnoreCase) || text.Contains("modified", StringComparison.OrdinalIgnoreCase)
            || text.Contains("reviewed", StringComparison.OrdinalIgnoreCase)) && !text.Contains("published", StringComparison.OrdinalIgnoreCase);
    }

    // /2023/01/05/, /2023-01-05-..., /20230105/
    private static string? FromAddress(string url)
    {
        var path = Uri.TryCreate(url, UriKind.Absolute, out var address) ? address.AbsolutePath : url;
        var parts = path.Split('/');
        for (var i = 0; i < parts.Length; i++)
        {
            if (parts[i].Length == 4 && i + 2 < parts.Length && parts[i + 1].Length is 1 or 2 && parts[i + 2].Length is 1 or 2)
            {
                var text = $"{parts[i]}-{parts[i + 1]}-{parts[i + 2]}";
                if (DateReader.Read(text) is not null)
                {
                    return text;
                }
            }

            if (parts[i].Length >= 8 && char.IsAsciiDigit(parts[i][0]) && DateReader.Read(parts[i]) is var (date, _))
            {
                return date.ToString("O", System.Globalization.CultureInfo.InvariantCulture);
            }
        }

        return null;
    }
}
