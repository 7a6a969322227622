using ClaimPipeline.Records;

namespace ClaimPipeline.Comparison;

/// <summary>Numbers of one article that cannot all hold.</summary>
/// <param name="Words">A sentence that says why.</param>
/// <param name="Evidence">The other claims involved.</param>
/// <param name="Reason">What a verdict that rests on it gives as its reason.</param>
internal sealed record Contradiction(string Words, IReadOnlyList<Evidence> Evidence, VerdictReason Reason = VerdictReason.InternallyInconsistent);
