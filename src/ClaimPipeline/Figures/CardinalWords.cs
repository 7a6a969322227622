namespace ClaimPipeline.Figures;

/// <summary>Numbers in words: "twenty-four", "twelve hundred", "one hundred and thirty-five", "fifty-two point four".</summary>
internal static class CardinalWords
{
    /// <summary>
    /// Reads as far as the words make one number; scale words behind a round end are left to the caller when the number so far
    /// is below a thousand and nothing follows them, which gives the same value.
    /// </summary>
    public static bool Read(SentenceTokens tokens, int at, out decimal value, out int last, out int decimals)
    {
        decimal total = 0;
        decimal group = 0;
        var previous = NumberWordKind.None;
        decimals = 0;
        last = at - 1;
        var next = at;
        if (tokens.IsAny(at, "a", "an"))
        {
            group = 1;
            previous = NumberWordKind.Digit;
            last = at;
            next++;
        }

        while (next < tokens.Count)
        {
            ref var token = ref tokens[next];
            switch (token.NumberWord)
            {
                case NumberWordKind.Digit when previous is NumberWordKind.None or NumberWordKind.Tens or NumberWordKind.Scale:
                    group += token.Value;
                    break;
                case NumberWordKind.Teen or NumberWordKind.Tens when previous is NumberWordKind.None or NumberWordKind.Scale:
                    group += token.Value;
                    break;
                case NumberWordKind.Scale when previous != NumberWordKind.None && token.Value == 100 && group is > 0 and < 100 && previous != NumberWordKind.Scale:
                    group *= 100;
                    break;
                case NumberWordKind.Scale when previous != NumberWordKind.None && token.Value >= 1000 && token.Value <= 1_000_000_000_000 && (group > 0 || total is > 0 and < 1e12m):
                    // "hundred thousand million": a scale on a scale multiplies all of it.
                    total = group > 0 ? total + (group * token.Value) : total * token.Value;
                    group = 0;
                    break;
                default:
                    value = total + group;
                    decimals = Point(tokens, ref value, ref last);
                    return last >= at;
            }

            previous = token.NumberWord;
            last = next;
            next++;
            if (tokens.IsDash(next) && tokens.IsGlued(next) && tokens.IsGlued(next + 1) && Continues(tokens, next + 1, previous))
            {
                next++;
            }
            else if (tokens.Is(next, "and") && previous == NumberWordKind.Scale && Continues(tokens, next + 1, previous)
                && !tokens.Is(next + 1, "a") && !IsFractionNext(tokens, next + 1))
            {
                next++;
            }
        }

        value = total + group;
        return last >= at;
    }

    private static bool IsFractionNext(SentenceTokens tokens, int at) => tokens.NumberWord(at + 1) == NumberWordKind.Fraction;

    private static bool Continues(SentenceTokens tokens, int at, NumberWordKind previous) => tokens.NumberWord(at) switch
    {
        NumberWordKind.Digit => previous is NumberWordKind.Tens or NumberWordKind.Scale,
        NumberWordKind.Teen or NumberWordKind.Tens => previous is NumberWordKind.Scale,
        NumberWordKind.Scale => true,
        _ => false,
    };

    private static int Point(SentenceTokens tokens, ref decimal value, ref int last)
    {
        if (!tokens.Is(last + 1, "point") || tokens.NumberWord(last + 2) != NumberWordKind.Digit)
        {
            return 0;
        }

        var decimals = 0;
        var place = 1m;
        last++;
        while (decimals < 8 && tokens.NumberWord(last + 1) == NumberWordKind.Digit)
        {
            place /= 10;
            value += tokens[last + 1].Value * place;
            last++;
            decimals++;
        }

        return decimals;
    }
}
