namespace ClaimPipeline.Comparison;

/// <summary>Picks the answers of the period that a claim means; of the latest periods when it names none.</summary>
internal static class PeriodChoice
{
    /// <summary>The answers to compare with, and what was done, in words.</summary>
    public static (List<Answer> Answers, string Step) Pick(ClaimContext context, IReadOnlyList<Answer> answers)
    {
        var isLevel = Terms.IsLevel(context.Indicator!);
        if (context.Period.Stated is { } stated)
        {
            var aligned = answers.Where(a => PeriodTarget.Aligned(a.Period, stated, isLevel)).ToList();
            if (aligned.Count == 0 && isLevel)
            {
                // A quota or count set on a day holds until the next one.
                aligned = [.. answers.Where(a => !a.Period.IsYear && a.Period.Start <= stated.End && a.Period.End.AddYears(1) >= stated.Start)
                    .GroupBy(a => a.First.Series).SelectMany(g => g.Where(a => a.Period == g.Max(b => b.Period.Start, b => b.Period)))];
            }

            if (aligned.Count == 0)
            {
                // A fiscal or crop year, or an average of years, answers roughly.
                aligned = [.. answers.Where(a => Roughly(a.Period, stated)).Select(a => a with { SupportsOnly = true })];
                return (aligned, aligned.Count > 0 ? $"period: {stated} is answered only roughly, by {Names(aligned)}" : $"period: no figure for {stated}");
            }

            return (aligned, $"period: {stated} as the text says");
        }

        if (context.Period.ArticleDate is not { } date)
        {
            return ([.. answers], "period: the text names none and the article has no date, so every period was tried");
        }

        // What was decided before the article counts, though it begins later.
        var isDecision = isLevel && context.Claim.Kind == Records.ClaimKind.Quota;
        var known = answers.Where(a => (a.Period.Start <= date && (a.Published is null || a.Published <= date))
            || (isDecision && (a.Published is { } decided ? decided <= date && a.Period.Start <= date.AddYears(2) : a.Period.Start <= date.AddYears(1)))).ToList();
        if (known.Count == 0)
        {
            known = [.. answers.Where(a => a.Period.Start <= date)];
        }

        var latest = known.Select(a => a.Period).Distinct().OrderByDescending(p => p.End).Take(context.Options.PeriodsOfUndated).ToHashSet();
        var picked = known.Where(a => latest.Contains(a.Period)).OrderByDescending(a => a.Period.End).ToList();
        return (picked, picked.Count > 0
            ? $"period: the text names none, so the latest ones known at the article's date were tried: {Names(picked)}"
            : "period: the text names none, and no figure was known at the article's date");
    }

    private static bool Roughly(Records.Period official, Records.Period stated)
    {
        if (!official.Overlaps(stated))
        {
            return false;
        }

        var days = stated.End.DayNumber - stated.Start.DayNumber + 1;
        var officialDays = official.End.DayNumber - official.Start.DayNumber + 1;
        return days is > 300 and < 430 && officialDays > 300;
    }

    private static string Names(IEnumerable<Answer> answers) =>
        string.Join(", ", answers.Select(a => a.Period.ToString()).Distinct().Order(StringComparer.Ordinal));

    private static Records.Period Max(this IEnumerable<Answer> answers, Func<Answer, DateOnly> by, Func<Answer, Records.Period> of) =>
        of(answers.MaxBy(by)!);
}
