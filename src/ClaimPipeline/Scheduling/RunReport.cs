using ClaimPipeline.Pipeline;
using ClaimPipeline.Records;

namespace ClaimPipeline.Scheduling;

/// <summary>Who is told how the passes of a run go.</summary>
/// <param name="Begin">Called before each pass: who is told of its items; null for nobody.</param>
/// <param name="End">Called with each run as it ends.</param>
public sealed record RunReport(Func<IProgress<PassProgress>?> Begin, Action<Run> End);
