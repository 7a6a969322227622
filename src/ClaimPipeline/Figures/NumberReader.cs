using ClaimPipeline.Units;

namespace ClaimPipeline.Figures;

/// <summary>Reads one number: digits, words or both, with scale words, as a fraction or as a multiple.</summary>
internal sealed class NumberReader(SentenceTokens tokens, UnitTable table, NounReader nouns)
{
    private const decimal FractionResolution = 0.05m;

    private readonly ShareReader _shares = new(tokens, table);

    /// <summary>The number that begins at a token; null when none does.</summary>
    public Draft? Read(int at)
    {
        ref var token = ref tokens[at];
        return token.Kind switch
        {
            TokenKind.Number => token.Dead ? null : Digits(at),
            TokenKind.Symbol => _shares.Vulgar(at) is { } half ? Fraction(at, at, half) : null,
            _ => Words(at),
        };
    }

    private Draft? Digits(int at)
    {
        ref var token = ref tokens[at];
        var draft = New(at, at, token.Value);
        draft.Resolution = ResolutionOf(token.Value, token.Literal.Decimals);
        if (_shares.SlashFraction(at, out var part, out var last))
        {
            return Fraction(at, last, part);
        }

        if (token.Literal.Plain && tokens.IsKind(at + 1, TokenKind.Number) && _shares.SlashFraction(at + 1, out part, out last))
        {
            return With(draft, token.Value + part, 0.5m, last);
        }

        if (_shares.Vulgar(at + 1) is { } glued && tokens.IsGlued(at + 1))
        {
            draft = With(draft, token.Value + glued, 0.5m, at + 1);
        }

        if (_shares.PartOfMany(draft, out var share, out var end))
        {
            return Fraction(draft.First, end, share);
        }

        AndAHalf(draft);
        Scales(draft);
        return FractionOf(draft) ?? Fold(draft) ?? draft;
    }

    private Draft? Words(int at)
    {
        var first = at;
        if (tokens.IsAny(at, "a", "an"))
        {
            var next = tokens.NumberWord(at + 1);
            if (next == NumberWordKind.Scale && !tokens.IsGlued(at + 1))
            {
                return Cardinal(at);
            }

            return next == NumberWordKind.Fraction && LooksLikeFraction(at + 1, first) ? PartOfScale(Fraction(first, at + 1, 1 / tokens[at + 1].Value)) : null;
        }

        switch (tokens[at].NumberWord)
        {
            case NumberWordKind.Digit or NumberWordKind.Teen or NumberWordKind.Tens:
                return Cardinal(at);
            case NumberWordKind.Scale when tokens.NumberWord(at + 1) == NumberWordKind.Scale && tokens.Has(at - 1, Traits.Hedge):
                // "some hundred thousand tonnes"
                return BareScale(at);
            case NumberWordKind.Fraction when tokens.Is(at, "half"):
                return Half(at);
            case NumberWordKind.Vague:
                return Vague(at);
            case NumberWordKind.Times:
                return tokens.IsDash(at + 1) ? null : Multiple(at, at, tokens[at].Value);
            case NumberWordKind.Fold:
                return Multiple(at, at, tokens[at].Value);
            case NumberWordKind.Multiplied:
                return Multiplied(at);
            default:
                return null;
        }
    }

    private Draft? Cardinal(int at)
    {
        var draft = New(at, at, 0);
        draft.InWords = true;
        if (!CardinalWords.Read(tokens, at, out var value, out var last, out var decimals))
        {
            return null;
        }

        draft.Value = value;
        draft.Last = draft.SpanLast = last;
        draft.Resolution = ResolutionOf(value, decimals);
        for (var i = last; i > at && tokens[i].NumberWord == NumberWordKind.Scale; i--)
        {
            draft.Scale *= tokens[i].Value;
        }

        if (_shares.PartOfMany(draft, out var share, out var end))
        {
            return Fraction(draft.First, end, share);
        }

        AndAHalf(draft);
        Scales(draft);
        return FractionOf(draft) ?? Fold(draft) ?? (IsOrdinal(draft) ? null : draft);
    }

    private Draft BareScale(int at)
    {
        var draft = New(at, at - 1, 1);
        draft.InWords = true;
        draft.Resolution = 1;
        Scales(draft);
        return draft;
    }

    // "twenty-first", "twenty-fifth".
    private bool IsOrdinal(Draft draft)
    {
        var next = tokens.IsDash(draft.Last + 1) ? draft.Last + 2 : draft.Last + 1;
        return tokens.IsAny(next, "first", "second", "third")
            ? next > draft.Last + 1 || tokens[draft.Last].NumberWord == NumberWordKind.Tens
            : tokens.NumberWord(next) == NumberWordKind.Fraction && tokens[draft.Last].NumberWord == NumberWordKind.Tens && tokens.Slice(next).EndsWith("th");
    }

