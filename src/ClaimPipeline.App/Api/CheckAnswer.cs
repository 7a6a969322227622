using ClaimPipeline.App.Checking;

namespace ClaimPipeline.App.Api;

/// <summary>One text of a batch.</summary>
/// <param name="Id">As it was sent; null when none was.</param>
/// <param name="Line">Line of the batch, from 1.</param>
/// <param name="Checked">What was found; null when there is an error.</param>
/// <param name="Error">Why it could not be checked; null when it could.</param>
/// <param name="Field">Which member of the line is wrong; null when none is.</param>
public sealed record CheckAnswer(string? Id, int Line, CheckedText? Checked, string? Error, string? Field);
