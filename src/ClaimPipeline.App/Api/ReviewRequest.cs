using ClaimPipeline.Records;

namespace ClaimPipeline.App.Api;

/// <summary>A decision on a sentence.</summary>
/// <param name="Text">The sentence.</param>
/// <param name="Decision">What is done.</param>
/// <param name="Sentence">Where it was seen; null when nobody knows.</param>
/// <param name="Labels">The right labels: Quota, Ban, Share; only of a labelling.</param>
/// <param name="Polarity">Asserted or denied; null to leave it open.</param>
/// <param name="Status">State of the measure; null to leave it open.</param>
/// <param name="Note">Remark; null without one.</param>
public sealed record ReviewRequest(
    string? Text, ReviewDecision Decision, SentenceId? Sentence, ValueList<ClaimKind>? Labels, Polarity? Polarity, ClaimStatus? Status, string? Note);
