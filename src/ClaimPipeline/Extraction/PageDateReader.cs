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

        // A change before the publication: one of the two is made up by the site's software.
        var isOrdered = metadata.JsonLd.Modified is not { } changed || metadata.JsonLd.Published is not { } stated
            || DateReader.Read(changed, language) is not var (last, _) || DateReader.Read(stated, language) is not var (first, _) || first <= last;
        Try(metadata.JsonLd.Published, "json-ld:datePublished", !isOrdered ? 0.5 : metadata.JsonLd.IsArticle ? 0.95 : 0.6, found);
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

        List<SourcedDate> seen = [], updated = [];
        foreach (var shown in ShownDateReader.Read(page, metadata.Headline, language))
        {
            Try(shown.Text, shown.IsUpdate ? $"{shown.Source}:updated" : shown.Source, shown.Confidence, shown.IsUpdate ? updated : seen);
        }

        if (found.TrueForAll(d => d.Confidence < 0.7))
        {
            found.AddRange(seen);
            modified.AddRange(updated);
        }

        var address = new List<SourcedDate>();
        Try(FromAddress(metadata.CanonicalUrl ?? fetched.Url), "url", 0.6, address);
        if (found.Count == 0)
        {
            found.AddRange(address);
        }

        // An article that only says when it was updated was out by then; the source says that it is the later date.
        metadata.Modified = modified.Count > 0 ? modified[0] : null;
        metadata.Published = Choose(found) is { } best ? LocalDay(best, [.. seen, .. address])
            : Choose(updated) is { } late ? late with { Confidence = Math.Min(late.Confidence, 0.5) } : null;
    }

    // A moment given in UTC falls on another day where the publisher sits: the day that the page shows, or its address has, is the day.
    private static SourcedDate LocalDay(SourcedDate best, List<SourcedDate> shown) =>
        best.Instant is { } instant && DateOnly.FromDateTime(instant.UtcDateTime) == best.Date
            && shown.Find(d => Math.Abs(d.Date.DayNumber - best.Date.DayNumber) == 1 && (d.Instant is null || d.Instant == instant)) is { } local
            && !shown.Exists(d => d.Date == best.Date)
            ? best with { Date = local.Date }
            : best;

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
