using ClaimPipeline.Records;

namespace ClaimPipeline.Pipeline;

/// <summary>What waits for one site, a small part of what the frontier holds.</summary>
internal sealed class CrawlLane
{
    /// <summary>Hosts whose entries have come this way.</summary>
    public HashSet<string> Authorities { get; } = new(StringComparer.Ordinal);

    /// <summary>Entries taken from the frontier and not begun.</summary>
    public Queue<FrontierEntry> Waiting { get; } = new();

    /// <summary>Fetches begun and not ended.</summary>
    public int InFlight { get; set; }
}
