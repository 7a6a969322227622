using ClaimPipeline.Records;

namespace ClaimPipeline.Extraction;

/// <summary>
/// Reads title, byline, publisher, dates, language and address of a page: JSON-LD, then meta elements, then what is to be seen, each
/// checked against the others.
/// </summary>
internal static class MetadataReader
{
    public static PageMetadata Read(PageTree page, FetchedPage fetched)
    {
        var meta = new MetaTags(page);
        var jsonLd = JsonLdArticle.Read(page.Scripts.Where(script => script.IsJsonLd).Select(script => script.Text));
        var metadata = new PageMetadata
        {
            JsonLd = jsonLd,
            Kind = meta.First("og:type")?.ToLowerInvariant(),
            Language = LanguageOf(page, meta, jsonLd),
            CanonicalUrl = CanonicalOf(page, meta, fetched.Url),
            Publisher = Named(jsonLd.Publisher) ?? Named(meta.First("og:site_name", "application-name", "dc.publisher", "publisher")),
        };
        var site = meta.First("og:site_name") ?? jsonLd.Publisher;
        (metadata.Title, metadata.Headline) = TitleReader.Read(page, meta, jsonLd, site, Uri.TryCreate(metadata.CanonicalUrl ?? fetched.Url, UriKind.Absolute, out var address) ? address : null);
        metadata.Byline = BylineReader.Read(page, meta, jsonLd, metadata.Headline);
        PageDateReader.Read(page, meta, metadata, fetched);
        return metadata;
    }

    private static string? LanguageOf(PageTree page, MetaTags meta, JsonLdArticle jsonLd)
    {
        var stated = page.Root.Attribute("lang") ?? page.Root.Attribute("xml:lang") ?? page.Body.Attribute("lang")
            ?? meta.First("og:locale", "dc.language", "language", "content-language") ?? jsonLd.Language;
        stated = stated?.Trim().Replace('_', '-');
        return stated is { Length: >= 2 and <= 12 } && char.IsAsciiLetter(stated[0]) && char.IsAsciiLetter(stated[1])
            && (stated.Length == 2 || stated[2] == '-' || stated.Length == 3) ? stated : null;
    }

    private static string? CanonicalOf(PageTree page, MetaTags meta, string pageUrl)
    {
        foreach (var node in page.Root.Subtree())
        {
            if (node.Tag == Tag.Link && string.Equals(node.Attribute("rel"), "canonical", StringComparison.OrdinalIgnoreCase)
                && CanonicalAddress.Resolve(node.Attribute("href"), pageUrl) is { } canonical)
            {
                return canonical;
            }

            if (node.Tag == Tag.Body && node.Letters > 0)
            {
                break;
            }
        }

        return CanonicalAddress.Resolve(meta.First("og:url"), pageUrl);
    }

    private static string? Named(string? name) =>
        name is { Length: > 1 and < 100 } && !name.StartsWith('@') && !name.Contains("://", StringComparison.Ordinal) && !name.Contains("{{", StringComparison.Ordinal)
            ? WhiteSpace.Collapse(name) : null;
}
