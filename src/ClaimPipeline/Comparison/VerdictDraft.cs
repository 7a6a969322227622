using ClaimPipeline.Records;

namespace ClaimPipeline.Comparison;

/// <summary>A verdict in the making.</summary>
/// <param name="Label">The label.</param>
/// <param name="Reason">The reason.</param>
/// <param name="Score">How sure, 0 to 1, before the confidence of the slots counts.</param>
/// <param name="Explanation">One or two plain sentences.</param>
internal sealed record VerdictDraft(VerdictLabel Label, VerdictReason Reason, double Score, string Explanation)
{
    public List<string> Steps { get; init; } = [];

    public List<Evidence> Evidence { get; init; } = [];

    public static VerdictDraft Supported(VerdictReason reason, double score, string explanation) =>
        new(VerdictLabel.Supported, reason, score, explanation);

    public static VerdictDraft Refuted(VerdictReason reason, double score, string explanation) =>
        new(VerdictLabel.Refuted, reason, score, explanation);

    public static VerdictDraft Conflicting(VerdictReason reason, double score, string explanation) =>
        new(VerdictLabel.ConflictingEvidence, reason, score, explanation);

    public static VerdictDraft NotEnough(VerdictReason reason, string explanation) =>
        new(VerdictLabel.NotEnoughEvidence, reason, 0.5, explanation);

    public VerdictDraft With(IEnumerable<string> steps)
    {
        Steps.AddRange(steps);
        return this;
    }

    public VerdictDraft Citing(IEnumerable<Evidence> evidence)
    {
        foreach (var one in evidence)
        {
            if (!Evidence.Exists(e => e.Figure == one.Figure && e.Measure == one.Measure && e.Sibling == one.Sibling))
            {
                Evidence.Add(one);
            }
        }

        return this;
    }

    /// <summary>Evidence for an answer: the deciding row carries the difference.</summary>
    public static IEnumerable<Evidence> Cite(Answer answer, ClaimedAmount? amount = null) => answer.Rows.Select((row, i) => new Evidence
    {
        Figure = row.Figure.Id,
        Citation = Wording.Citation(row.Figure),
        RelativeDifference = i == 0 ? amount?.RelativeDifference(answer.Value) : null,
    });
}
