using ClaimPipeline.Records;

namespace ClaimPipeline.App.Wording;

/// <summary>Verdicts in words for people.</summary>
internal static class VerdictWords
{
    /// <summary>The label in words; of a claim without a verdict "not compared yet".</summary>
    public static string Of(VerdictLabel? label) => label switch
    {
        VerdictLabel.Supported => "supported",
        VerdictLabel.Refuted => "refuted",
        VerdictLabel.ConflictingEvidence => "conflicting evidence",
        VerdictLabel.NotEnoughEvidence => "not enough evidence",
        _ => "not compared yet",
    };

    /// <summary>The reason in words, such as "power of ten slip".</summary>
    public static string Of(VerdictReason reason) => EnumWords.Of(reason);

    /// <summary>The label that a reader should see first: what is refuted before what conflicts, before what is supported.</summary>
    public static VerdictLabel? Worst(IEnumerable<VerdictLabel?> labels) => labels.MinBy(label => label switch
    {
        VerdictLabel.Refuted => 0,
        VerdictLabel.ConflictingEvidence => 1,
        VerdictLabel.Supported => 2,
        VerdictLabel.NotEnoughEvidence => 3,
        _ => 4,
    });
}
