namespace ClaimPipeline.Classification;

/// <summary>Finds patterns over several words that say more than the words: one walk per kind of claim, each linear.</summary>
internal static class CueFinder
{
    /// <summary>Where windows end.</summary>
    internal static readonly uint Semicolon = WordHash.Finish(WordHash.Add(WordHash.Seed, ';'));

    /// <summary>Adds what is found.</summary>
    public static void Find(ReadOnlySpan<Token> tokens, FeatureList features)
    {
        FigureCues.Find(tokens, features);
        BanCues.Find(tokens, features);
        QuotaCues.Find(tokens, features);
    }

    /// <summary>Adds a cue, bare and with its circumstances.</summary>
    internal static void Add(FeatureList features, Cue cue, uint circumstances = 0)
    {
        features.Add(FeatureBlock.Cues, FeatureTemplate.Cue, (uint)cue);
        if (circumstances == 0)
        {
            return;
        }

        features.Add(FeatureBlock.Cues, FeatureTemplate.Cue, (uint)cue, 1 + circumstances);
        for (var bit = 0; bit < 16; bit++)
        {
            if ((circumstances >> bit & 1) != 0)
            {
                features.Add(FeatureBlock.Cues, FeatureTemplate.CuePair, (uint)cue, (uint)bit);
            }
        }
    }

    /// <summary>All classes of the tokens from <paramref name="from"/> to before <paramref name="to"/>; bounds are cut to the sentence.</summary>
    internal static ulong Classes(ReadOnlySpan<Token> tokens, int from, int to)
    {
        var all = 0UL;
        for (var i = Math.Max(0, from); i < to && i < tokens.Length; i++)
        {
            all |= tokens[i].Classes;
        }

        return all;
    }

    /// <summary>Whether a word stands between the bounds.</summary>
    internal static bool Has(ReadOnlySpan<Token> tokens, int from, int to, ReadOnlySpan<uint> words)
    {
        for (var i = Math.Max(0, from); i < to && i < tokens.Length; i++)
        {
            if (words.Contains(tokens[i].Hash))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the class bits hold the class.</summary>
    internal static bool In(ulong classes, WordClass wordClass) => (classes >> (int)wordClass & 1) != 0;

    /// <summary>Bit <paramref name="bit"/> if <paramref name="holds"/>.</summary>
    internal static uint Flag(int bit, bool holds) => holds ? 1u << bit : 0;

    /// <summary>Hashes of words, for <see cref="Has"/>.</summary>
    internal static uint[] Words(string words) => Array.ConvertAll(words.Split(' '), word => WordHash.Of(word));
}
