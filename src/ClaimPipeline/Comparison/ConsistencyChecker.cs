using ClaimPipeline.Gazetteer;
using ClaimPipeline.Records;

namespace ClaimPipeline.Comparison;

/// <summary>
/// Holds an article's numbers against each other: a part, its whole and its percentage; a share and the rest; old level, new level and
/// change; the same quantity said twice; a measure asserted and denied; the headline and the text.
/// </summary>
internal static class ConsistencyChecker
{
    /// <summary>Slack beside the rounding of the three numbers, in percentage points.</summary>
    private const decimal Slack = 1m;

    /// <summary>One entry for each claim, in order; null where nothing contradicts it.</summary>
    public static Contradiction?[] Check(ArticleAnalysis analysis, ComparisonOptions options)
    {
        // The headline says again what the text says: it is held against it by other rules.
        var claims = analysis.Claims.Where(c => !analysis.IsOfHeadline(c)).ToValueList();
        var found = new Contradiction?[analysis.Claims.Count];
        var places = analysis.Sentences.Select((s, i) => (s.Sentence.Id, i)).ToDictionary(p => p.Id, p => p.i);
        for (var i = 0; i < claims.Count; i++)
        {
            var claim = claims[i];
            if (OwnNumbers(claim) is { } own)
            {
                found[i] ??= new Contradiction(own, []);
            }

            if (claim.Kind == ClaimKind.Share && Amount(claim, FigureRole.Value) is { } share && share.Unit.Dimension == Dimension.Ratio)
            {
                CheckShare(claims, i, share, places, options, found);
            }
            else if (claim.Form == AssertionForm.Level && Amount(claim, FigureRole.Value) is { } level)
            {
                CheckTwice(claims, i, level, found);
            }
            else if (claim.Polarity == Polarity.Denied)
            {
                CheckDenied(claims, i, places, options, found);
            }
        }

        HeadlineChecker.Check(analysis, options, found);
        return found;
    }

    private static void CheckShare(
        ValueList<Claim> claims, int index, ClaimedAmount share, Dictionary<SentenceId, int> places, ComparisonOptions options, Contradiction?[] found)
    {
        var claim = claims[index];
        int? part = null;
        int? whole = null;
        for (var i = 0; i < claims.Count; i++)
        {
            var other = claims[i];
            if (i == index || Apart(places, claim, other) > options.SentencesApart || !SamePeriod(claim, other) || !SameCode(claim.Subject, other.Subject))
            {
                continue;
            }

            if (other.Kind == ClaimKind.Share)
            {
                CheckRest(claims, index, i, share, found);
            }
            else if (other.Form == AssertionForm.Level && SameIndicator(claim, other) && Amount(other, FigureRole.Value) is { } amount
                && amount.Unit.Dimension is not (Dimension.Ratio or Dimension.PercentagePoint or Dimension.Money))
            {
                if (SameCode(claim.Place, other.Place) && other.Counterpart is null)
                {
                    part = Nearer(places, claim, claims, part, i);
                }
                else if (other.Place?.Value.Id?.Value == (claim.Whole?.Value.Id?.Value ?? "WLD") && other.Counterpart is null)
                {
                    whole = Nearer(places, claim, claims, whole, i);
                }
            }
        }

        if (part is not { } p || whole is not { } w)
        {
            return;
        }

        var partAmount = Amount(claims[p], FigureRole.Value)!;
        var wholeAmount = Amount(claims[w], FigureRole.Value)!;
        if (partAmount.Unit != wholeAmount.Unit || wholeAmount.Low <= 0)
        {
            return;
        }

        var low = partAmount.Low / wholeAmount.High * 100;
        var high = partAmount.High / wholeAmount.Low * 100;
        if (high + Slack >= share.Low && low - Slack <= share.High)
        {
            return;
        }

        var real = Math.Round(partAmount.Value / wholeAmount.Value * 100, 1);
        var words = $"By the article's own numbers {AmountJudge.Said(partAmount)} of {AmountJudge.Said(wholeAmount)} is {Wording.Number(real)} %, not {AmountJudge.Said(share)}.";
        foreach (var i in new[] { index, p, w })
        {
            found[i] ??= new Contradiction(words, [.. new[] { index, p, w }.Where(j => j != i).Select(j => Sibling(claims[j]))]);
        }
    }

    /// <summary>A share and "the remaining" one must make a hundred.</summary>
    private static void CheckRest(ValueList<Claim> claims, int index, int other, ClaimedAmount share, Contradiction?[] found)
    {
        var (claim, rest) = (claims[index], claims[other]);
        if (rest.Place?.Value.Is("OTH") != true || !SameCode(rest.Counterpart, claim.Place) || !SameIndicator(claim, rest)
            || Amount(rest, FigureRole.Value) is not { } amount || amount.Unit.Dimension != Dimension.Ratio)
        {
            return;
        }

        if (share.High + amount.High + Slack >= 100 && share.Low + amount.Low - Slack <= 100)
        {
            return;
        }

        var words = $"By the article's own numbers {AmountJudge.Said(share)} and the remaining {AmountJudge.Said(amount)} make {Wording.Number(share.Value + amount.Value)} %, not 100.";
        found[index] ??= new Contradiction(words, [Sibling(rest)]);
        found[other] ??= new Contradiction(words, [Sibling(claim)]);
    }

