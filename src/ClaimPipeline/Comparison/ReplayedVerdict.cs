using ClaimPipeline.Records;

namespace ClaimPipeline.Comparison;

/// <summary>What came of making a verdict again.</summary>
/// <param name="Made">The verdict as it comes out today.</param>
/// <param name="Differences">In what it differs from the stored one, a line each; empty when in nothing.</param>
public sealed record ReplayedVerdict(Verdict Made, ValueList<string> Differences)
{
    /// <summary>Whether everything came out as it was.</summary>
    public bool Holds => Differences.Count == 0;
}
