using ClaimPipeline.Records;
using ClaimPipeline.Units;

namespace ClaimPipeline.Figures;

/// <summary>Gives a number its unit: the currency before it, the unit or counted noun behind it, and what it is a rate per.</summary>
internal sealed class UnitReader(SentenceTokens tokens, UnitFinder units, NounReader nouns, UnitContext context)
{
    private static readonly Unit Fraction = new("1", Dimension.Ratio);
    private static readonly Unit Times = new("{times}", Dimension.Ratio);

    /// <summary>Letters that multiply when they stand right behind a number.</summary>
    public static bool IsScaleLetter(ReadOnlySpan<char> word) => word is "k" or "K" or "m" or "M" or "b" or "B" or "T";

    public static bool IsNotScale(SentenceTokens tokens, int at) => tokens.NumberWord(at) != NumberWordKind.Scale && !IsScaleLetter(tokens.Slice(at));

    /// <summary>Reads the unit. False when what stands there shows that the number is no figure ("two-way", an age).</summary>
    public bool Read(Draft draft)
    {
        Sign(draft);
        if (tokens[draft.First].Age)
        {
            return context.ReadAge(draft);
        }

        if (draft.Form == NumberForm.Multiple)
        {
            draft.Unit = Times;
            draft.OwnUnit = true;
            return true;
        }

        if (draft.Form == NumberForm.Fraction)
        {
            ReadFraction(draft);
            return true;
        }

        if (ReadMoney(draft))
        {
            return true;
        }

        ScaleLetter(draft, money: false);
        if (!draft.InWords && tokens.Is(draft.Last + 1, "x") && tokens.IsGlued(draft.Last + 1))
        {
            draft.Unit = Times;
            draft.SpanLast = draft.Last + 1;
            draft.OwnUnit = true;
            return true;
        }

        var at = SkipTail(draft);
        if (draft.Form == NumberForm.Vague)
        {
            at++;
        }

        if (tokens.Is(at, "of") && tokens.IsAny(at + 1, "a", "one") && units.Find(at + 2, out var share, out var end)
            && share.Unit is { Dimension: Dimension.Ratio or Dimension.PercentagePoint })
        {
            // "0.2 of a percentage point"
            draft.Unit = share.Unit;
            draft.OwnUnit = true;
            draft.SpanLast = end;
            return true;
        }

        if (units.Find(at, out var entry, out var last) && UnitContext.Accepts(entry, draft))
        {
            if (context.IsUnwantedAge(entry))
            {
                return false;
            }

            draft.Unit = context.Resolve(entry, draft, tokens.Slice(tokens.IsDash(at) ? at + 1 : at, last)).Unit;
            draft.OwnUnit = true;
            draft.Hyphenated = tokens.IsDash(at);
            draft.SpanLast = last;
            OfAPoint(draft);
            ScaleBehindMoney(draft);
            Rate(draft);
            return true;
        }

        return ReadNoun(draft, at);
    }

    private bool ReadMoney(Draft draft)
    {
        if (!units.FindPrefix(draft.First, out var currency, out var first))
        {
            return false;
        }

        draft.SpanFirst = draft.HedgeFirst = Math.Min(first, draft.SpanFirst);
        draft.HasPrefix = draft.OwnUnit = true;
        draft.Unit = context.Resolve(currency, draft, []).Unit;
        if (draft.SpanFirst == first && (tokens.IsSymbol(first - 1, '-') || tokens.IsSymbol(first - 1, '−')) && tokens.IsGlued(first) && tokens[first - 1].Spaced && draft.Value > 0)
        {
            Negate(draft, first - 1);
        }

        ScaleLetter(draft, money: true);
        _ = SkipTail(draft);
        if (tokens.IsAny(draft.SpanLast + 1, "US", "USD", "U.S.") && draft.Unit.Code == "USD" && !tokens.IsKind(draft.SpanLast + 2, TokenKind.Word))
        {
            draft.SpanLast++;
        }
        else if (tokens.IsAny(draft.SpanLast + 1, "US", "U.S.") && tokens.IsAny(draft.SpanLast + 2, "per", "a", "an"))
        {
            draft.SpanLast++;
        }

        Rate(draft);
        return true;
    }

    private void ReadFraction(Draft draft)
    {
        draft.Unit = Fraction;
        draft.OwnUnit = true;
        // "1/2 pound", "a quarter of a US pint" measure; "two-thirds of the members" and "one of every three tonnes" do not.
        if (tokens.Is(draft.Last - 1, "every") || tokens.IsAny(draft.Last - 1, "in", "of"))
        {
            return;
        }

        var at = draft.Last + 1;
        if (tokens.Is(at, "of") && tokens.IsAny(at + 1, "a", "an") && units.Find(at + 2, out var entry, out var last)
            || (!tokens.IsDash(at) && units.Find(at, out entry, out last)))
        {
            if (entry.Unit.Dimension is not (Dimension.Ratio or Dimension.Count) && UnitContext.Accepts(entry, draft))
            {
                draft.Form = NumberForm.Plain;
                draft.Unit = context.Resolve(entry, draft, []).Unit;
                draft.SpanLast = last;
                Rate(draft);
            }
        }
    }

