using ClaimPipeline.Records;

namespace ClaimPipeline.App.Checking;

/// <summary>A text with all that was found in it.</summary>
/// <param name="Article">The article as it was read.</param>
/// <param name="Claims">Its claims in the order of the text.</param>
public sealed record CheckedText(Article Article, IReadOnlyList<CheckedClaim> Claims)
{
    /// <summary>"9 supported, 2 refuted, 1 conflicting, 11 without enough evidence".</summary>
    public string Summary()
    {
        var counts = Claims.CountBy(c => c.Verdict.Label).ToDictionary();
        return string.Join(", ", new (VerdictLabel Label, string Word)[]
        {
            (VerdictLabel.Supported, "supported"), (VerdictLabel.Refuted, "refuted"), (VerdictLabel.ConflictingEvidence, "conflicting"),
            (VerdictLabel.NotEnoughEvidence, "without enough evidence"),
        }.Select(p => FormattableString.Invariant($"{counts.GetValueOrDefault(p.Label)} {p.Word}")));
    }
}

/// <summary>A claim of a checked text.</summary>
/// <param name="Sentence">The sentence that makes it.</param>
/// <param name="Claim">The claim.</param>
/// <param name="Verdict">What the comparison says of it.</param>
public sealed record CheckedClaim(Sentence Sentence, Claim Claim, Verdict Verdict);
