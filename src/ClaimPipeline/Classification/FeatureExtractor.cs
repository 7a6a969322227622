using System.Numerics;

namespace ClaimPipeline.Classification;

/// <summary>
/// Turns a sentence into features: its words, the classes of words around each trigger (who acts on what), and the findings of
/// the cue rules. Reusable; not for several threads.
/// </summary>
internal sealed class FeatureExtractor
{
    /// <summary>Raised with every change of the features: a model fits one version only.</summary>
    public const int Version = 1;

    /// <summary>Tokens before and behind a trigger that count as close.</summary>
    private const int Near = 3;

    /// <summary>Tokens before and behind a trigger that are looked at.</summary>
    private const int Far = 9;

    private const ulong Triggers = 1UL << (int)WordClass.Percent | 1UL << (int)WordClass.Fraction | 1UL << (int)WordClass.Share
        | 1UL << (int)WordClass.Limit | 1UL << (int)WordClass.LimitWord | 1UL << (int)WordClass.Ban | 1UL << (int)WordClass.Stop
        | 1UL << (int)WordClass.Restrict | 1UL << (int)WordClass.Lift | 1UL << (int)WordClass.Allow | 1UL << (int)WordClass.Unit;

    private readonly SentenceScanner _scanner = new(Lexicon.Shared);

    /// <summary>The tokens of the last sentence.</summary>
    public ReadOnlySpan<Token> Tokens => _scanner.Tokens;

    /// <summary>Replaces the content of <paramref name="features"/> by the features of the sentence.</summary>
    public void Extract(ReadOnlySpan<char> text, FeatureList features, bool named = false)
    {
        features.Clear(named);
        var tokens = _scanner.Scan(text);
        AddWords(tokens, features);
        AddPresence(tokens, features);
        for (var i = 0; i < tokens.Length; i++)
        {
            if ((tokens[i].Classes & Triggers) != 0)
            {
                AddSurroundings(tokens, i, features);
            }
        }

        CueFinder.Find(tokens, features);
    }

    /// <summary>The number that stands for a class in a feature.</summary>
    internal static uint Atom(int wordClass) => 0xC1A50000 + (uint)wordClass;

    private static void AddWords(ReadOnlySpan<Token> tokens, FeatureList features)
    {
        uint before = 1;
        uint beforeThat = 1;
        for (var i = 0; i < tokens.Length; i++)
        {
            ref readonly var token = ref tokens[i];
            features.Add(FeatureBlock.Words, FeatureTemplate.Word, token.Stem);
            features.Add(FeatureBlock.Words, FeatureTemplate.WordPair, before, token.Stem);
            if (i > 1)
            {
                features.Add(FeatureBlock.Words, FeatureTemplate.WordGap, beforeThat, token.Stem);
            }

            (beforeThat, before) = (before, token.Stem);
        }
    }

    private static void AddPresence(ReadOnlySpan<Token> tokens, FeatureList features)
    {
        var present = 0UL;
        foreach (ref readonly var token in tokens)
        {
            present |= token.Classes;
        }

        for (var rest = present; rest != 0; rest &= rest - 1)
        {
            var one = BitOperations.TrailingZeroCount(rest);
            features.Add(FeatureBlock.Classes, FeatureTemplate.HasClass, Atom(one));
            if ((1UL << one & Triggers) == 0)
            {
                continue;
            }

            for (var others = present & ~(1UL << one); others != 0; others &= others - 1)
            {
                features.Add(FeatureBlock.Classes, FeatureTemplate.HasClasses, Atom(one), Atom(BitOperations.TrailingZeroCount(others)));
            }
        }
    }

    private static void AddSurroundings(ReadOnlySpan<Token> tokens, int at, FeatureList features)
    {
        ref readonly var trigger = ref tokens[at];
        var (nearBefore, before) = Gather(tokens, at, -1);
        var (nearAfter, after) = Gather(tokens, at, 1);
        for (var rest = trigger.Classes & Triggers; rest != 0; rest &= rest - 1)
        {
            var self = Atom(BitOperations.TrailingZeroCount(rest));
            Add(features, FeatureTemplate.NearBefore, self, nearBefore);
            Add(features, FeatureTemplate.NearAfter, self, nearAfter);
            Add(features, FeatureTemplate.Before, self, before);
            Add(features, FeatureTemplate.After, self, after);
        }

        Add(features, FeatureTemplate.WordNearBefore, trigger.Stem, nearBefore);
        Add(features, FeatureTemplate.WordNearAfter, trigger.Stem, nearAfter);
    }

    private static (ulong Near, ulong All) Gather(ReadOnlySpan<Token> tokens, int at, int step)
    {
        var all = 0UL;
        var near = 0UL;
        for (var distance = 1; distance <= Far; distance++)
        {
            var i = at + step * distance;
            if (i < 0 || i >= tokens.Length || tokens[i].Hash == CueFinder.Semicolon)
            {
                break;
            }

            all |= tokens[i].Classes;
            near = distance <= Near ? all : near;
        }

        return (near, all);
    }

    private static void Add(FeatureList features, FeatureTemplate template, uint self, ulong classes)
    {
        for (; classes != 0; classes &= classes - 1)
        {
            features.Add(FeatureBlock.Classes, template, self, Atom(BitOperations.TrailingZeroCount(classes)));
        }
    }
}
