using ClaimPipeline.Records;

namespace ClaimPipeline.Search;

/// <summary>A claim that was found.</summary>
/// <param name="Claim">The claim.</param>
/// <param name="Verdict">The verdict's label; null while there is none.</param>
/// <param name="Reason">The verdict's reason; null while there is none.</param>
/// <param name="Sentence">Its sentence, with the words, the claim and its figures highlighted.</param>
/// <param name="Difference">(claimed - official) / official; null when it was not compared with an official figure.</param>
public sealed record ClaimHit(
    Claim Claim, VerdictLabel? Verdict, VerdictReason? Reason, Excerpt Sentence, decimal? Difference = null)
{
    /// <summary>See <see cref="SearchClaim.Revised"/>.</summary>
    public ValueList<RevisionKind> Revised { get; init; } = [];
}