    private void Scales(Draft draft)
    {
        while (true)
        {
            var next = draft.Last + 1;
            if (tokens.IsDash(next) && tokens.IsGlued(next) && tokens.IsGlued(next + 1) && tokens.NumberWord(next + 1) == NumberWordKind.Scale)
            {
                next++;
            }

            // "80 ten thousand tons"
            if (!draft.InWords && tokens.Is(next, "ten") && tokens.NumberWord(next + 1) == NumberWordKind.Scale && draft.TryScale(10))
            {
                draft.Last = draft.SpanLast = next;
                continue;
            }

            if (tokens.NumberWord(next) != NumberWordKind.Scale || (tokens.Is(next, "dozen") && draft.Scale != 1) || !draft.TryScale(tokens[next].Value))
            {
                return;
            }

            draft.Last = draft.SpanLast = next;
            AndAHalf(draft);
        }
    }

    // "one and a half", "two and three quarters".
    private void AndAHalf(Draft draft)
    {
        var at = draft.Last + 1;
        if (!tokens.Is(at, "and"))
        {
            return;
        }

        var share = 0m;
        if (tokens.IsAny(at + 1, "a", "one") && tokens.NumberWord(at + 2) == NumberWordKind.Fraction)
        {
            share = 1 / tokens[at + 2].Value;
        }
        else if (tokens.NumberWord(at + 1) == NumberWordKind.Digit && tokens.NumberWord(at + 2) == NumberWordKind.Fraction)
        {
            share = tokens[at + 1].Value / tokens[at + 2].Value;
        }

        if (share is > 0 and < 1)
        {
            var scale = draft.Scale;
            draft.Value += share * scale;
            draft.Resolution = 0.5m * scale;
            draft.Last = draft.SpanLast = at + 2;
        }
    }

    // "two-thirds", "three quarters", "nine tenths".
    private Draft? FractionOf(Draft draft)
    {
        var at = tokens.IsDash(draft.Last + 1) ? draft.Last + 2 : draft.Last + 1;
        if (tokens.NumberWord(at) is not (NumberWordKind.Fraction or NumberWordKind.Multiplied) || draft.Scale != 1 || draft.Value is < 1 or > 99
            || draft.Value != decimal.Truncate(draft.Value) || tokens.Is(at, "double") || tokens[at].Value < 2)
        {
            return null;
        }

        var plural = tokens.Slice(at).EndsWith("s");
        if ((draft.Value == 1) == plural || draft.Value >= tokens[at].Value || (tokens.Is(at, "quarters") && IsTime(draft.First)))
        {
            return null;
        }

        return PartOfScale(Fraction(draft.First, at, draft.Value / tokens[at].Value));
    }

    private Draft? Half(int at)
    {
        if (tokens.IsDash(at + 1) && tokens.NumberWord(at + 2) != NumberWordKind.Scale)
        {
            return null;
        }

        var next = tokens.IsDash(at + 1) ? at + 2 : tokens.IsAny(at + 1, "a", "an") ? at + 2 : at + 1;
        if (tokens.NumberWord(next) == NumberWordKind.Scale)
        {
            var draft = New(at, next - 1, 0.5m);
            draft.InWords = true;
            draft.Resolution = 0.5m;
            Scales(draft);
            return draft;
        }

        if (next == at + 2 && tokens.IsKind(next, TokenKind.Word) && !tokens.IsDash(at + 1)
            && (table.Names.TryGet(tokens.Slice(next), out _) || tokens.Is(next, "percentage")))
        {
            var draft = New(at, at + 1, 0.5m);
            draft.InWords = true;
            draft.Resolution = 0.5m;
            return draft;
        }

        return LooksLikeFraction(at, at) ? PartOfScale(Fraction(at, at, 0.5m)) : null;
    }

    // "a third of" is a share, "a third party" is not; nor is "the first half" or "a quarter earlier".
    private bool LooksLikeFraction(int at, int first)
    {
        if (tokens.IsDash(at + 1) || tokens.IsAny(first - 1, "first", "second", "latter", "last") || tokens.IsAny(first - 1, "final", "opening", "other", "next"))
        {
            return false;
        }

        if (tokens.IsAny(at + 1, "of", "the", "its", "their") || tokens.IsAny(at + 1, "as", "that", "those", "these"))
        {
            return true;
        }

        if (first == at && tokens.IsAny(at + 1, "all", "our", "this", "his"))
        {
            return true;
        }

        var hedged = (tokens.Has(first - 1, Traits.Leading) && !tokens.IsAny(first - 1, "up", "down")) || tokens.IsAny(first - 1, "by", "than", "nearly", "about") || tokens.IsAny(first - 1, "almost", "roughly", "over", "under")
            || tokens.IsAny(first - 1, "to", "least", "around", "only") || tokens.IsAny(first - 1, "some", "approximately");
        return (hedged && !tokens.IsAny(at + 1, "party", "parties", "time", "country")) || (tokens.Is(first - 1, "in") && first == at)
            || tokens.IsAny(at + 1, "more", "less", "lower", "higher") || tokens.IsAny(at + 1, "fewer", "larger", "smaller", "cheaper");
    }

