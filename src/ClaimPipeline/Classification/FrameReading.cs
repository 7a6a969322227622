namespace ClaimPipeline.Classification;

/// <summary>Reads what stands around a trigger: where its clause ends, its form, its object, who acts, in which mood.</summary>
internal static class FrameReading
{
    private const int Reach = 10;
    private static readonly uint Comma = Mark(',');
    private static readonly uint Stop = Mark('.');
    private static readonly uint Colon = Mark(':');
    private static readonly uint Open = Mark('(');
    private static readonly uint Close = Mark(')');
    private static readonly uint[] Leading = CueFinder.Words("on against of for to over in");
    private static readonly uint[] Following = CueFinder.Words("on against of");
    private static readonly uint[] Determiners = CueFinder.Words("a an the any no this that its their his her our such all new total complete full blanket outright partial temporary strict tight tighter stricter further of on for with under despite and or existing current proposed nationwide global international export import trade federal state");
    private static readonly uint[] To = CueFinder.Words("to will would must shall should may might can could cannot not won't didn't doesn't don't did does");
    private static readonly uint[] Neutral = CueFinder.Words("use using possession the a an of all any new some certain most further its their his");
    private static readonly uint From = WordHash.Of("from");
    private static readonly uint By = WordHash.Of("by");

    /// <summary>Classes in the order in which a word of several is taken.</summary>
    private static readonly (ulong Classes, FrameObject Kind)[] Kinds =
    [
        (Bit(WordClass.Ban) | Bit(WordClass.Restrict) | Bit(WordClass.Limit), FrameObject.Measure),
        (Bit(WordClass.Trade), FrameObject.Trade),
        (Bit(WordClass.Good), FrameObject.Good),
        (Bit(WordClass.Behaviour) | Bit(WordClass.Sport), FrameObject.Behaviour),
        (Bit(WordClass.People) | Bit(WordClass.Person), FrameObject.People),
        (Bit(WordClass.Firm), FrameObject.Firm),
        (Bit(WordClass.Money) | Bit(WordClass.Rate), FrameObject.Money),
    ];

    /// <summary>Where the clause to the left of a token begins, at most ten tokens away.</summary>
    public static int ClauseStart(ReadOnlySpan<Token> tokens, int at)
    {
        var i = at;
        while (i > 0 && at - i < Reach && !IsEdge(tokens, i - 1))
        {
            i--;
        }

        return i;
    }

    /// <summary>Where the clause to the right of a token ends, excluded.</summary>
    public static int ClauseEnd(ReadOnlySpan<Token> tokens, int at)
    {
        var i = at + 1;
        while (i < tokens.Length && i - at < Reach && !IsEdge(tokens, i))
        {
            i++;
        }

        return i;
    }

    /// <summary>The form of the trigger, from its ending and the words before it.</summary>
    public static FrameForm FormOf(ReadOnlySpan<Token> tokens, int at)
    {
        ref readonly var token = ref tokens[at];
        if (token.Ending == WordEnding.Gerund)
        {
            return FrameForm.Gerund;
        }

        if (token.Ending == WordEnding.Past)
        {
            return CueFinder.In(CueFinder.Classes(tokens, at - 3, at), WordClass.Be) ? FrameForm.Passive : FrameForm.Active;
        }

        if (at > 0 && To.Contains(tokens[at - 1].Hash))
        {
            return FrameForm.Infinitive;
        }

        return (at + 1 < tokens.Length && Following.Contains(tokens[at + 1].Hash))
            || (at > 0 && (Determiners.Contains(tokens[at - 1].Hash) || tokens[at - 1].Is(WordClass.Good) || tokens[at - 1].Is(WordClass.Trade) || tokens[at - 1].Is(WordClass.Behaviour)))
            || at + 1 >= tokens.Length || tokens[at + 1].Kind == TokenKind.Mark || tokens[at + 1].Is(WordClass.Be) || tokens[at + 1].Is(WordClass.Modal)
            ? FrameForm.Noun
            : FrameForm.Active;
    }

