using ClaimPipeline.Health;
using ClaimPipeline.Records;

namespace ClaimPipeline.App.Workbench.Sources;

/// <summary>A source as the page shows it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Seed">The seed; null when the seed list does not have it any more.</param>
/// <param name="Schedule">When it is crawled by itself; null when it is not.</param>
/// <param name="LastCrawl">The latest crawl that was about it alone; null when none of those looked at was.</param>
/// <param name="IsRunning">Whether a process works on it now.</param>
public sealed record SourceRow(string Name, Seed? Seed, SourceSchedule? Schedule, Run? LastCrawl, bool IsRunning)
{
    /// <summary>How it does by its own past; null while no run has told.</summary>
    public SourceHealth? Health { get; init; }
}
