using ClaimPipeline.Gazetteer;
using ClaimPipeline.Records;

namespace ClaimPipeline.Comparison;

/// <summary>Aligns a claim with official figures: indicator, commodity, place and partner; all periods, sources and editions.</summary>
internal static class AnswerFinder
{
    /// <summary>What official tables say of the claimed level, or of the claimed share.</summary>
    public static List<Answer> Find(ClaimContext context, Unit unit)
    {
        var answers = new List<Answer>();
        foreach (var (subject, isNarrower) in Subjects(context))
        {
            if (context.IsOfSeveral)
            {
                AddSums(context, subject, unit, answers);
            }
            else if (context.Claim.Kind == ClaimKind.Share || (unit.Dimension == Dimension.Ratio && context.Whole is not null))
            {
                AddShares(context, subject, answers);
            }
            else
            {
                AddLevels(context, subject, answers);
                if (unit.Dimension == Dimension.Ratio && answers.Count == 0)
                {
                    AddShares(context, subject, answers);
                }
            }

            if (isNarrower)
            {
                for (var i = 0; i < answers.Count; i++)
                {
                    answers[i] = answers[i] with { SupportsOnly = true };
                }
            }

            if (answers.Count > 0)
            {
                break;
            }
        }

        answers.RemoveAll(a => a.Unit.Dimension != unit.Dimension && !(IsNumber(a.Unit) && IsNumber(unit)));
        return answers;
    }

    /// <summary>Levels of one indicator family in one place.</summary>
    public static IEnumerable<Answer> Levels(ReferenceView reference, IEnumerable<string> indicators, string subject, string place, string? counterpart)
    {
        foreach (var indicator in indicators)
        {
            foreach (var row in reference.Cell(indicator, subject, place))
            {
                if (row.Figure.Counterpart?.Value == counterpart)
                {
                    yield return Answer.Of(row);
                }
            }
        }
    }

    private static void AddLevels(ClaimContext context, string subject, List<Answer> answers)
    {
        if (context is { Place: "OTH", Counterpart: not null })
        {
            AddRemainders(context, subject, answers);
            return;
        }

        foreach (var answer in Levels(context.Reference, context.Indicators, subject, context.Place!, context.Counterpart))
        {
            // A generic term that several published series answer ("production": of ore, of metal) is right when one of them fits.
            answers.Add(answer);
        }

        if (context.Claim.Kind == ClaimKind.Quota && context.Period.Stated is { IsYear: true } year)
        {
            AddSumOfParts(year, answers);
        }
    }

    /// <summary>Quotas of months or batches of the claimed year, added up: what the text may give as the quota for the rest of the year.</summary>
    private static void AddSumOfParts(Period year, List<Answer> answers)
    {
        foreach (var series in answers.Where(a => !a.Period.IsYear && year.Contains(a.Period)).GroupBy(a => (a.First.Series, a.First.Edition)).ToList())
        {
            var parts = series.OrderBy(a => a.Period.Start).Select(a => a.Rows[0]).ToList();
            var isDisjoint = parts.Zip(parts.Skip(1)).All(p => p.First.Figure.Period.End < p.Second.Figure.Period.Start);
            if (parts.Count > 1 && isDisjoint)
            {
                answers.Add(Answer.Sum(parts, supportsOnly: true) with { Period = year });
            }
        }
    }

    /// <summary>The world less one country, for every edition that prints both.</summary>
    private static void AddRemainders(ClaimContext context, string subject, List<Answer> answers)
    {
        foreach (var indicator in context.Indicators)
        {
            foreach (var part in context.Reference.Cell(indicator, subject, context.Counterpart!).Where(r => r.Figure.Counterpart is null))
            {
                if (Total(context.Reference.Cell(indicator, subject, "WLD"), part) is { } world && world.Value >= part.Value)
                {
                    answers.Add(Answer.Remainder(world, part));
                }
            }
        }
    }

    /// <summary>Several countries added up, for every edition that prints them all. Only "together" says for sure that a sum is meant.</summary>
    private static void AddSums(ClaimContext context, string subject, Unit unit, List<Answer> answers)
    {
        var mayMeanEach = context.Claim.Place!.Rule != "together";
        foreach (var indicator in context.Indicators)
        {
            foreach (var first in context.Reference.Cell(indicator, subject, context.Together[0]).Where(r => r.Figure.Counterpart is null))
            {
                var parts = context.Together.Skip(1).Select(place => Total(context.Reference.Cell(indicator, subject, place), first)).Prepend(first).OfType<OfficialValue>().ToList();
                if (parts.Count < context.Together.Count)
                {
                    continue;
                }

                if (unit.Dimension != Dimension.Ratio)
                {
                    answers.Add(Answer.Sum(parts, mayMeanEach));
                }
                else if (Total(context.Reference.Cell(indicator, subject, context.Whole ?? "WLD"), first) is { Value: > 0 } whole)
                {
                    answers.Add(Answer.SumShare(parts, whole, mayMeanEach));
                }
            }
        }
    }

