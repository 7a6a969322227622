using ClaimPipeline.Records;

namespace ClaimPipeline.Comparison;

/// <summary>Numbers of one article that cannot all hold.</summary>
/// <param name="Words">A sentence that says why.</param>
/// <param name="Evidence">The other claims involved.</param>
internal sealed record Contradiction(string Words, IReadOnlyList<Evidence> Evidence);