    /// <summary>What the act is done to, with the token that says so (-1 for none).</summary>
    public static (FrameObject Kind, int At) ObjectOf(ReadOnlySpan<Token> tokens, int at, FrameForm form)
    {
        switch (form)
        {
            case FrameForm.Noun:
                var end = ClauseEnd(tokens, at);
                for (var i = at + 1; i < end && i < at + 7; i++)
                {
                    if (Leading.Contains(tokens[i].Hash))
                    {
                        var after = Forward(tokens, i + 1, Math.Max(end, Math.Min(tokens.Length, i + 3)));
                        return after.Kind is FrameObject.None or FrameObject.Other && Before(tokens, at) is { Kind: not FrameObject.None } modifier ? modifier : after;
                    }
                }

                return Before(tokens, at);
            case FrameForm.Passive:
                var subject = Backward(tokens, at);
                var behind = ClauseEnd(tokens, at);
                for (var i = at + 1; i < behind; i++)
                {
                    if (tokens[i].Hash == From)
                    {
                        var act = Forward(tokens, i + 1, behind);
                        return act.Kind is FrameObject.Trade or FrameObject.Behaviour or FrameObject.Good ? act : subject;
                    }
                }

                return subject;
            default:
                return Forward(tokens, at + 1, ClauseEnd(tokens, at));
        }
    }

    /// <summary>Who acts.</summary>
    public static FrameAgent AgentOf(ReadOnlySpan<Token> tokens, int at, FrameForm form)
    {
        if (form == FrameForm.Passive)
        {
            var end = Math.Min(tokens.Length, at + 9);
            for (var i = at + 1; i < end; i++)
            {
                if (tokens[i].Hash == By)
                {
                    return AgentIn(CueFinder.Classes(tokens, i + 1, i + 5));
                }
            }

            return FrameAgent.None;
        }

        for (var i = at - 1; i >= Math.Max(0, at - Reach); i--)
        {
            if (IsEdge(tokens, i) && at - i > 3)
            {
                break;
            }

            if (AgentIn(tokens[i].Classes) is var agent and not FrameAgent.None)
            {
                return agent;
            }
        }

        return FrameAgent.None;
    }

    /// <summary>In which mood the act is spoken of; bits.</summary>
    public static FrameMood MoodOf(ReadOnlySpan<Token> tokens, int at)
    {
        var near = CueFinder.Classes(tokens, at - 4, at);
        var left = CueFinder.Classes(tokens, at - 9, at);
        var right = CueFinder.Classes(tokens, at + 1, at + 4);
        var mood = FrameMood.None;
        mood |= CueFinder.In(left, WordClass.Hypo) || CueFinder.In(right, WordClass.Hypo) ? FrameMood.Hypothetical : 0;
        mood |= CueFinder.In(left, WordClass.Call) ? FrameMood.Called : 0;
        mood |= CueFinder.In(near, WordClass.Debate) || CueFinder.In(right, WordClass.Debate) ? FrameMood.Debated : 0;
        mood |= CueFinder.In(near, WordClass.Ground) ? FrameMood.Ground : 0;
        mood |= CueFinder.In(near, WordClass.Neg) ? FrameMood.Negated : 0;
        mood |= CueFinder.In(near, WordClass.Impose) || CueFinder.In(right, WordClass.Impose) ? FrameMood.Imposed : 0;
        mood |= CueFinder.In(near, WordClass.Plan) ? FrameMood.Planned : 0;
        mood |= CueFinder.In(near, WordClass.Lift) || CueFinder.In(right, WordClass.Lift) ? FrameMood.Lifted : 0;
        mood |= CueFinder.In(left, WordClass.Need) || CueFinder.In(right, WordClass.Need) ? FrameMood.Needed : 0;
        return mood;
    }

