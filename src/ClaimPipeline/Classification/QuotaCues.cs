namespace ClaimPipeline.Classification;

/// <summary>Finds limits in amounts: a limit noun, an agreed change of output, an amount that may not be exceeded or is granted.</summary>
internal static class QuotaCues
{
    private static readonly uint[] More = CueFinder.Words("more most maximum up limited limit only exceed exceeds exceeding within beyond above over excess");
    private static readonly uint[] Output = CueFinder.Words("output production exports export supply supplies pump pumping pumps produce producing shipments imports import crude oil catch");
    private static readonly uint[] Per = CueFinder.Words("a per each every an");
    private static readonly uint[] Periods = CueFinder.Words("day year month season week quarter annually person household head trip");

    public static void Find(ReadOnlySpan<Token> tokens, FeatureList features)
    {
        var found = false;
        for (var i = 0; i < tokens.Length; i++)
        {
            ref readonly var token = ref tokens[i];
            if (token.Is(WordClass.Limit))
            {
                found = true;
                CueFinder.Add(features, Cue.LimitNoun, Circumstances(tokens, i));
            }

            if ((token.Is(WordClass.Up) || token.Is(WordClass.Down)) && CueFinder.Has(tokens, i - 4, i + 7, Output))
            {
                found = true;
                var circumstances = Circumstances(tokens, i);
                CueFinder.Add(features, Cue.OutputChange, circumstances);
                if (CueFinder.In(CueFinder.Classes(tokens, i - 12, i), WordClass.Cartel))
                {
                    CueFinder.Add(features, Cue.CartelOutput, circumstances);
                }
            }

            if (More.Contains(token.Hash) && HasAmount(tokens, i + 1, i + 6))
            {
                found = true;
                CueFinder.Add(features, Cue.AtMostAmount, Circumstances(tokens, i));
            }

            if ((token.Is(WordClass.Allow) || token.Is(WordClass.Modal)) && HasAmount(tokens, i + 1, i + 10))
            {
                found = true;
                CueFinder.Add(features, Cue.AllowedAmount, Circumstances(tokens, i));
            }

            if (token.Is(WordClass.Unit) && i > 0 && tokens[i - 1].Is(WordClass.Number) && i + 2 < tokens.Length
                && Per.Contains(tokens[i + 1].Hash) && Periods.Contains(tokens[i + 2].Hash))
            {
                found = true;
                CueFinder.Add(features, Cue.AmountPerTime, Circumstances(tokens, i));
            }
        }

        if (!found)
        {
            CueFinder.Add(features, Cue.NoQuotaSign);
        }
    }

    /// <summary>Whether a number with a unit, or a large number, stands between the bounds.</summary>
    private static bool HasAmount(ReadOnlySpan<Token> tokens, int from, int to)
    {
        for (var i = Math.Max(0, from); i < to && i < tokens.Length; i++)
        {
            if (tokens[i].Is(WordClass.Number)
                && CueFinder.In(CueFinder.Classes(tokens, i + 1, i + 4), WordClass.Unit))
            {
                return true;
            }
        }

        return false;
    }

    private static uint Circumstances(ReadOnlySpan<Token> tokens, int at)
    {
        var before = CueFinder.Classes(tokens, at - 9, at);
        var justBefore = CueFinder.Classes(tokens, at - 3, at);
        var justBehind = CueFinder.Classes(tokens, at + 1, at + 4);
        var around = CueFinder.Classes(tokens, at - 7, at) | CueFinder.Classes(tokens, at + 1, at + 9);
        return CueFinder.Flag(0, CueFinder.In(before, WordClass.Authority) || CueFinder.In(before, WordClass.Place))
            | CueFinder.Flag(1, CueFinder.In(before, WordClass.Cartel) || CueFinder.In(before, WordClass.Agree))
            | CueFinder.Flag(2, HasAmount(tokens, at - 8, at) || HasAmount(tokens, at + 1, at + 11))
            | CueFinder.Flag(3, CueFinder.In(around, WordClass.Up) || CueFinder.In(around, WordClass.Down) || CueFinder.In(around, WordClass.Impose) || CueFinder.In(around, WordClass.Lift))
            | CueFinder.Flag(4, CueFinder.In(CueFinder.Classes(tokens, at - 2, at) | CueFinder.Classes(tokens, at + 1, at + 3), WordClass.QuotaOther))
            | CueFinder.Flag(5, CueFinder.In(justBefore | justBehind, WordClass.Trade) || CueFinder.In(justBefore | justBehind, WordClass.Good))
            | CueFinder.Flag(6, CueFinder.In(justBefore | justBehind, WordClass.Debate) || CueFinder.In(before, WordClass.Call))
            | CueFinder.Flag(7, CueFinder.In(justBefore, WordClass.Neg))
            | CueFinder.Flag(8, CueFinder.In(CueFinder.Classes(tokens, at + 1, at + 9), WordClass.Percent));
    }
}
