using ClaimPipeline.Records;

namespace ClaimPipeline.Comparison;

/// <summary>What the whole article lends to each of its claims.</summary>
internal sealed class ArticleFacts
{
    public ArticleFacts(ArticleAnalysis analysis, double leastConfidence)
    {
        Claims = analysis.Claims;
        Published = analysis.Article.Published?.Date;
        if (Published is null)
        {
            foreach (var claim in Claims)
            {
                if (PeriodTarget.Of(claim, null, leastConfidence).Stated is { } period && (Horizon is not { } known || period.End > known))
                {
                    Horizon = period.End;
                }
            }
        }
    }

    public ValueList<Claim> Claims { get; }

    /// <summary>When the article was published; null when its page does not say.</summary>
    public DateOnly? Published { get; }

    /// <summary>
    /// For an article without a date the end of the latest period it names: it was hardly written long after. Only a hint for which
    /// of several equal answers to show first; null when it names none.
    /// </summary>
    public DateOnly? Horizon { get; }

    /// <summary>Sorts what was public about when the article was written before what came later; then the latest first.</summary>
    public (bool IsLater, int Days) Nearness(DateOnly? published)
    {
        if ((Published ?? Horizon?.AddYears(1)) is not { } day || published is not { } then)
        {
            return (false, -(published?.DayNumber ?? 0));
        }

        return (then > day, then > day ? then.DayNumber : -then.DayNumber);
    }
}
