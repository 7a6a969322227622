namespace ClaimPipeline.Classification;

/// <summary>Decides for each percentage and fraction whether it looks like a share, a change, a rate or none of these.</summary>
internal static class FigureCues
{
    private static readonly uint[] Mark = CueFinder.Words("- – / to and or ~ ≈ > <");
    private static readonly uint[] OfWords = CueFinder.Words("of");
    private static readonly uint[] ByWords = CueFinder.Words("by");
    private static readonly uint[] ToWords = CueFinder.Words("to at was is were are stood reached hit of");
    private static readonly uint[] OnlyTo = CueFinder.Words("to");
    private static readonly uint[] Than = CueFinder.Words("than much as far");
    private static readonly uint[] OneWords = CueFinder.Words("a one single the");
    private static readonly uint[] HalfFollowers = CueFinder.Words("of the its all their our his her my those these that this world china's as are is were");
    private static readonly uint[] NotHalfLeads = CueFinder.Words("first second last latter previous other and back front better top bottom lower upper");
    private static readonly uint HalfWord = WordHash.Of("half");
    private static readonly uint[] InWords = CueFinder.Words("in out of");
    private static readonly uint[] Every = CueFinder.Words("every each");
    private static readonly uint[] Gdp = CueFinder.Words("gdp gnp");
    private static readonly uint[] Ratios = CueFinder.Words("deficit deficits debt debts surplus borrowing gap shortfall liabilities");
    private static readonly uint[] Levels = CueFinder.Words("capacity target targets plan level levels average normal goal last previous what par nominal face value potential");
    private static readonly uint[] Stakes = CueFinder.Words("stake stakes interest holding shareholding stock ownership shares equity");
    private static readonly uint[] Owning = CueFinder.Words("own owns owned stake stakes holding holdings shareholding shareholdings stock equity shares acquire acquired controls");
    private static readonly uint[] Saying = CueFinder.Words("said say says believe think support voted back want felt agreed disagreed answered thought approve disapprove expect opposed");
    private static readonly uint[] Sparing = CueFinder.Words("save saves saved saving cut cuts cutting reduce reduces reduced reducing block blocks blocking kill kills remove removes waste wastes");
    private static readonly uint[] Remaining = CueFinder.Words("remaining rest other another");
    private static readonly uint Open = WordHash.Finish(WordHash.Add(WordHash.Seed, '('));
    private static readonly uint[] Discounts = CueFinder.Words("off discount cheaper dearer faster slower better worse bigger smaller larger certain sure");

    public static void Find(ReadOnlySpan<Token> tokens, FeatureList features)
    {
        var shares = 0;
        var others = 0;
        for (var i = 0; i < tokens.Length; i++)
        {
            if (!IsFigure(tokens, i, out var start, out var end))
            {
                continue;
            }

            var cue = Judge(tokens, start, end);
            var isFraction = !tokens[i].Is(WordClass.Percent);
            CueFinder.Add(features, cue, isFraction ? 1u : 2u);
            AddNeighbours(tokens, start, end, cue, features);
            if (cue is Cue.FigureChange or Cue.FigureRate or Cue.FigureRatioToGdp or Cue.FigureRatioToLevel or Cue.FigureSpared)
            {
                others++;
            }
            else if (cue is not Cue.FigureBare)
            {
                shares++;
            }

            i = Math.Max(i, end - 1);
        }

        CueFinder.Add(features, shares > 0 ? Cue.AnyShareFigure : others > 0 ? Cue.OnlyChangeFigures : Cue.NoFigure, (uint)Math.Min(3, shares));
    }

