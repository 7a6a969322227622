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
    public static string Of(VerdictReason reason) =>
        string.Concat(reason.ToString().Select((letter, i) => i > 0 && char.IsUpper(letter) ? $" {char.ToLowerInvariant(letter)}" : $"{char.ToLowerInvariant(letter)}"));
}
