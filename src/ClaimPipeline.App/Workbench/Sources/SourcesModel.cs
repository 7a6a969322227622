using ClaimPipeline.Records;

namespace ClaimPipeline.App.Workbench.Sources;

/// <summary>What the page of sources shows.</summary>
/// <param name="Sources">Those of this page, by name; those with trouble first.</param>
/// <param name="SourceCount">How many there are.</param>
/// <param name="Page">Number of the page of sources, from 1.</param>
/// <param name="Pages">How many pages.</param>
/// <param name="Runs">The latest runs.</param>
/// <param name="Quarantined">The first items in quarantine.</param>
/// <param name="QuarantinedCount">How many items there are in all.</param>
public sealed record SourcesModel(
    IReadOnlyList<SourceRow> Sources, int SourceCount, int Page, int Pages, IReadOnlyList<Run> Runs, IReadOnlyList<QuarantinedItem> Quarantined, int QuarantinedCount)
{
    /// <summary>What a person filled in that was refused: source, schedule as typed, what is wrong; null when nothing was.</summary>
    public (string Source, string Spec, string Message)? Refused { get; init; }
}
