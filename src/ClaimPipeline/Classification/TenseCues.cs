namespace ClaimPipeline.Classification;

/// <summary>Finds what tells the state of a measure: tense and aspect of the acts, and words of time before and behind them.</summary>
internal static class TenseCues
{
    private const ulong Acts = 1UL << (int)WordClass.Ban | 1UL << (int)WordClass.Stop | 1UL << (int)WordClass.Restrict | 1UL << (int)WordClass.Limit
        | 1UL << (int)WordClass.Lift | 1UL << (int)WordClass.Impose | 1UL << (int)WordClass.Up | 1UL << (int)WordClass.Down | 1UL << (int)WordClass.Allow;

    private static readonly uint[][] Auxiliaries =
    [
        CueFinder.Words("will shall"),
        CueFinder.Words("would could might may"),
        CueFinder.Words("has have had"),
        CueFinder.Words("is are"),
        CueFinder.Words("was were"),
        CueFinder.Words("been"),
        CueFinder.Words("to"),
        CueFinder.Words("must"),
        CueFinder.Words("being"),
    ];

    private static readonly uint[][] Times =
    [
        CueFinder.Words("from starting effective beginning"),
        CueFinder.Words("until till through"),
        CueFinder.Words("since"),
        CueFinder.Words("again more"),
        CueFinder.Words("still remains remain continues continue already now currently today"),
        CueFinder.Words("next soon later"),
        CueFinder.Words("another further longer extra more"),
        CueFinder.Words("last ago yesterday earlier"),
        CueFinder.Words("if unless once"),
        CueFinder.Words("under"),
        CueFinder.Words("new"),
        CueFinder.Words("former old once used"),
    ];

    public static void Find(ReadOnlySpan<Token> tokens, FeatureList features)
    {
        for (var i = 0; i < tokens.Length; i++)
        {
            if ((tokens[i].Classes & Acts) == 0)
            {
                continue;
            }

            for (var group = 0; group < Auxiliaries.Length; group++)
            {
                if (CueFinder.Has(tokens, i - 3, i, Auxiliaries[group]))
                {
                    features.Add(FeatureBlock.Status, FeatureTemplate.Tense, (uint)group, (uint)tokens[i].Ending);
                    features.Add(FeatureBlock.Status, FeatureTemplate.Tense, (uint)group, tokens[i].Stem, 1);
                }
            }

            features.Add(FeatureBlock.Status, FeatureTemplate.Tense, 100, (uint)tokens[i].Ending, (uint)FrameReading.FormOf(tokens, i));
            features.Add(FeatureBlock.Status, FeatureTemplate.Tense, tokens[i].Stem, (uint)tokens[i].Ending, 2);
        }

        for (var group = 0; group < Times.Length; group++)
        {
            if (CueFinder.Has(tokens, 0, tokens.Length, Times[group]))
            {
                features.Add(FeatureBlock.Status, FeatureTemplate.Tense, 200, (uint)group);
            }
        }

        for (var group = 0; group < Auxiliaries.Length; group++)
        {
            if (CueFinder.Has(tokens, 0, tokens.Length, Auxiliaries[group]))
            {
                features.Add(FeatureBlock.Status, FeatureTemplate.Tense, 201, (uint)group);
            }
        }
    }
}