    private bool ReadNoun(Draft draft, int at)
    {
        if (tokens.IsDash(at) && tokens.IsGlued(at) && tokens.IsGlued(at + 1) && tokens.IsKind(at + 1, TokenKind.Word) && !tokens.Is(at + 1, "to"))
        {
            // "two-way", "three-course", "737-series"
            return false;
        }

        var one = draft.Value == 1 && !draft.IsRange;
        if (nouns.TryRead(at, one, out var noun, out var last))
        {
            draft.Unit = Unit.Counted(noun);
            draft.Counted = draft.OwnUnit = true;
            draft.SpanLast = last;
            Rate(draft);
        }
        else if (tokens.Is(at, "of") && OfTheNoun(at + 1, out noun))
        {
            draft.Unit = Unit.Counted(noun);
            draft.Counted = true;
        }
        else if (tokens.IsKind(at, TokenKind.Number) && tokens.IsGlued(at + 1) && units.Find(at + 1, out _, out last) && nouns.TryRead(last + 1, one: false, out noun, out last))
        {
            // "eight million 250ml bottles"
            draft.Unit = Unit.Counted(noun);
            draft.Counted = true;
        }
        else if (RateReader.TryRead(tokens, units, at, Unit.One, out var per, out last))
        {
            // "an average of 20 per week": of what was said before.
            draft.Per = context.ResolveDenominator(per);
            draft.SpanLast = last;
        }

        return true;
    }

    // "90 of the 120 firms", "seven of its members", "12 of 40 permits"
    private bool OfTheNoun(int at, out string noun)
    {
        noun = "";
        var determined = false;
        while (tokens.IsAny(at, "the", "its", "their", "these") || tokens.IsAny(at, "those", "our", "all", "his") || tokens.IsAny(at, "my", "her", "your"))
        {
            at++;
            determined = true;
        }

        // "of Japan's largest mills"
        if (tokens.IsKind(at, TokenKind.Word) && tokens.IsSymbol(at + 1, '\'') && tokens.Is(at + 2, "s"))
        {
            at += 3;
            determined = true;
        }

        while (tokens.IsKind(at, TokenKind.Number) || tokens.NumberWord(at) is NumberWordKind.Digit or NumberWordKind.Teen or NumberWordKind.Tens or NumberWordKind.Scale)
        {
            at++;
            determined = true;
        }

        return determined && nouns.TryRead(at, one: false, out noun, out _);
    }

    // "-5", "minus 5", "minus-130"
    private void Sign(Draft draft)
    {
        var at = draft.First - 1;
        var sign = tokens.IsSymbol(at, '-') || tokens.IsSymbol(at, '−');
        if (sign && tokens.Is(at - 1, "minus"))
        {
            Negate(draft, at - 1);
        }
        else if (sign && tokens.IsGlued(draft.First) && (at == 0 || tokens[at].Spaced || tokens.IsSymbol(at - 1, '(')) && !IsAmount(at - 1))
        {
            Negate(draft, at);
        }
        else if (tokens.Is(at, "minus") && !IsAmount(at - 1))
        {
            Negate(draft, at);
        }
    }

    private bool IsAmount(int at) => (tokens.IsKind(at, TokenKind.Number) && !tokens[at].Dead) || tokens.IsSymbol(at, '%');

    private static void Negate(Draft draft, int first)
    {
        draft.Value = -draft.Value;
        draft.SpanFirst = draft.HedgeFirst = first;
    }

    // 13.2m, $4.6bn (bn is a scale word), $2 m, 25k. Without money "5m" is five metres unless something follows that is counted.
    private void ScaleLetter(Draft draft, bool money)
    {
        var at = draft.Last + 1;
        var letter = tokens.Slice(at);
        if (draft.InWords || letter.Length != 1 || (!tokens.IsGlued(at) && !(money && letter is "m" or "b")))
        {
            return;
        }

        var factor = letter[0] switch
        {
            'k' => 1_000m,
            'K' when money || draft.Value >= 10 => 1_000m,
            'm' or 'M' when money || FollowedByCount(at + 1) => 1_000_000m,
            'b' or 'B' when money || FollowedByCount(at + 1) => 1_000_000_000m,
            't' or 'T' when money => 1_000_000_000_000m,
            _ => 1m,
        };
        if (factor > 1 && draft.TryScale(factor))
        {
            draft.Last = draft.SpanLast = at;
        }
    }

