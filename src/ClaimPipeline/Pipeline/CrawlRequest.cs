using ClaimPipeline.Records;

namespace ClaimPipeline.Pipeline;

/// <summary>What one run of the crawl pass does.</summary>
/// <param name="Seeds">Where it starts; what earlier runs put into the frontier goes on besides.</param>
public sealed record CrawlRequest(IReadOnlyList<Seed> Seeds)
{
    /// <summary>Name of the one seed whose addresses are visited, its own always; null for all that is due.</summary>
    public string? Source { get; init; }

    /// <summary>Told of every page that is new or has changed, from several threads; null for nobody.</summary>
    public Action<PageId>? NewPage { get; init; }

    /// <summary>Whether every known address is visited again, due or not.</summary>
    public bool Now { get; init; }

    /// <summary>Whether what earlier runs gave up is tried again.</summary>
    public bool FromQuarantine { get; init; }
}
