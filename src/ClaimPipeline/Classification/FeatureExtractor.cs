using System.Collections.Frozen;
using System.Numerics;

namespace ClaimPipeline.Classification;

/// <summary>
/// Turns a sentence into features: its words and their letters, the classes of words around each trigger and in a row (who acts on what),
/// and the findings of the cue rules. Reusable; not for several threads.
/// </summary>
internal sealed class FeatureExtractor
{
    /// <summary>Raised with every change of the features: a model fits one version only.</summary>
    public const int Version = 3;

    /// <summary>Tokens before and behind a trigger that count as close.</summary>
    private const int Near = 3;

    /// <summary>Tokens before and behind a trigger that are looked at.</summary>
    private const int Far = 9;

    private const ulong Triggers = 1UL << (int)WordClass.Percent | 1UL << (int)WordClass.Fraction | 1UL << (int)WordClass.Share
        | 1UL << (int)WordClass.Limit | 1UL << (int)WordClass.LimitWord | 1UL << (int)WordClass.Ban | 1UL << (int)WordClass.Stop
        | 1UL << (int)WordClass.Restrict | 1UL << (int)WordClass.Lift | 1UL << (int)WordClass.Allow | 1UL << (int)WordClass.Unit;

    /// <summary>Classes of words that stand in every sentence: no sign around a trigger.</summary>
    private const ulong Grammar = 1UL << (int)WordClass.Of | 1UL << (int)WordClass.OutOf;

    private const ulong Actors = 1UL << (int)WordClass.Authority | 1UL << (int)WordClass.Place | 1UL << (int)WordClass.Firm
        | 1UL << (int)WordClass.Person | 1UL << (int)WordClass.Behaviour | 1UL << (int)WordClass.Trade | 1UL << (int)WordClass.Good
        | 1UL << (int)WordClass.Cartel | 1UL << (int)WordClass.Call | 1UL << (int)WordClass.Debate | 1UL << (int)WordClass.QuotaOther;

    /// <summary>Words that say nothing alone; in pairs they may.</summary>
    private static readonly FrozenSet<uint> FunctionWords = CueFinder.Words(
        "the a an of to in on at by for from with and or but as is are was were be been being has have had it its this that these those "
        + "he she his her him they them their we our us i my you your who which what when where while than then so there here s t any some "
        + "all also into under over after before since until because if about more most no not will would can could may one two said says say").ToFrozenSet();

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
        BanFrames.Find(tokens, features);
        QuotaFrames.Find(tokens, features);
        Manner.Find(tokens, features);
        LetterRuns.Find(text, tokens, features);
        Skeleton.Find(tokens, features);
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
            if (token.Kind == TokenKind.Word && !FunctionWords.Contains(token.Hash))
            {
                features.Add(FeatureBlock.Words, FeatureTemplate.Word, token.Stem);
            }

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

        for (var rest = present & Triggers; rest != 0; rest &= rest - 1)
        {
            var one = BitOperations.TrailingZeroCount(rest);
            features.Add(FeatureBlock.Classes, FeatureTemplate.HasClass, Atom(one));
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
            for (var distance = 1; distance <= Near; distance++)
            {
                var close = distance == 1 ? 1u : 0;
                if (at >= distance)
                {
                    features.Add(FeatureBlock.Classes, FeatureTemplate.StemBefore, self, tokens[at - distance].Stem, close);
                }

                if (at + distance < tokens.Length)
                {
                    features.Add(FeatureBlock.Classes, FeatureTemplate.StemAfter, self, tokens[at + distance].Stem, close);
                }
            }

            Add(features, FeatureTemplate.FirstBefore, self, First(tokens, at, -1));
            Add(features, FeatureTemplate.FirstAfter, self, First(tokens, at, 1));
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

            all |= tokens[i].Classes & ~Grammar;
            near = distance <= Near ? all : near;
        }

        return (near, all);
    }

    /// <summary>The classes of interest of the nearest token that has any: who acts, on what.</summary>
    private static ulong First(ReadOnlySpan<Token> tokens, int at, int step)
    {
        for (var distance = 1; distance <= Far; distance++)
        {
            var i = at + step * distance;
            if (i < 0 || i >= tokens.Length)
            {
                break;
            }

            if ((tokens[i].Classes & Actors) != 0)
            {
                return tokens[i].Classes & Actors;
            }
        }

        return 0;
    }

    private static void Add(FeatureList features, FeatureTemplate template, uint self, ulong classes)
    {
        for (; classes != 0; classes &= classes - 1)
        {
            features.Add(FeatureBlock.Classes, template, self, Atom(BitOperations.TrailingZeroCount(classes)));
        }
    }
}