    /// <summary>Whether a percentage or fraction has its head at <paramref name="at"/>; its tokens go up to before <paramref name="end"/>.</summary>
    internal static bool IsFigure(ReadOnlySpan<Token> tokens, int at, out int start, out int end)
    {
        ref readonly var token = ref tokens[at];
        start = at;
        end = at + 1;
        if (token.Is(WordClass.Percent))
        {
            while (start > 0 && at - start < 8 && (tokens[start - 1].Is(WordClass.Number) || (start < at && Mark.Contains(tokens[start - 1].Hash) && start > 1 && tokens[start - 2].Is(WordClass.Number))))
            {
                start--;
            }

            return start < at;
        }

        if (token.Hash == HalfWord)
        {
            return !(at > 0 && NotHalfLeads.Contains(tokens[at - 1].Hash)) && at + 1 < tokens.Length
                && (HalfFollowers.Contains(tokens[at + 1].Hash) || tokens[at + 1].Kind == TokenKind.Mark || tokens[at + 1].Is(WordClass.Whole));
        }

        if (token.Is(WordClass.Fraction))
        {
            if (at > 0 && tokens[at - 1].Kind == TokenKind.Mark && at > 1 && tokens[at - 2].Is(WordClass.Number))
            {
                start = at - 2;
                return true;
            }

            if (at > 0 && (tokens[at - 1].Is(WordClass.Number) || OneWords.Contains(tokens[at - 1].Hash)))
            {
                start = at - 1;
                return at + 1 >= tokens.Length || tokens[at + 1].Kind == TokenKind.Mark || OfWords.Contains(tokens[at + 1].Hash)
                    || (tokens[at + 1].Classes & (1UL << (int)WordClass.Whole | 1UL << (int)WordClass.Compare | 1UL << (int)WordClass.Of | 1UL << (int)WordClass.ShareVerb)) != 0
                    || tokens[at - 1].Is(WordClass.Number);
            }

            return false;
        }

        // "one in five", "nine out of ten", "two of every three"
        if (token.Is(WordClass.Number) && at + 2 < tokens.Length && InWords.Contains(tokens[at + 1].Hash))
        {
            var second = at + 2;
            while (second < at + 4 && second < tokens.Length && (OfWords.Contains(tokens[second].Hash) || Every.Contains(tokens[second].Hash)))
            {
                second++;
            }

            if (second < tokens.Length && tokens[second].Is(WordClass.Number)
                && (second + 1 >= tokens.Length || !(tokens[second + 1].Is(WordClass.Time) || tokens[second + 1].Is(WordClass.Number))))
            {
                end = second + 1;
                return true;
            }
        }

        return false;
    }

    private static Cue Judge(ReadOnlySpan<Token> tokens, int start, int end)
    {
        var left = LeftOfApproximation(tokens, start);
        var behind = CueFinder.Classes(tokens, end, end + 3);
        var followsOf = end < tokens.Length && OfWords.Contains(tokens[end].Hash);
        if (followsOf)
        {
            if (CueFinder.Has(tokens, end + 1, end + 3, Gdp) && CueFinder.Has(tokens, start - 10, start, Ratios))
            {
                return Cue.FigureRatioToGdp;
            }

            if (CueFinder.Has(tokens, end + 1, end + 4, Levels))
            {
                return Cue.FigureRatioToLevel;
            }

            if (CueFinder.Has(tokens, left - 3, left + 1, Sparing))
            {
                return Cue.FigureSpared;
            }

            return CueFinder.In(CueFinder.Classes(tokens, end + 1, end + 4), WordClass.Person) ? Cue.FigureOfPeople
                : CueFinder.In(CueFinder.Classes(tokens, end + 1, end + 7), WordClass.Whole) ? Cue.FigureOfWhole
                : Cue.FigureOf;
        }

        if (CueFinder.Has(tokens, end, end + 2, Stakes))
        {
            return Cue.FigureStake;
        }

        if (CueFinder.In(CueFinder.Classes(tokens, end, end + 4), WordClass.Share))
        {
            return Cue.FigureShareNoun;
        }

        if (left >= 0 && ByWords.Contains(tokens[left].Hash))
        {
            return Cue.FigureChange;
        }

        if (CueFinder.Has(tokens, end, end + 1, Discounts))
        {
            return Cue.FigureChange;
        }

        var next = end < tokens.Length ? tokens[end].Classes : 0;
        if (CueFinder.In(next, WordClass.Up) || CueFinder.In(next, WordClass.Down) || CueFinder.In(next, WordClass.Change))
        {
            return CueFinder.In(next, WordClass.Rate) ? Cue.FigureRate : Cue.FigureChange;
        }

        if (CueFinder.In(next, WordClass.Rate))
        {
            return Cue.FigureRate;
        }

        return JudgeByLeft(tokens, start, end, left, behind);
    }

