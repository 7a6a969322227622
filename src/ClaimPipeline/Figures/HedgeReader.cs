using ClaimPipeline.Records;

namespace ClaimPipeline.Figures;

/// <summary>Reads how a number is hedged, from the words before it ("no more than") and behind it ("or so").</summary>
internal sealed class HedgeReader(SentenceTokens tokens, UnitReader units, NounReader nouns)
{
    public void Read(Draft draft)
    {
        if (Before(draft.SpanFirst - 1, out var first) is { } modifier && !IsDuring(draft, first))
        {
            draft.HedgeFirst = first;
            if (draft.Modifier is Modifier.Exact or Modifier.Between)
            {
                draft.Modifier = modifier;
            }
        }

        if (draft.Modifier == Modifier.Exact && After(draft.SpanLast + 1) is { } tail)
        {
            draft.Modifier = tail;
        }
    }

    // "will cost $2bn over six years" says how long, "has worked for over six years" hedges.
    private bool IsDuring(Draft draft, int over) =>
        draft.Unit is { Dimension: Dimension.Time } && tokens.Is(over, "over") && over > 0
        && (tokens.IsKind(over - 1, TokenKind.Number) || tokens.NumberWord(over - 1) != NumberWordKind.None || tokens.IsSymbol(over - 1, '%') || tokens.IsAny(over - 1, "spread", "invested", "repaid", "percent") || tokens.Is(over - 1, "cent")
            || (tokens.IsKind(over - 1, TokenKind.Word) && !tokens.Has(over - 1, Traits.Function | Traits.Verb | Traits.Filler | Traits.Hedge) && nouns.IsHead(over - 1)));

    private Modifier? Before(int at, out int first)
    {
        // "about a further 20", "more than just 5"
        var skipped = 0;
        while (skipped < 2 && (tokens.IsAny(at, "a", "an", "just", "only") || tokens.IsAny(at, "another", "further", "mere", "whole")
            || tokens.IsAny(at, "total", "combined", "some")))
        {
            if (tokens.Is(at, "some") && skipped == 0)
            {
                break;
            }

            at--;
            skipped++;
        }

        first = at;
        if (at < 0)
        {
            return null;
        }

        if (tokens[at].Kind == TokenKind.Symbol)
        {
            return Sign(at, ref first);
        }

        if (tokens.Is(at, "约") || (tokens.Is(at, "为") && tokens.Is(at - 1, "约")))
        {
            first = tokens.Is(at, "约") ? at : at - 1;
            return Modifier.About;
        }

        if (tokens.Is(at, "than"))
        {
            return Than(at, ref first);
        }

        if (tokens.Is(at, "of"))
        {
            return Of(at, ref first);
        }

        if (tokens.Is(at, "to"))
        {
            first = at - 1;
            return tokens.Is(at - 1, "up") ? Modifier.AtMost : tokens.IsAny(at - 1, "close", "near", "nearer") ? Modifier.Nearly : null;
        }

        if (tokens.IsAny(at, "least", "most") && tokens.Is(at - 1, "at"))
        {
            first = at - 1;
            return tokens.Is(at, "least") ? Modifier.AtLeast : Modifier.AtMost;
        }

        if (tokens.Is(at, "as"))
        {
            return As(at, ref first);
        }

        return tokens.Has(at, Traits.Hedge) ? Word(at, ref first) : null;
    }

    private Modifier? Sign(int at, ref int first)
    {
        switch (tokens.Slice(at)[0])
        {
            case '~' or '≈' or '±':
                return Modifier.About;
            case '>':
                return Modifier.MoreThan;
            case '<':
                return Modifier.LessThan;
            case '≥' or '⩾' or '≧':
                return Modifier.AtLeast;
            case '≤' or '⩽' or '≦':
                return Modifier.AtMost;
            case '=' when tokens.IsSymbol(at - 1, '>') || tokens.IsSymbol(at - 1, '<'):
                first = at - 1;
                return tokens.IsSymbol(at - 1, '>') ? Modifier.AtLeast : Modifier.AtMost;
            case '.' when tokens.IsAny(at - 1, "approx", "ca", "est", "c"):
                first = at - 1;
                return Modifier.About;
            default:
                return null;
        }
    }

