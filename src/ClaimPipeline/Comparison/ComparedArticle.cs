using ClaimPipeline.Records;

namespace ClaimPipeline.Comparison;

/// <summary>The verdicts on one article's claims, and what they rest on.</summary>
/// <param name="Verdicts">One for each claim, in their order.</param>
/// <param name="Reads">Every part of the official data that was asked for: while none of them changes, neither do the verdicts.</param>
public sealed record ComparedArticle(IReadOnlyList<Verdict> Verdicts, IReadOnlyCollection<ReferenceKey> Reads);
