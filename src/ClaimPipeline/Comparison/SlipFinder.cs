using ClaimPipeline.Gazetteer;
using ClaimPipeline.Records;

namespace ClaimPipeline.Comparison;

/// <summary>Looks for the slip behind a figure that does not fit: a power of ten, a unit, another year, place, commodity or basis.</summary>
internal static class SlipFinder
{
    private static readonly (decimal Factor, string Words)[] UnitFactors =
    [
        (0.90718474m, "short tons and metric tons are mixed up"),
        (1 / 0.90718474m, "short tons and metric tons are mixed up"),
        (0.45359237m, "pounds and kilograms are mixed up"),
        (1 / 0.45359237m, "pounds and kilograms are mixed up"),
    ];

    /// <summary>The most telling slip; null when none explains the figure.</summary>
    /// <param name="context">The claim.</param>
    /// <param name="amount">Its figure.</param>
    /// <param name="official">What it should have said.</param>
    /// <param name="all">All that was found for the claim, every period and edition.</param>
    public static Slip? Find(ClaimContext context, ClaimedAmount amount, Answer official, IReadOnlyList<Answer> all)
    {
        if (amount.Value == 0 || official.Value == 0)
        {
            return null;
        }

        if (TenSlip(amount, official) is { } ten)
        {
            return ten;
        }

        var candidates = new List<Slip>();
        if (context.Period.IsStated)
        {
            Keep(candidates, WrongPeriod(context, amount, official, all));
        }

        if (official.IsChange || official.Derivation is Derivation.Sum or Derivation.SumShare or Derivation.Remainder)
        {
            return candidates.FirstOrDefault();
        }

        Keep(candidates, WrongPlace(context, amount, official));
        Keep(candidates, WrongBasis(context, amount, official));
        Keep(candidates, UnitSlip(amount, official));
        Keep(candidates, WrongCommodity(context, amount, official));
        return candidates.Find(c => c.Fit == Fit.Exact) ?? candidates.FirstOrDefault();
    }

    /// <summary>Off by a power of ten. A thousandfold in weight is rather kt told as t.</summary>
    public static Slip? TenSlip(ClaimedAmount amount, Answer official)
    {
        var power = 1m;
        for (var exponent = 1; exponent <= 6; exponent++)
        {
            power *= 10;
            if (official.Unit.Dimension == Dimension.Ratio && exponent > 1)
            {
                break;
            }

            foreach (var isMore in new[] { true, false })
            {
                var fit = amount.Scaled(isMore ? 1 / power : power).Against(official.Value, official.Half, official.Coarse, official.Bound);
                if (fit < Fit.Rounding)
                {
                    continue;
                }

                var isUnit = exponent is 3 or 6 && official.Unit.Dimension is Dimension.Mass or Dimension.Volume or Dimension.Energy;
                var words = $"The text is {Wording.Times(power)} too {(isMore ? "high" : "low")}";
                return isUnit
                    ? new Slip(VerdictReason.UnitSlip, official, fit, words + ", as when thousands of tonnes are told as tonnes.")
                    : new Slip(VerdictReason.PowerOfTenSlip, official, fit, words + ".");
            }
        }

        return null;
    }

    private static Slip? WrongPeriod(ClaimContext context, ClaimedAmount amount, Answer official, IReadOnlyList<Answer> all)
    {
        Slip? best = null;
        var distance = int.MaxValue;
        foreach (var answer in all)
        {
            var apart = PeriodTarget.YearsApart(answer.Period, official.Period);
            if (apart == 0 || apart > context.Options.YearsSearched || answer.SupportsOnly || answer.Indicator != official.Indicator)
            {
                continue;
            }

            var fit = Match(amount, answer);
            if (fit >= Fit.Rounding && (best is null || fit > best.Fit || (fit == best.Fit && apart < distance)))
            {
                best = new Slip(VerdictReason.WrongPeriod, answer, fit,
                    $"The figure in the text is that of {answer.Period}, not of {official.Period}.");
                distance = apart;
            }
        }

        return best;
    }

