using ClaimPipeline.Records;

namespace ClaimPipeline.EvaluationTests.Seeds;

/// <summary>One row of the table of what the two seed articles must yield.</summary>
/// <param name="Id">Key of the row.</param>
/// <param name="Document">File name of the article.</param>
/// <param name="Start">Offset of the span in the file.</param>
/// <param name="Span">The words that make the claim.</param>
/// <param name="References">Rows that answer it: <c>series|period|edition</c> (edition may be empty), or a measure id.</param>
/// <param name="Expected">consistent, rounding, contradicted, internally_inconsistent or no_reference.</param>
internal sealed record SeedCheck(string Id, string Document, int Start, string Span, IReadOnlyList<string> References, string Expected)
{
    /// <summary>Whether a verdict is the expected one.</summary>
    public bool Accepts(Verdict verdict) => Expected switch
    {
        "consistent" => verdict.Label == VerdictLabel.Supported,
        "rounding" => verdict is { Label: VerdictLabel.Supported, Reason: VerdictReason.Rounding or VerdictReason.Exact },
        "contradicted" => verdict.Label == VerdictLabel.Refuted,
        "internally_inconsistent" => verdict.Reason == VerdictReason.InternallyInconsistent
            || verdict.Evidence.Any(e => e.Sibling is not null && verdict.Label == VerdictLabel.Refuted),
        _ => verdict.Label == VerdictLabel.NotEnoughEvidence,
    };

    /// <summary>Whether a verdict says the contrary of what is expected: worse than saying nothing.</summary>
    public bool IsWrongRefutation(Verdict verdict) =>
        verdict.Label == VerdictLabel.Refuted && Expected is "consistent" or "rounding" && verdict.Label == VerdictLabel.Refuted;
}
