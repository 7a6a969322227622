using ClaimPipeline.Records;

namespace ClaimPipeline.Pipeline;

/// <summary>How far a pass has come.</summary>
/// <param name="Run">The run with its counters so far.</param>
/// <param name="Current">What it is at: an address, file name or article id.</param>
/// <param name="Dropped">Why the current item was dropped; null when it was not.</param>
/// <param name="Detail">What exactly was wrong with it, for people; without a reason to drop it, it went into quarantine.</param>
public sealed record PassProgress(Run Run, string Current, DropReason? Dropped = null, string? Detail = null);
