using ClaimPipeline.Records;

namespace ClaimPipeline.Pipeline;

/// <summary>What one run of the crawl pass does.</summary>
/// <param name="Seeds">Where it starts; what earlier runs put into the frontier goes on besides.</param>
public sealed record CrawlRequest(IReadOnlyList<Seed> Seeds)
{
    /// <summary>Whether every known address is visited again, due or not.</summary>
    public bool Now { get; init; }

    /// <summary>Whether what earlier runs gave up is tried again.</summary>
    public bool FromQuarantine { get; init; }
}
