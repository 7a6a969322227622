using ClaimPipeline.Records;

namespace ClaimPipeline.Search;

/// <summary>A claim as the index keeps it.</summary>
/// <param name="Claim">The claim.</param>
/// <param name="Sentence">Its sentence, in the article's text, or in its title for a claim of the headline.</param>
/// <param name="Verdict">The verdict's label; null while there is none.</param>
/// <param name="Reason">The verdict's reason; null while there is none.</param>
/// <param name="Difference">(claimed - official) / official of the verdict's first evidence; null when it has none.</param>
/// <param name="InTitle">Whether the headline makes it.</param>
public sealed record SearchClaim(
    Claim Claim, TextSpan Sentence, VerdictLabel? Verdict, VerdictReason? Reason, decimal? Difference = null, bool InTitle = false)
{
    /// <summary>How versions of its page, or copies of its story, tell it otherwise; also what was revised in its article as a whole.</summary>
    public ValueList<RevisionKind> Revised { get; init; } = [];

    /// <summary><see cref="Claim.MainFigure"/> in the base unit of what it measures; null without any.</summary>
    public double? MainAmount() => Claim.MainFigure() is { } main ? FigureKey.Of(main.Figure.Quantity).Low : null;
}