    // "a quarter of a million", "a quarter of a percentage point".
    private Draft PartOfScale(Draft draft)
    {
        if (tokens.NumberWord(draft.Last + 1) == NumberWordKind.Scale)
        {
            // "three quarters billion"
            draft.Form = NumberForm.Plain;
            Scales(draft);
            return draft;
        }

        if (!tokens.Is(draft.Last + 1, "of") || !tokens.IsAny(draft.Last + 2, "a", "one"))
        {
            return draft;
        }

        var next = draft.Last + 3;
        if (tokens.NumberWord(next) == NumberWordKind.Scale)
        {
            draft.Form = NumberForm.Plain;
            draft.Last = draft.SpanLast = next - 1;
            Scales(draft);
        }
        else if (tokens.IsAny(next, "percent", "percentage", "point") || (tokens.Is(next, "per") && tokens.Is(next + 1, "cent")))
        {
            draft.Form = NumberForm.Plain;
            draft.Last = draft.SpanLast = next - 1;
        }

        return draft;
    }

    private Draft? Vague(int at)
    {
        var draft = New(at, at, tokens[at].Value);
        while (tokens.Is(draft.Last + 1, "of") && tokens.NumberWord(draft.Last + 2) is NumberWordKind.Vague && draft.Value < 1e12m)
        {
            draft.Value *= tokens[draft.Last + 2].Value;
            draft.Last += 2;
        }

        if (!tokens.Is(draft.Last + 1, "of") || tokens.IsKind(at - 1, TokenKind.Number) || (tokens.Is(at, "scores") && (at > 0 || !nouns.IsHead(at + 2))))
        {
            return null;
        }

        draft.Max = draft.Value * 10;
        draft.SpanLast = draft.Last;
        draft.Resolution = draft.Value;
        draft.InWords = true;
        draft.Form = NumberForm.Vague;
        return draft;
    }

    private Draft? Multiplied(int at)
    {
        var bare = tokens.Slice(at) is var word && !word.EndsWith("d") && !word.EndsWith("ing");
        if (tokens.IsDash(at + 1) || tokens.IsDash(at - 1))
        {
            return null;
        }

        if (bare && !tokens.Is(at, "halve")
            && !(tokens.IsAny(at + 1, "the", "that", "its", "their") || tokens.IsAny(at + 1, "this", "last", "what", "those")
                || tokens.IsAny(at - 1, "to", "will", "could", "would") || tokens.IsAny(at - 1, "may", "might", "than", "nearly")
                || tokens.IsAny(at - 1, "almost", "about", "should", "can")))
        {
            return null;
        }

        return tokens[at].Value < 1 ? Fraction(at, at, tokens[at].Value) : Multiple(at, at, tokens[at].Value);
    }

    // "five-fold", "5-fold", "5 fold"
    private Draft? Fold(Draft draft)
    {
        var at = tokens.IsDash(draft.Last + 1) ? draft.Last + 2 : draft.Last + 1;
        return tokens.Is(at, "fold") ? Multiple(draft.First, at, draft.Value) : null;
    }

    private bool IsTime(int first) =>
        tokens.IsAny(first - 1, "last", "past", "next", "previous") || tokens.IsAny(first - 1, "for", "in", "first", "consecutive");

    private static Draft New(int first, int last, decimal value) =>
        new() { First = first, Last = last, SpanFirst = first, SpanLast = last, HedgeFirst = first, Value = value };

    private static Draft With(Draft draft, decimal value, decimal resolution, int last)
    {
        draft.Value = value;
        draft.Resolution = resolution;
        draft.Last = draft.SpanLast = last;
        return draft;
    }

    private static Draft Fraction(int first, int last, decimal value)
    {
        var draft = With(New(first, last, value), value, FractionResolution, last);
        draft.Form = NumberForm.Fraction;
        draft.InWords = true;
        return draft;
    }

    private static Draft Multiple(int first, int last, decimal value)
    {
        var draft = With(New(first, last, value), value, 1, last);
        draft.Form = NumberForm.Multiple;
        draft.InWords = true;
        return draft;
    }

    /// <summary>Place value of the last digit that the wording commits to.</summary>
    internal static decimal ResolutionOf(decimal value, int decimals)
    {
        var place = 1m;
        for (var i = 0; i < decimals; i++)
        {
            place /= 10;
        }

        if (decimals == 0 && value != 0)
        {
            while (value % 10 == 0)
            {
                value /= 10;
                place *= 10;
            }
        }

        return place;
    }
}
