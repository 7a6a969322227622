using ClaimPipeline.Records;

namespace ClaimPipeline.Search;

/// <summary>A claim as the index keeps it.</summary>
/// <param name="Claim">The claim.</param>
/// <param name="Sentence">Its sentence, in the article's text.</param>
/// <param name="Verdict">The verdict's label; null while there is none.</param>
/// <param name="Reason">The verdict's reason; null while there is none.</param>
public sealed record SearchClaim(Claim Claim, TextSpan Sentence, VerdictLabel? Verdict, VerdictReason? Reason);