    private Modifier? Than(int at, ref int first)
    {
        if (!tokens.Has(at - 1, Traits.Comparative))
        {
            return null;
        }

        first = at - 1;
        var more = tokens.IsAny(at - 1, "more", "greater", "higher", "larger") || tokens.IsAny(at - 1, "bigger", "longer", "older", "better")
            || tokens.IsAny(at - 1, "heavier", "deeper", "faster", "wider") || tokens.IsAny(at - 1, "taller", "stronger", "later", "further");
        if (tokens.IsAny(at - 2, "no", "not", "never"))
        {
            first = at - 2;
            return more ? Modifier.AtMost : Modifier.AtLeast;
        }

        return more ? Modifier.MoreThan : Modifier.LessThan;
    }

    private Modifier? Of(int at, ref int first)
    {
        first = at - 1;
        if (tokens.IsAny(at - 1, "upwards", "upward", "north", "excess"))
        {
            return Modifier.MoreThan;
        }

        if (tokens.IsAny(at - 1, "shy", "short"))
        {
            return Modifier.Nearly;
        }

        if (tokens.Is(at - 1, "south"))
        {
            return Modifier.LessThan;
        }

        if (tokens.IsAny(at - 1, "maximum", "max"))
        {
            return Modifier.AtMost;
        }

        if (tokens.IsAny(at - 1, "minimum", "min"))
        {
            return Modifier.AtLeast;
        }

        return tokens.IsAny(at - 1, "region", "vicinity", "neighbourhood", "neighborhood") || (tokens.Is(at - 1, "order") && tokens.Is(at - 2, "the"))
            ? Modifier.About
            : null;
    }

    // "as many as" is the most there can be, "as few as" the least.
    private Modifier? As(int at, ref int first)
    {
        if (!tokens.Is(at - 2, "as"))
        {
            return null;
        }

        first = at - 2;
        return tokens.IsAny(at - 1, "many", "much", "high", "long") || tokens.IsAny(at - 1, "large", "far", "big")
            ? Modifier.AtMost
            : tokens.IsAny(at - 1, "few", "little", "low", "small") || tokens.IsAny(at - 1, "short", "early") ? Modifier.AtLeast : null;
    }

    private Modifier? Word(int at, ref int first)
    {
        if (tokens.IsAny(at, "nearly", "almost", "near", "nearing") || tokens.IsAny(at, "approaching", "virtually", "practically"))
        {
            return Modifier.Nearly;
        }

        if (tokens.IsAny(at, "over", "above", "topped", "topping") || tokens.IsAny(at, "tops", "surpassing", "surpassed", "surpass"))
        {
            return Modifier.MoreThan;
        }

        if (tokens.IsAny(at, "under", "below", "beneath"))
        {
            return Modifier.LessThan;
        }

        if (tokens.IsAny(at, "maximum", "max"))
        {
            return Modifier.AtMost;
        }

        if (tokens.IsAny(at, "minimum", "min"))
        {
            return Modifier.AtLeast;
        }

        if (tokens.IsAny(at, "least", "most"))
        {
            return null;
        }

        if (tokens.IsAny(at, "exceed", "exceeds", "exceeded", "exceeding"))
        {
            var denied = tokens.Has(at - 1, Traits.Denial) ? at - 1 : tokens.Has(at - 2, Traits.Denial) ? at - 2 : -1;
            first = denied < 0 ? at : denied;
            return denied < 0 ? Modifier.MoreThan : Modifier.AtMost;
        }

        return Modifier.About;
    }

    private Modifier? After(int at)
    {
        if (tokens.Is(at, "or"))
        {
            return units.TailOf(at + 1);
        }

        if (tokens.Is(at, "at"))
        {
            var word = tokens.Is(at + 1, "the") ? at + 2 : at + 1;
            return tokens.Is(word, "most") ? Modifier.AtMost : tokens.Is(word, "least") ? Modifier.AtLeast : null;
        }

        if (tokens.Is(at, "and") && tokens.IsAny(at + 1, "above", "over", "up", "upwards"))
        {
            return Modifier.AtLeast;
        }

        return tokens.IsSymbol(at, '+') && tokens.IsGlued(at) ? Modifier.AtLeast : null;
    }
}