    private bool FollowedByCount(int at) =>
        tokens.Is(at, "of") || (tokens.IsKind(at + 1, TokenKind.Number) && tokens.IsGlued(at + 2) && IsScaleLetter(tokens.Slice(at + 2)) && FollowedByCount(at + 3)) || (tokens.IsKind(at, TokenKind.Word) && !tokens.Has(at, Traits.Function | Traits.Verb) && tokens.NumberWord(at) == NumberWordKind.None && !IsExtent(at)) || (units.Find(at, out var entry, out _) && entry.Unit.Dimension is Dimension.Mass or Dimension.Volume or Dimension.Money or Dimension.Area or Dimension.VolumeRate);

    private bool IsExtent(int at) =>
        tokens.IsAny(at, "long", "wide", "high", "deep") || tokens.IsAny(at, "tall", "thick", "apart", "sprint") || tokens.IsAny(at, "race", "dash", "freestyle", "hurdles")
        || tokens.IsAny(at, "square", "cubic", "diameter", "tower");

    // "+", "-plus", "-odd", "or more", "or so" between a number and its unit; returns where the unit begins.
    private int SkipTail(Draft draft)
    {
        var at = draft.Last + 1;
        var before = draft.Modifier;
        if (tokens.IsSymbol(at, '+') && tokens.IsGlued(at))
        {
            draft.Modifier = Modifier.AtLeast;
            at++;
        }
        else if (tokens.IsDash(at) && tokens.IsAny(at + 1, "odd", "plus"))
        {
            draft.Modifier = tokens.Is(at + 1, "odd") ? Modifier.About : Modifier.AtLeast;
            at += 2;
        }
        else if (tokens.Is(at, "odd") || (tokens.Is(at, "plus") && !tokens.IsKind(at + 1, TokenKind.Number)))
        {
            draft.Modifier = tokens.Is(at, "odd") ? Modifier.About : Modifier.AtLeast;
            at++;
        }
        else if (tokens.Is(at, "or") && TailOf(at + 1) is { } tail && tokens.IsKind(at + 2, TokenKind.Word) && !tokens.Has(at + 2, Traits.Function))
        {
            draft.Modifier = tail;
            return at + 2;
        }

        if (draft.Modifier != before)
        {
            draft.SpanLast = at - 1;
        }

        return at;
    }

    /// <summary>The hedge behind a number: "or more", "or so".</summary>
    public Modifier? TailOf(int at)
    {
        if (tokens.IsAny(at, "more", "above", "higher", "over") || tokens.IsAny(at, "greater", "longer", "larger"))
        {
            return tokens.Is(at + 1, "than") ? null : Modifier.AtLeast;
        }

        if (tokens.IsAny(at, "less", "fewer", "lower", "below") || tokens.IsAny(at, "under", "smaller"))
        {
            return tokens.Is(at + 1, "than") ? null : Modifier.AtMost;
        }

        return tokens.Is(at, "so") ? Modifier.About : null;
    }

    // "75 USD million"
    private void ScaleBehindMoney(Draft draft)
    {
        if (draft is { Unit.Dimension: Dimension.Money, Scale: 1 } && tokens.NumberWord(draft.SpanLast + 1) == NumberWordKind.Scale && draft.TryScale(tokens[draft.SpanLast + 1].Value))
        {
            draft.SpanLast++;
        }
    }

    // "0.2 of a percentage point"
    private void OfAPoint(Draft draft)
    {
        if (draft.Unit == Unit.Percent && tokens.IsAny(draft.SpanLast + 1, "point", "points"))
        {
            draft.Unit = new Unit("{pp}", Dimension.PercentagePoint);
            draft.SpanLast++;
        }
    }

    // "9,000 tonnes of cane a day"
    private void OverTime(Draft draft)
    {
        if (draft.Unit is not { Dimension: Dimension.Mass or Dimension.Volume or Dimension.Energy } || !tokens.Is(draft.SpanLast + 1, "of"))
        {
            return;
        }

        for (var at = draft.SpanLast + 2; at < draft.SpanLast + 6; at++)
        {
            if (RateReader.TryRead(tokens, units, at, draft.Unit, out var per, out var last))
            {
                if (per.Dimension == Dimension.Time && at > draft.SpanLast + 2)
                {
                    draft.Unit = UnitTable.Per(draft.Unit, per);
                    draft.SpanLast = last;
                }

                return;
            }

            if (!tokens.IsKind(at, TokenKind.Word) || tokens.Has(at, Traits.Function | Traits.Verb))
            {
                return;
            }
        }
    }

    private void Rate(Draft draft)
    {
        OverTime(draft);
        while (RateReader.TryRead(tokens, units, draft.SpanLast + 1, draft.Unit!, out var denominator, out var last))
        {
            draft.Unit = UnitTable.Per(draft.Unit!, context.ResolveDenominator(denominator));
            draft.SpanLast = last;
        }
    }
}