    /// <summary>The same quantity, for the same place and stated period, with two values that no rounding joins.</summary>
    private static void CheckTwice(ValueList<Claim> claims, int index, ClaimedAmount level, Contradiction?[] found)
    {
        var claim = claims[index];
        for (var i = index + 1; i < claims.Count; i++)
        {
            var other = claims[i];
            if (other.Kind != claim.Kind || other.Form != AssertionForm.Level || other.Sentence == claim.Sentence
                || claim.Period is null || other.Period is null || claim.Period.Value != other.Period.Value
                || !SameCode(claim.Subject, other.Subject) || !SameCode(claim.Place, other.Place) || !SameOrNone(claim.Counterpart, other.Counterpart)
                || !SameCode(claim.Indicator, other.Indicator) || !IsFirm(claim) || !IsFirm(other)
                || Amount(other, FigureRole.Value) is not { } again || again.Unit != level.Unit
                || IsBound(level) || IsBound(again))
            {
                continue;
            }

            if (level.High >= again.Low && again.High >= level.Low)
            {
                continue;
            }

            var words = $"The article says both {AmountJudge.Said(level)} and {AmountJudge.Said(again)} for the same thing.";
            found[index] ??= new Contradiction(words, [Sibling(other)]);
            found[i] ??= new Contradiction(words, [Sibling(claim)]);
        }
    }

    /// <summary>A measure that a neighbouring sentence asserts and this one denies.</summary>
    private static void CheckDenied(ValueList<Claim> claims, int index, Dictionary<SentenceId, int> places, ComparisonOptions options, Contradiction?[] found)
    {
        var claim = claims[index];
        if (claim.Kind != ClaimKind.Ban || claim.Subject?.Value.Id is not { } subject)
        {
            return;
        }

        for (var i = 0; i < claims.Count; i++)
        {
            var other = claims[i];
            if (other.Kind == ClaimKind.Ban && other.Polarity == Polarity.Asserted && other.Subject?.Value.Id is { } asserted
                && Apart(places, claim, other) <= options.SentencesApart && Terms.Related(EntityKind.Commodity, subject.Value, asserted.Value)
                && SameOrNone(claim.Place, other.Place))
            {
                found[index] ??= new Contradiction(
                    $"A neighbouring sentence of the article asserts a measure on {other.Subject.Value.Name}, which this one denies.", [Sibling(other)]);
                return;
            }
        }
    }

    /// <summary>Value, total and percentage, or old level, new level and change, inside one claim.</summary>
    private static string? OwnNumbers(Claim claim)
    {
        if (Amount(claim, FigureRole.Value) is not { } value || Amount(claim, FigureRole.Baseline) is not { } before
            || Amount(claim, FigureRole.Change) is not { } change || value.Unit != before.Unit || before.Low <= 0 || value.Low <= 0)
        {
            return null;
        }

        var isFall = (claim.Direction != Change.None ? claim.Direction : claim.FigureIn(FigureRole.Change)!.Change) == Change.Down;
        var sign = isFall ? -1 : 1;
        decimal low, high, real;
        if (change.Unit.Dimension == Dimension.Ratio && value.Unit.Dimension != Dimension.Ratio)
        {
            (low, high) = ((value.Low / before.High - 1) * 100 * sign, (value.High / before.Low - 1) * 100 * sign);
            real = (value.Value / before.Value - 1) * 100;
        }
        else if (change.Unit == value.Unit)
        {
            (low, high) = ((value.Low - before.High) * sign, (value.High - before.Low) * sign);
            real = value.Value - before.Value;
        }
        else
        {
            return null;
        }

        (low, high) = (Math.Min(low, high), Math.Max(low, high));
        var slack = change.Unit.Dimension == Dimension.Ratio ? Slack : 0;
        return high + slack >= change.Low && low - slack <= change.High
            ? null
            : $"From {AmountJudge.Said(before)} to {AmountJudge.Said(value)} is {Wording.Amount(Math.Round(real, 1), change.Unit)}, not {(isFall ? "-" : "")}{AmountJudge.Said(change)}.";
    }

    private static int? Nearer(Dictionary<SentenceId, int> places, Claim claim, ValueList<Claim> claims, int? known, int candidate) =>
        known is { } k && Apart(places, claim, claims[k]) <= Apart(places, claim, claims[candidate]) ? known : candidate;

    private static int Apart(Dictionary<SentenceId, int> places, Claim one, Claim other) =>
        places.TryGetValue(one.Sentence, out var a) && places.TryGetValue(other.Sentence, out var b) ? Math.Abs(a - b) : int.MaxValue;

    private static bool SamePeriod(Claim one, Claim other) =>
        one.Period is null || other.Period is null || one.Period.Value.Overlaps(other.Period.Value);

    internal static bool SameIndicator(Claim one, Claim other) =>
        one.Indicator?.Value.Id is { } a && other.Indicator?.Value.Id is { } b && Terms.Related(EntityKind.Indicator, a.Value, b.Value);

    internal static bool SameCode(Slot<Entity>? one, Slot<Entity>? other) =>
        one?.Value.Id is { } a && other?.Value.Id is { } b && a == b;

    internal static bool SameOrNone(Slot<Entity>? one, Slot<Entity>? other) => one is null || other is null || SameCode(one, other);

    private static bool IsFirm(Claim claim) =>
        Math.Min(claim.Subject?.Confidence ?? 0, Math.Min(claim.Place?.Confidence ?? 0, claim.Period?.Confidence ?? 0)) >= 0.7;

    internal static bool IsBound(ClaimedAmount amount) =>
        amount.Modifier is Modifier.MoreThan or Modifier.AtLeast or Modifier.LessThan or Modifier.AtMost;

    private static ClaimedAmount? Amount(Claim claim, FigureRole role) =>
        claim.FigureIn(role) is { Negated: false } figure ? ClaimedAmount.Of(figure) : null;

    internal static Evidence Sibling(Claim claim) => new()
    {
        Sibling = claim.Id,
        Citation = claim.FigureIn(FigureRole.Value) is { } figure ? $"the article itself: {figure.Surface.Trim()}" : "the article itself",
    };
}
