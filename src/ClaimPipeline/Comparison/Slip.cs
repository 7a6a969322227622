using ClaimPipeline.Records;

namespace ClaimPipeline.Comparison;

/// <summary>A pattern that explains how a wrong figure came about.</summary>
/// <param name="Reason">Which one.</param>
/// <param name="Answer">The official figure that it leads to.</param>
/// <param name="Fit">How well it then fits.</param>
/// <param name="Words">The second sentence of the explanation.</param>
internal sealed record Slip(VerdictReason Reason, Answer Answer, Fit Fit, string Words);
