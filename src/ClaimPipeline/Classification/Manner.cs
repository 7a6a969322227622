namespace ClaimPipeline.Classification;

/// <summary>How a sentence speaks: asks, tells of the speaker or the reader, quotes, names dates.</summary>
internal static class Manner
{
    private static readonly uint Question = WordHash.Finish(WordHash.Add(WordHash.Seed, '?'));
    private static readonly uint Exclamation = WordHash.Finish(WordHash.Add(WordHash.Seed, '!'));
    private static readonly uint Quote = WordHash.Finish(WordHash.Add(WordHash.Seed, '"'));
    private static readonly uint Curly = WordHash.Finish(WordHash.Add(WordHash.Seed, '“'));
    private static readonly WordClass[] Telling =
        [WordClass.First, WordClass.Second, WordClass.Hypo, WordClass.Call, WordClass.Sport, WordClass.Month, WordClass.Say, WordClass.People, WordClass.Authority, WordClass.Place, WordClass.Firm, WordClass.Ground, WordClass.Need];

    /// <summary>What the count of that number counts.</summary>
    public static string NameOf(int index) => $"<{Telling[index]}>";

    public static void Find(ReadOnlySpan<Token> tokens, FeatureList features)
    {
        var subject = SubjectOf(tokens);
        Span<int> counts = stackalloc int[64];
        var marks = 0u;
        foreach (ref readonly var token in tokens)
        {
            if (token.Kind == TokenKind.Mark)
            {
                marks |= token.Hash == Question ? 1u : token.Hash == Exclamation ? 2u : token.Hash == Quote || token.Hash == Curly ? 4u : 0;
            }

            for (var i = 0; i < Telling.Length; i++)
            {
                counts[i] += token.Is(Telling[i]) ? 1 : 0;
            }
        }

        for (var i = 0; i < Telling.Length; i++)
        {
            if (counts[i] > 0)
            {
                features.Add(FeatureBlock.Manner, FeatureTemplate.Manner, (uint)i, (uint)Math.Min(3, counts[i]), subject);
            }
        }

        for (var bit = 0; bit < 3; bit++)
        {
            if ((marks >> bit & 1) != 0)
            {
                features.Add(FeatureBlock.Manner, FeatureTemplate.Manner, 100, (uint)bit, subject);
            }
        }
    }

    /// <summary>Which labels the sentence has words of: what its manner means depends on that.</summary>
    private static uint SubjectOf(ReadOnlySpan<Token> tokens)
    {
        var all = CueFinder.Classes(tokens, 0, tokens.Length);
        return CueFinder.Flag(0, CueFinder.In(all, WordClass.Ban) || CueFinder.In(all, WordClass.Restrict) || CueFinder.In(all, WordClass.Stop) || CueFinder.In(all, WordClass.Neg))
            | CueFinder.Flag(1, CueFinder.In(all, WordClass.Limit))
            | CueFinder.Flag(2, CueFinder.In(all, WordClass.Percent) || CueFinder.In(all, WordClass.Fraction));
    }
}
