using ClaimPipeline.Records;
using ClaimPipeline.Units;

namespace ClaimPipeline.Figures;

/// <summary>
/// Makes one figure of the two ends of a range ("60-70 %", "between 15 and 17", "three to six"). A move over time ("from 52,000
/// to 31,000") stays two figures.
/// </summary>
internal sealed class RangeJoiner(SentenceTokens tokens)
{
    private const int ClauseReach = 15;

    public void Join(List<Draft> drafts)
    {
        var kept = 0;
        for (var i = 0; i < drafts.Count; i++)
        {
            var draft = drafts[i];
            if (i + 1 < drafts.Count && IsScore(draft, drafts[i + 1]))
            {
                i++;
                continue;
            }

            if (i + 1 < drafts.Count && !draft.IsRange && !drafts[i + 1].IsRange && TryJoin(draft, drafts[i + 1]))
            {
                i++;
            }

            drafts[kept++] = draft;
        }

        drafts.RemoveRange(kept, drafts.Count - kept);
    }

    private bool TryJoin(Draft low, Draft high)
    {
        if (low.Form != NumberForm.Plain || high.Form != NumberForm.Plain)
        {
            return low.Form == NumberForm.Fraction && high.Form == NumberForm.Fraction && low.Value < high.Value
                && (IsBetween(low, high) || IsDashed(low, high) || (IsTo(low, high) && !IsMove(low, high))) && Merge(low, high);
        }

        var scale = ScaleToShare(low, high);
        if (!SameKind(low, high) || low.Value * scale >= high.Value)
        {
            return false;
        }

        var joined = IsDashed(low, high) || IsBetween(low, high) || IsEither(low, high) || (IsTo(low, high) && !IsMove(low, high));
        return joined && (scale == 1 || low.TryScale(scale)) && Merge(low, high);
    }

    /// <summary>What the lower end takes from the upper: 1.2–1.4 million, 1 to 2 thousand.</summary>
    public static decimal ScaleToShare(Draft low, Draft high) =>
        low.Scale == 1 && high.Scale > 1 && (!low.OwnUnit || low.HasPrefix) && low.Value < high.Mantissa ? high.Scale : 1;

    /// <summary>The same in a list, where the order says nothing: "21, 6.9 and 3.5 million tonnes".</summary>
    public static decimal ScaleToList(Draft item, Draft next) =>
        item.Scale == 1 && next.Scale > 1 && !item.OwnUnit && !item.InWords && item.Value < 1000 ? next.Scale : 1;

    private static bool Merge(Draft low, Draft high)
    {
        low.Max = high.Value;
        low.Resolution = Math.Min(low.Resolution, high.Resolution);
        low.Scale = high.Scale;
        low.Last = high.Last;
        low.SpanLast = high.SpanLast;
        low.Unit = low.HasPrefix && high.Unit is not { Dimension: Dimension.Price } ? low.Unit : high.Unit ?? low.Unit;
        if (low.HasPrefix && high.Per is { } per && low.Unit is { } money)
        {
            low.Unit = UnitTable.Per(money, per);
        }

        low.Counted = high.Counted;
        low.OwnUnit |= high.OwnUnit;
        low.Hyphenated = high.Hyphenated;
        low.InWords &= high.InWords;
        low.Modifier = high.Modifier;
        return true;
    }

    private static bool SameKind(Draft low, Draft high)
    {
        if (low.Unit is null)
        {
            return !high.HasPrefix;
        }

        if (high.Unit is null)
        {
            return low.HasPrefix || !low.OwnUnit;
        }

        return low.Unit == high.Unit || (low.HasPrefix && high.Unit.Code.StartsWith(low.Unit.Code + "/", StringComparison.Ordinal));
    }

    private static int Gap(Draft low, Draft high) => high.SpanFirst - low.SpanLast - 1;

    private bool IsDashed(Draft low, Draft high) =>
        Gap(low, high) == 1 && low.SpanLast + 1 is var at && (tokens.IsDash(at) || tokens.IsSymbol(at, '~') || tokens.IsSymbol(at, '−'))
        && tokens[at].Spaced == tokens[at + 1].Spaced;

    private bool IsTo(Draft low, Draft high)
    {
        var at = low.SpanLast + 1;
        return Gap(low, high) switch
        {
            1 => tokens.IsAny(at, "to", "till", "through"),
            2 => (tokens.IsDash(at) && tokens.Is(at + 1, "to")) || (tokens.Is(at, "to") && tokens.IsDash(at + 1)),
            3 => tokens.IsDash(at) && tokens.Is(at + 1, "to") && tokens.IsDash(at + 2),
            _ => false,
        };
    }

    private bool IsBetween(Draft low, Draft high)
    {
        if (Gap(low, high) != 1 || !tokens.Is(low.SpanLast + 1, "and"))
        {
            return false;
        }

        var before = low.SpanFirst - 1;
        if (tokens.Has(before, Traits.Hedge))
        {
            before--;
        }

        if (!tokens.Is(before, "between"))
        {
            return false;
        }

        high.Modifier = Modifier.Between;
        return true;
    }

    // "two or three", "8 or 9"
    private bool IsEither(Draft low, Draft high) =>
        Gap(low, high) == 1 && tokens.Is(low.SpanLast + 1, "or") && high.Mantissa == low.Mantissa + 1 && high.Mantissa <= 20 && !low.OwnUnit
        && !tokens.IsSymbol(low.SpanFirst - 1, ',');

    // A score or a vote: "3-1", "52-48".
    private bool IsScore(Draft first, Draft second) =>
        IsDashed(first, second) && first.Unit is null && !first.InWords && second is { InWords: false, HasPrefix: false } && first.Value >= second.Value
        && first.Scale == 1 && second.Scale == 1 && (second.Unit is null || second.Counted) && !tokens[first.SpanLast + 1].Spaced;

    private bool IsMove(Draft low, Draft high)
    {
        // "from 5 to 7 per cent to 3 to 5 per cent": the first pair is a range already.
        if (tokens.Is(high.SpanLast + 1, "to") && tokens.IsKind(high.SpanLast + 2, TokenKind.Number))
        {
            return false;
        }

        var before = low.SpanFirst - 1;
        while (before > low.SpanFirst - 3 && tokens.Has(before, Traits.Hedge | Traits.Filler) && !tokens.IsAny(before, "by", "over"))
        {
            before--;
        }

        if (tokens.Is(before, "from"))
        {
            return !IsSpread(before - 1) && HasMove(before - 1);
        }

        return low.OwnUnit && high.OwnUnit && low.HasPrefix == high.HasPrefix && (tokens.Has(before, Traits.Moves) || tokens.Is(before, "by"));
    }

    private bool IsSpread(int at) =>
        tokens.IsAny(at, "anywhere", "anything", "everything", "ranging") || tokens.IsAny(at, "range", "ranges", "ranged", "varying")
        || tokens.IsAny(at, "varies", "vary", "varied");

    private bool HasMove(int at)
    {
        for (var i = at; i >= 0 && i > at - ClauseReach; i--)
        {
            if (tokens.IsSymbol(i, ';') || tokens.IsSymbol(i, '.') || tokens.IsSymbol(i, '\t'))
            {
                return false;
            }

            if (tokens.Has(i, Traits.Moves) && (!tokens.IsAny(i, "up", "down") || i > at - 2))
            {
                return true;
            }
        }

        return false;
    }
}
