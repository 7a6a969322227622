namespace ClaimPipeline.Classification;

/// <summary>Reads the sentence as a row of word classes, words of none left out, and finds which classes follow one another.</summary>
internal static class Skeleton
{
    /// <summary>In the order in which a word of several classes is taken.</summary>
    private static readonly WordClass[] Order =
    [
        WordClass.Ban, WordClass.Percent, WordClass.Fraction, WordClass.Limit, WordClass.Neg, WordClass.Stop, WordClass.Restrict, WordClass.Lift,
        WordClass.Cartel, WordClass.Authority, WordClass.Place, WordClass.Call, WordClass.Hypo, WordClass.Debate, WordClass.Impose, WordClass.Plan,
        WordClass.Share, WordClass.ShareVerb, WordClass.Whole, WordClass.Trade, WordClass.Good, WordClass.Unit, WordClass.Money, WordClass.Rate,
        WordClass.Sport, WordClass.Behaviour, WordClass.People, WordClass.Person, WordClass.Firm, WordClass.Up, WordClass.Down, WordClass.Allow,
        WordClass.Agree, WordClass.First, WordClass.Second, WordClass.Say, WordClass.Need, WordClass.Only, WordClass.Modal, WordClass.Ground,
        WordClass.Halt, WordClass.Be, WordClass.Compare, WordClass.Number, WordClass.Month, WordClass.Time,
    ];

    /// <summary>Stand for what lies before the first class, and for a semicolon.</summary>
    private const uint Start = 100, SecondStart = 101, ThirdStart = 102, Semicolon = 103;

    /// <summary>The classes of a feature in their order; dots for those between them that may be any.</summary>
    public static string NameOf(FeatureList.Feature feature)
    {
        var gap = feature.C == 0 ? " " : string.Concat(Enumerable.Repeat(" … ", (int)feature.C));
        return (feature.A > 0xFF ? $"{NameOf(feature.A >> 8)} " : "") + NameOf(feature.A & 0xFF) + gap + NameOf(feature.B);
    }

    public static void Find(ReadOnlySpan<Token> tokens, FeatureList features)
    {
        var before = Start;
        var beforeThat = SecondStart;
        var third = ThirdStart;
        foreach (ref readonly var token in tokens)
        {
            if (ClassOf(token) is not { } own || own == before)
            {
                continue;
            }

            features.Add(FeatureBlock.Skeleton, FeatureTemplate.Skeleton, before, own);
            features.Add(FeatureBlock.Skeleton, FeatureTemplate.Skeleton, beforeThat << 8 | before, own);
            features.Add(FeatureBlock.Skeleton, FeatureTemplate.Skeleton, beforeThat, own, 1);
            features.Add(FeatureBlock.Skeleton, FeatureTemplate.Skeleton, third, own, 2);
            (third, beforeThat, before) = (beforeThat, before, own);
        }
    }

    private static string NameOf(uint part) => part >= Start ? part == Semicolon ? "(;)" : "(start)" : $"<{(WordClass)part}>";

    private static uint? ClassOf(in Token token)
    {
        if (token.Classes == 0)
        {
            return token.Hash == CueFinder.Semicolon ? Semicolon : null;
        }

        foreach (var wordClass in Order)
        {
            if (token.Is(wordClass))
            {
                return (uint)wordClass;
            }
        }

        return null;
    }
}
