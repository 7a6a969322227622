using ClaimPipeline.Records;

namespace ClaimPipeline.App.Api;

/// <summary>A source and how it goes.</summary>
/// <param name="Name">Name of the seed.</param>
/// <param name="Seed">The seed as it was given last; null when the list does not have it any more.</param>
/// <param name="Schedule">When it is crawled by itself, and how that went; null when it is not.</param>
/// <param name="Runs">The latest runs that were about it alone, latest first.</param>
public sealed record SourceOverview(string Name, Seed? Seed, SourceSchedule? Schedule, ValueList<Run> Runs);
