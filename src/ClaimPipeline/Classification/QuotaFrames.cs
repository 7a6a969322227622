namespace ClaimPipeline.Classification;

/// <summary>Reads limits in amounts as frames: a limit and what it limits, a change of output and who agrees on it, an allotment.</summary>
internal static class QuotaFrames
{
    private static readonly uint[] Most = CueFinder.Words("more maximum up limited only exceed exceeds exceeding within beyond above over excess most");
    private static readonly uint[] Output = CueFinder.Words("output production exports export supply supplies pump pumping pumps imports import crude oil catch catches shipments barrels bpd deliveries harvest mining landings");
    private static readonly uint[] Allotting = CueFinder.Words("allocate allocated allocates allocating allot allotted allots granted grants awarded assigned assigns given gave gets got receive received receives entitled authorised authorized handed distributed distributes issued issue share divided split set-aside allowed allows allow may keep land take");
    private static readonly uint[] Kept = CueFinder.Words("ceiling target targets quota quotas cap limit allowance allocation");

    public static void Find(ReadOnlySpan<Token> tokens, FeatureList features)
    {
        var verdict = new FrameVerdict();
        for (var i = 0; i < tokens.Length; i++)
        {
            if (ActOf(tokens, i) is var act and not FrameAct.None)
            {
                var (score, signs) = Add(tokens, i, act, features);
                verdict.Add(score, signs, IsStrong(act, score));
            }
        }

        verdict.Write(features, FeatureBlock.QuotaFrames, 2, 7);
    }

    /// <summary>Whether the act alone makes one think of the label.</summary>
    private static bool IsStrong(FrameAct act, int score) => act is FrameAct.Limit || score >= 2;

    private static FrameAct ActOf(ReadOnlySpan<Token> tokens, int at)
    {
        ref readonly var token = ref tokens[at];
        if (token.Kind != TokenKind.Word)
        {
            return FrameAct.None;
        }

        return token.Is(WordClass.Limit) ? FrameAct.Limit
            : (token.Is(WordClass.Up) || token.Is(WordClass.Down) || token.Is(WordClass.Impose)) && CueFinder.Has(tokens, at - 4, at + 6, Output) ? FrameAct.Output
            : Most.Contains(token.Hash) && HasAmount(tokens, at + 1, at + 6) ? FrameAct.AtMost
            : Allotting.Contains(token.Hash) && HasAmount(tokens, at + 1, at + 9) ? FrameAct.Allot
            : FrameAct.None;
    }

    private static (int Score, uint Signs) Add(ReadOnlySpan<Token> tokens, int at, FrameAct act, FeatureList features)
    {
        var form = FrameReading.FormOf(tokens, at);
        var (kind, objectAt) = FrameReading.ObjectOf(tokens, at, form);
        var agent = FrameReading.AgentOf(tokens, at, form);
        var mood = FrameReading.MoodOf(tokens, at);
        var amount = HasAmount(tokens, at - 9, at) || HasAmount(tokens, at + 1, at + 11);
        var left = CueFinder.Classes(tokens, at - 9, at);
        var near = CueFinder.Classes(tokens, at - 4, at) | CueFinder.Classes(tokens, at + 1, at + 5);
        var whole = CueFinder.Classes(tokens, 0, tokens.Length);
        var changed = CueFinder.In(near, WordClass.Up) || CueFinder.In(near, WordClass.Down) || CueFinder.In(near, WordClass.Impose) || CueFinder.In(near, WordClass.Lift) || CueFinder.In(near, WordClass.Allow);
        var agreed = CueFinder.In(left, WordClass.Agree) || CueFinder.In(left, WordClass.Cartel);
        var other = CueFinder.In(CueFinder.Classes(tokens, at - 2, at) | CueFinder.Classes(tokens, at + 1, at + 3), WordClass.QuotaOther);
        var level = CueFinder.In(near, WordClass.Number) || CueFinder.In(near, WordClass.Percent);
        var self = (uint)act;
        var facts = CueFinder.Flag(0, amount) | CueFinder.Flag(1, changed) | CueFinder.Flag(2, agreed) | CueFinder.Flag(3, other) | CueFinder.Flag(4, level)
            | CueFinder.Flag(5, CueFinder.In(whole, WordClass.Cartel)) | CueFinder.Flag(6, CueFinder.Has(tokens, at + 1, tokens.Length, Kept));
        Add(features, self, 11, (uint)kind);
        Add(features, self, 12, (uint)agent);
        Add(features, self, 13, facts & 15);
        Add(features, self, 14, (uint)kind * 16 + (facts & 7));
        for (var bit = 0; bit < 9; bit++)
        {
            if (((uint)mood >> bit & 1) != 0)
            {
                Add(features, self, 16, (uint)bit);
                Add(features, self, 17, (facts & 3) * 16 + (uint)bit);
            }

            if ((facts >> bit & 1) != 0)
            {
                Add(features, self, 18, (uint)bit);
                Add(features, self, 19, (uint)agent * 16 + (uint)bit);
            }
        }

        features.Add(FeatureBlock.QuotaFrames, FeatureTemplate.FrameTrigger, tokens[at].Stem, (uint)kind, 2);
        features.Add(FeatureBlock.QuotaFrames, FeatureTemplate.FrameTrigger, tokens[at].Stem, facts & 7, 3);
        if (objectAt >= 0)
        {
            features.Add(FeatureBlock.QuotaFrames, FeatureTemplate.FrameObject, self, tokens[objectAt].Stem);
        }

        var score = Score(act, kind, agent, mood, facts);
        Add(features, self, 20, (uint)(score + 20));
        var signs = Irrealis.SignsAt(tokens, at, form, agent);
        Add(features, self, 21, signs == 0 ? 0u : 1);
        for (var bit = 0; bit < 9; bit++)
        {
            if ((signs >> bit & 1) != 0)
            {
                Add(features, self, 41, (uint)bit);
            }
        }

        return (score, signs);
    }

    private static int Score(FrameAct act, FrameObject kind, FrameAgent agent, FrameMood mood, uint facts)
    {
        var score = act == FrameAct.Limit ? 1 : 0;
        score += (facts & 1) != 0 ? 1 : 0;
        score += (facts & 2) != 0 ? 1 : 0;
        score += (facts & 4) != 0 ? act == FrameAct.Output ? 2 : 1 : 0;
        score -= (facts & 8) != 0 ? 2 : 0;
        score += kind is FrameObject.Trade or FrameObject.Good ? 1 : kind is FrameObject.Behaviour or FrameObject.People or FrameObject.Money ? -1 : 0;
        score += agent switch { FrameAgent.Authority => 1, FrameAgent.First or FrameAgent.Firm => -1, _ => 0 };
        score -= int.PopCount((int)(mood & (FrameMood.Hypothetical | FrameMood.Called | FrameMood.Debated | FrameMood.Needed)));
        return score;
    }

    private static void Add(FeatureList features, uint act, uint what, uint value) =>
        features.Add(FeatureBlock.QuotaFrames, FeatureTemplate.Frame, act, what, value);

    /// <summary>Whether a number with a unit, a good or a percentage stands between the bounds.</summary>
    private static bool HasAmount(ReadOnlySpan<Token> tokens, int from, int to)
    {
        for (var i = Math.Max(0, from); i < to && i < tokens.Length; i++)
        {
            if (tokens[i].Is(WordClass.Number)
                && (CueFinder.Classes(tokens, i + 1, i + 4) & (1UL << (int)WordClass.Unit | 1UL << (int)WordClass.Good | 1UL << (int)WordClass.Percent)) != 0)
            {
                return true;
            }
        }

        return false;
    }
}