    private static Slip? WrongPlace(ClaimContext context, ClaimedAmount amount, Answer official)
    {
        if (amount.Digits < 2 || (official.IsComputed && official.Rows.Count < 2))
        {
            return null;
        }

        Slip? best = null;
        foreach (var row in context.Reference.Table(official.Indicator, official.First.Subject.Value))
        {
            if (row.Figure.Place == official.First.Place || row.Figure.Place.Value == "OTH" || row.Figure.Counterpart != official.First.Counterpart
                || row.IsPart || !IsSameEdition(row, official) || row.Figure.Period != official.Period)
            {
                continue;
            }

            var answer = !official.IsComputed ? Answer.Of(row)
                : official.Rows.Count == 2 && official.Rows[1].Value > 0 ? Answer.Share(row, official.Rows[1]) : null;
            var fit = answer is null ? Fit.None : Match(amount, answer);
            if (fit >= Fit.Rounding && (best is null || fit > best.Fit))
            {
                best = new Slip(VerdictReason.WrongPlaceOrCommodity, answer!, fit,
                    $"The figure in the text is that of {Wording.Place(row.Figure.Place.Value)}.");
            }
        }

        return best;
    }

    private static Slip? WrongBasis(ClaimContext context, ClaimedAmount amount, Answer official)
    {
        if (amount.Digits < 2)
        {
            return null;
        }

        Slip? best = null;
        var isShare = official.Unit == Unit.Percent;
        foreach (var indicator in context.Reference.IndicatorsOf(official.First.Subject.Value, official.First.Place.Value))
        {
            if (indicator == official.Indicator || (isShare && indicator == Terms.ShareOf(official.Indicator)) || context.Indicators.Contains(indicator, StringComparer.Ordinal))
            {
                continue;
            }

            foreach (var row in context.Reference.Cell(indicator, official.First.Subject.Value, official.First.Place.Value))
            {
                if (row.Unit != official.Unit || row.Figure.Counterpart != official.First.Counterpart
                    || PeriodTarget.YearsApart(row.Figure.Period, official.Period) > 0 || row.IsPart)
                {
                    continue;
                }

                var answer = context.Place == "OTH" && context.Counterpart is not null ? Answer.Of(row).Complement() : Answer.Of(row);
                var fit = Match(amount, answer);
                if (fit >= Fit.Rounding && (best is null || fit > best.Fit))
                {
                    best = new Slip(VerdictReason.WrongBasis, answer, fit,
                        $"The figure in the text is the {Wording.Name(EntityKind.Indicator, indicator)}, not the {Wording.Name(EntityKind.Indicator, official.Indicator)}.");
                }
            }
        }

        return best;
    }

    private static Slip? WrongCommodity(ClaimContext context, ClaimedAmount amount, Answer official)
    {
        if (amount.Digits < 3 || official.IsComputed)
        {
            return null;
        }

        foreach (var subject in context.Reference.SubjectsOf(official.Indicator, official.First.Place.Value))
        {
            if (subject == official.First.Subject.Value)
            {
                continue;
            }

            foreach (var row in context.Reference.Cell(official.Indicator, subject, official.First.Place.Value))
            {
                if (row.Figure.Period == official.Period && row.Unit == official.Unit && !row.IsPart && row.Value == amount.Value)
                {
                    return new Slip(VerdictReason.WrongPlaceOrCommodity, Answer.Of(row), Fit.Exact,
                        $"The figure in the text is that of {Wording.Name(EntityKind.Commodity, subject)}.");
                }
            }
        }

        return null;
    }

    private static Slip? UnitSlip(ClaimedAmount amount, Answer official)
    {
        if (official.Unit.Dimension != Dimension.Mass || amount.Digits < 3)
        {
            return null;
        }

        foreach (var (factor, words) in UnitFactors)
        {
            var scaled = amount.Scaled(factor);
            if (Math.Abs(scaled.Value - official.Value) <= Math.Max(scaled.Half, official.Value * 0.005m))
            {
                return new Slip(VerdictReason.UnitSlip, official, Fit.Rounding, $"It looks as if {words}.");
            }
        }

        return null;
    }

    /// <summary>Only the digits as written count here: a wide "about" would match too much.</summary>
    private static Fit Match(ClaimedAmount amount, Answer answer) =>
        amount.Modifier is Modifier.MoreThan or Modifier.AtLeast or Modifier.LessThan or Modifier.AtMost
            ? (amount.Value == answer.Value ? Fit.Exact : Fit.None)
            : amount.Against(answer.Value, 0, 0, answer.Bound);

    private static bool IsSameEdition(OfficialValue row, Answer official) =>
        row.Figure.Source == official.Source && row.Figure.Edition == official.Edition && row.Unit == official.Rows[0].Unit;

    private static void Keep(List<Slip> slips, Slip? slip)
    {
        if (slip is not null)
        {
            slips.Add(slip);
        }
    }
}
