namespace ClaimPipeline.Records;

/// <summary>A place where a crawl starts, as a seed list defines it.</summary>
/// <param name="Name">Short unique name within its list.</param>
/// <param name="Url">Absolute http or https address.</param>
/// <param name="Kind">What is found there.</param>
/// <param name="Publisher">Who publishes it, as shown to readers.</param>
/// <param name="Language">BCP 47 tag of the main language.</param>
/// <param name="Why">Why it is worth crawling; for people.</param>
/// <param name="Scope">What may be followed from it; null for the kind's default.</param>
/// <param name="Schedule">When it is crawled by itself: <c>adaptive</c>, or a cron expression of five fields; null for not at all.</param>
public sealed record Seed(
    string Name, string Url, SeedKind Kind, string Publisher, string Language, string Why, SeedScope? Scope = null, string? Schedule = null);

/// <summary>What a seed's address leads to.</summary>
public enum SeedKind
{
    /// <summary>A whole site: its root, robots.txt, sitemaps and linked feeds.</summary>
    Site,

    /// <summary>An RSS, Atom or JSON feed.</summary>
    Feed,

    /// <summary>A sitemap or sitemap index.</summary>
    Sitemap,

    /// <summary>A page that lists links to articles, possibly paginated.</summary>
    Listing,

    /// <summary>One article.</summary>
    Page,
}