    /// <summary>The kind of thing that a word's classes make it.</summary>
    public static FrameObject KindOf(ulong classes)
    {
        foreach (var (mask, kind) in Kinds)
        {
            if ((classes & mask) != 0)
            {
                return kind;
            }
        }

        return FrameObject.None;
    }

    internal static ulong Bit(WordClass wordClass) => 1UL << (int)wordClass;

    private static uint Mark(char c) => WordHash.Finish(WordHash.Add(WordHash.Seed, c));

    private static bool IsEdge(ReadOnlySpan<Token> tokens, int i) => tokens[i].Is(WordClass.Halt)
        || (tokens[i].Kind == TokenKind.Mark && (tokens[i].Hash == Comma || tokens[i].Hash == CueFinder.Semicolon || tokens[i].Hash == Stop
            || tokens[i].Hash == Colon || tokens[i].Hash == Open || tokens[i].Hash == Close));

    private static FrameAgent AgentIn(ulong classes) =>
        CueFinder.In(classes, WordClass.Authority) || CueFinder.In(classes, WordClass.Place) || CueFinder.In(classes, WordClass.Cartel) ? FrameAgent.Authority
        : CueFinder.In(classes, WordClass.First) ? FrameAgent.First
        : CueFinder.In(classes, WordClass.People) || CueFinder.In(classes, WordClass.Person) ? FrameAgent.People
        : CueFinder.In(classes, WordClass.Firm) ? FrameAgent.Firm
        : FrameAgent.None;

    /// <summary>The first word with a kind; "use of" and the like are walked over.</summary>
    private static (FrameObject Kind, int At) Forward(ReadOnlySpan<Token> tokens, int from, int to)
    {
        var other = -1;
        for (var i = from; i < to && i < tokens.Length; i++)
        {
            if (tokens[i].Kind != TokenKind.Word || Neutral.Contains(tokens[i].Hash))
            {
                continue;
            }

            if (KindOf(tokens[i].Classes) is var kind and not FrameObject.None)
            {
                return (kind, i);
            }

            other = other < 0 ? i : other;
        }

        return other < 0 ? (FrameObject.None, -1) : (FrameObject.Other, other);
    }

    private static (FrameObject Kind, int At) Before(ReadOnlySpan<Token> tokens, int at)
    {
        for (var i = at - 1; i >= Math.Max(0, at - 3) && tokens[i].Kind == TokenKind.Word && !tokens[i].Is(WordClass.Halt); i--)
        {
            if (KindOf(tokens[i].Classes) is var kind and not FrameObject.None)
            {
                return (kind, i);
            }
        }

        return (FrameObject.None, -1);
    }

    private static (FrameObject Kind, int At) Backward(ReadOnlySpan<Token> tokens, int at)
    {
        var start = ClauseStart(tokens, at);
        for (var i = at - 1; i >= start; i--)
        {
            if (KindOf(tokens[i].Classes & ~Bit(WordClass.Restrict)) is var kind and not FrameObject.None)
            {
                return (kind, i);
            }
        }

        return (FrameObject.None, -1);
    }
}

/// <summary>The grammatical form of a trigger.</summary>
internal enum FrameForm : uint { Noun, Active, Passive, Infinitive, Gerund }

/// <summary>What an act is done to.</summary>
internal enum FrameObject : uint { None, Other, Measure, Trade, Good, Behaviour, People, Firm, Money }

/// <summary>Who acts.</summary>
internal enum FrameAgent : uint { None, Authority, First, People, Firm }

/// <summary>How an act is spoken of.</summary>
[Flags]
internal enum FrameMood : uint
{
    None = 0,
    Hypothetical = 1,
    Called = 2,
    Debated = 4,
    Ground = 8,
    Negated = 16,
    Imposed = 32,
    Planned = 64,
    Lifted = 128,
    Needed = 256,
}