    private static void AddShares(ClaimContext context, string subject, List<Answer> answers)
    {
        var complement = context.Place == "OTH" && context.Counterpart is not null;
        var place = complement ? context.Counterpart! : context.Place!;
        var share = Terms.ShareOf(context.Indicator!);
        var found = new List<Answer>();
        var isBilateral = !complement && context.Counterpart is not null;
        if (context.Whole is null or "WLD" || context.Whole == place || isBilateral || share == "share_of_electricity")
        {
            if (share is not null)
            {
                foreach (var row in context.Reference.Cell(share, subject, place))
                {
                    if (row.Figure.Counterpart?.Value == (complement ? null : context.Counterpart) && IsShareOf(context, row))
                    {
                        found.Add(Answer.Of(row) with { Coarse = Math.Max(row.Coarse, row.Value * 0.015m) });
                    }
                }
            }
        }

        if (!isBilateral)
        {
            AddComputedShares(context, subject, place, found);
        }

        answers.AddRange(complement ? found.Select(a => a.Complement()) : found);
    }

    /// <summary>Whether a printed share is taken of the claimed indicator: its basis names the one it was computed from.</summary>
    private static bool IsShareOf(ClaimContext context, OfficialValue row)
    {
        var basis = row.Figure.Basis ?? "";
        var open = basis.LastIndexOf('(');
        return open < 0 || !basis.EndsWith("production)", StringComparison.Ordinal) || context.Indicator!.StartsWith("share_of_", StringComparison.Ordinal)
            || context.Indicators.Contains(basis[(open + 1)..^1], StringComparer.Ordinal);
    }

    /// <summary>part / whole for every edition that prints both.</summary>
    private static void AddComputedShares(ClaimContext context, string subject, string place, List<Answer> found)
    {
        var whole = context.Whole ?? "WLD";
        if (whole == place)
        {
            return;
        }

        foreach (var indicator in context.Indicators)
        {
            var wholes = context.Reference.Cell(indicator, subject, whole);
            if (wholes.Count == 0)
            {
                continue;
            }

            foreach (var part in context.Reference.Cell(indicator, subject, place))
            {
                var total = Total(wholes, part);
                if (total is null || total.Value <= 0 || part.Figure.Counterpart is not null)
                {
                    continue;
                }

                var answer = Answer.Share(part, total);
                var twin = found.FindIndex(a => a.Source == answer.Source && a.Edition == answer.Edition && a.Period == answer.Period
                    && !a.IsComputed && Math.Abs(a.Value - answer.Value) < 0.1m);
                if (twin >= 0)
                {
                    // The printed share stands for its parts, with what their rounding allows.
                    found[twin] = found[twin] with { Rows = [.. found[twin].Rows, part, total], Coarse = answer.Coarse };
                }
                else
                {
                    found.Add(answer);
                }
            }
        }
    }

    private static OfficialValue? Total(IReadOnlyList<OfficialValue> wholes, OfficialValue part)
    {
        foreach (var whole in wholes)
        {
            if (IsSameTable(whole, part))
            {
                return whole;
            }
        }

        return null;
    }

    /// <summary>Whether two rows stand in one table of one edition.</summary>
    public static bool IsSameTable(OfficialValue one, OfficialValue other) =>
        one.Figure.Edition == other.Figure.Edition && one.Figure.Period == other.Figure.Period
        && one.Figure.Source == other.Figure.Source && one.Figure.Basis == other.Figure.Basis && one.Unit == other.Unit;

    private static IEnumerable<(string Subject, bool IsNarrower)> Subjects(ClaimContext context)
    {
        yield return (context.Subject!, false);
        foreach (var subject in Terms.SelfAndNarrower(EntityKind.Commodity, context.Subject!).Skip(1))
        {
            if (context.Reference.IndicatorsOf(subject, context.PlaceOfTable).Count > 0)
            {
                yield return (subject, true);
            }
        }
    }

    private static bool IsNumber(Unit unit) => unit.Dimension is Dimension.None or Dimension.Count;
}