    private static Cue JudgeByLeft(ReadOnlySpan<Token> tokens, int start, int end, int left, ulong behind)
    {
        var shareNoun = CueFinder.In(CueFinder.Classes(tokens, start - 12, start), WordClass.Share);
        var close = CueFinder.Classes(tokens, left - 2, left + 1);
        var changed = CueFinder.In(close, WordClass.Up) || CueFinder.In(close, WordClass.Down);
        if (shareNoun && left >= 0 && (ToWords.Contains(tokens[left].Hash) || !changed))
        {
            return Cue.FigureShareNoun;
        }

        if (left >= 0 && (CueFinder.In(tokens[left].Classes, WordClass.Up) || CueFinder.In(tokens[left].Classes, WordClass.Down)))
        {
            return Cue.FigureChange;
        }

        var before = CueFinder.Classes(tokens, left - 6, left + 1);
        if (CueFinder.In(before, WordClass.Rate))
        {
            return Cue.FigureRate;
        }

        if (start > 0 && tokens[start - 1].Hash == Open)
        {
            return Cue.FigureInBrackets;
        }

        if (CueFinder.Has(tokens, start - 5, start, Owning))
        {
            return Cue.FigureStake;
        }

        if (CueFinder.In(CueFinder.Classes(tokens, left - 3, left + 1), WordClass.ShareVerb) && !(left >= 0 && OnlyTo.Contains(tokens[left].Hash) && changed))
        {
            return Cue.FigureShareVerb;
        }

        if (changed)
        {
            return Cue.FigureChange;
        }

        if (CueFinder.Has(tokens, start - 2, start, Remaining))
        {
            return Cue.FigureRemaining;
        }

        return CueFinder.In(behind, WordClass.Person) || CueFinder.Has(tokens, end, end + 2, Saying) ? Cue.FigureOfPeople : Cue.FigureBare;
    }

    /// <summary>Index of the token before "about", "more than", "as much as"; -1 at the beginning.</summary>
    private static int LeftOfApproximation(ReadOnlySpan<Token> tokens, int start)
    {
        var left = start - 1;
        for (var steps = 0; left >= 0 && steps < 4 && (tokens[left].Is(WordClass.Approx) || Than.Contains(tokens[left].Hash)); steps++)
        {
            left--;
        }

        return left;
    }

    private static void AddNeighbours(ReadOnlySpan<Token> tokens, int start, int end, Cue cue, FeatureList features)
    {
        for (var distance = 1; distance <= 3; distance++)
        {
            if (start - distance >= 0)
            {
                var stem = tokens[start - distance].Stem;
                features.Add(FeatureBlock.Cues, FeatureTemplate.FigureBefore, 0, stem, (uint)distance);
                features.Add(FeatureBlock.Cues, FeatureTemplate.FigureBefore, (uint)cue, stem);
            }

            if (end + distance - 1 < tokens.Length)
            {
                var stem = tokens[end + distance - 1].Stem;
                features.Add(FeatureBlock.Cues, FeatureTemplate.FigureAfter, 0, stem, (uint)distance);
                features.Add(FeatureBlock.Cues, FeatureTemplate.FigureAfter, (uint)cue, stem);
            }
        }
    }
}
