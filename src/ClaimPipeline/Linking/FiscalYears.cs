using ClaimPipeline.Records;

namespace ClaimPipeline.Linking;

/// <summary>Where fiscal years do not follow the calendar: the month they begin in, and whether they bear the name of the year they end in.</summary>
internal static class FiscalYears
{
    private static readonly Dictionary<string, (int Month, bool NamedByEnd)> Starts = new(StringComparer.Ordinal)
    {
        ["IND"] = (4, true), ["JPN"] = (4, false), ["GBR"] = (4, true), ["CAN"] = (4, true), ["ZAF"] = (4, true), ["SGP"] = (4, false), ["HKG"] = (4, true),
        ["AUS"] = (7, true), ["NZL"] = (7, true), ["PAK"] = (7, true), ["BGD"] = (7, true), ["EGY"] = (7, true), ["KEN"] = (7, true), ["TZA"] = (7, true),
        ["UGA"] = (7, true), ["ETH"] = (7, true), ["NPL"] = (7, true), ["USA"] = (10, true), ["THA"] = (10, true), ["IRN"] = (3, false),
    };

    /// <summary>The days of a fiscal year of that country; any other period as it is.</summary>
    /// <param name="period">As the text names it.</param>
    /// <param name="place">Whose fiscal year.</param>
    public static Slot<Period>? Of(Slot<Period>? period, Entity? place)
    {
        if (period is not { Rule: "fiscal-year", Value: { IsYear: true } year } || place?.Id is not { } id || !Starts.TryGetValue(id.Value, out var start))
        {
            return period;
        }

        var first = new DateOnly(start.NamedByEnd ? year.Start.Year - 1 : year.Start.Year, start.Month, 1);
        return period with { Value = new Period(first, first.AddYears(1).AddDays(-1)) };
    }
}
