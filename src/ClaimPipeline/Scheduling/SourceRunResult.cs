using ClaimPipeline.Records;

namespace ClaimPipeline.Scheduling;

/// <summary>How a run of one source ended.</summary>
/// <param name="Source">Its name.</param>
/// <param name="Outcome">In a word.</param>
/// <param name="NewPages">Pages that are new or have changed.</param>
/// <param name="Runs">The runs of the passes, in order.</param>
/// <param name="Detail">What was wrong, for people; null when nothing was.</param>
public sealed record SourceRunResult(string Source, SourceOutcome Outcome, int NewPages, ValueList<Run> Runs, string? Detail);
