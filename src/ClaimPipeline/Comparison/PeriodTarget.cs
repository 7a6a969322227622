using ClaimPipeline.Records;

namespace ClaimPipeline.Comparison;

/// <summary>Which period a claim speaks of, and how firmly it says so.</summary>
/// <param name="Stated">The period named in the text; null when none is.</param>
/// <param name="ArticleDate">The day the text speaks from; null when the page states none.</param>
/// <param name="Words">The period of the claim's slot, also when it is only assumed from the article's date.</param>
internal sealed record PeriodTarget(Period? Stated, DateOnly? ArticleDate, Period? Words)
{
    public static PeriodTarget Of(Claim claim, DateOnly? articleDate, double leastConfidence)
    {
        var slot = claim.Period;
        var stated = slot is not null && slot.Rule != "article-date" && slot.Confidence >= leastConfidence ? slot.Value : (Period?)null;
        return new PeriodTarget(stated, articleDate, slot?.Value);
    }

    /// <summary>Whether the text names a period.</summary>
    public bool IsStated => Stated is not null;

    /// <summary>Whether an official period answers for a claimed one.</summary>
    /// <param name="official">Observation period.</param>
    /// <param name="claimed">Claimed period.</param>
    /// <param name="isLevel">Reserves, quotas and counts hold for their whole year; output and trade must cover the same days.</param>
    public static bool Aligned(Period official, Period claimed, bool isLevel)
    {
        if (official == claimed)
        {
            return true;
        }

        if (official.IsYear)
        {
            return isLevel
                ? official.Contains(claimed) || (claimed.Start.Year < claimed.End.Year && claimed.End.Year == official.Start.Year)
                : claimed.Start.Year == claimed.End.Year && claimed.Start.Year == official.Start.Year && Days(claimed) > 360;
        }

        return isLevel
            ? official.Contains(claimed) || claimed.Contains(official)
            : Days(official) > 366 ? official.Contains(claimed) : official.Contains(claimed) && claimed.Contains(official);
    }

    /// <summary>Whole years from one period to another; 0 for the same year.</summary>
    public static int YearsApart(Period one, Period other) => Math.Abs(one.End.Year - other.End.Year);

    private static int Days(Period period) => period.End.DayNumber - period.Start.DayNumber + 1;
}
