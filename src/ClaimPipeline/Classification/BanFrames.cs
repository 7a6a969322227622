namespace ClaimPipeline.Classification;

/// <summary>Reads each act of forbidding, restricting and lifting as a frame: form, object, agent, mood.</summary>
internal static class BanFrames
{
    private static readonly uint[] NoLonger = CueFinder.Words("not no never cannot can't longer nobody none neither nor without");
    private static readonly uint[] May = CueFinder.Words("may can must shall will allowed permitted let be");
    private static readonly uint[] Licences = CueFinder.Words("licence licences license licenses permit permits approval authorisation authorization permission clearance");
    private static readonly uint[] Requiring = CueFinder.Words("need needs needed require requires required requiring without only subject seek apply obtain obtained must hold unless");
    private static readonly uint[] Lists = CueFinder.Words("list lists blacklist annex appendix register");
    private static readonly uint[] Listed = CueFinder.Words("entity black added add adds put prohibited restricted export sanctions unreliable control controlled placed places");
    private static readonly uint[] Again = CueFinder.Words("again resume resumed resumes resuming reopen reopened reopens restart restarted readmit readmitted");

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

        verdict.Write(features, FeatureBlock.BanFrames, 1, 6);
    }

    /// <summary>Whether the act alone makes one think of the label.</summary>
    private static bool IsStrong(FrameAct act, int score) => act is FrameAct.Ban or FrameAct.Restrict or FrameAct.List or FrameAct.License || score >= 2;

    private static FrameAct ActOf(ReadOnlySpan<Token> tokens, int at)
    {
        ref readonly var token = ref tokens[at];
        if (token.Kind != TokenKind.Word)
        {
            return FrameAct.None;
        }

        if (token.Is(WordClass.Ban))
        {
            return FrameAct.Ban;
        }

        if (Licences.Contains(token.Hash))
        {
            return CueFinder.Has(tokens, at - 6, at, Requiring) ? FrameAct.License : FrameAct.Restrict;
        }

        if (Lists.Contains(token.Hash) && CueFinder.Has(tokens, at - 6, at + 1, Listed))
        {
            return FrameAct.List;
        }

        if (token.Is(WordClass.Stop))
        {
            return FrameAct.Stop;
        }

        if (NoLonger.Contains(token.Hash) && CueFinder.Has(tokens, at - 2, at + 4, May))
        {
            return FrameAct.Disallow;
        }

        if (Again.Contains(token.Hash))
        {
            return FrameAct.Readmit;
        }

        return token.Is(WordClass.Restrict) ? FrameAct.Restrict
            : token.Is(WordClass.Lift) ? FrameAct.Lift
            : FrameAct.None;
    }

    private static (int Score, uint Signs) Add(ReadOnlySpan<Token> tokens, int at, FrameAct act, FeatureList features)
    {
        var form = act == FrameAct.Disallow ? FrameForm.Infinitive : FrameReading.FormOf(tokens, at);
        var (kind, objectAt) = FrameReading.ObjectOf(tokens, at, form);
        var agent = FrameReading.AgentOf(tokens, at, form);
        var mood = FrameReading.MoodOf(tokens, at);
        var self = (uint)act;
        Add(features, self, 1, (uint)kind);
        Add(features, self, 2, (uint)agent);
        Add(features, self, 3, (uint)form);
        Add(features, self, 4, (uint)kind * 8 + (uint)agent);
        Add(features, self, 5, (uint)kind * 8 + (uint)form);
        for (var bit = 0; bit < 9; bit++)
        {
            if (((uint)mood >> bit & 1) != 0)
            {
                Add(features, self, 6, (uint)bit);
                Add(features, self, 7, (uint)(kind is FrameObject.Trade or FrameObject.Good ? 1 : 0) * 16 + (uint)bit);
            }
        }

        features.Add(FeatureBlock.BanFrames, FeatureTemplate.FrameTrigger, tokens[at].Stem, (uint)kind);
        features.Add(FeatureBlock.BanFrames, FeatureTemplate.FrameTrigger, tokens[at].Stem, (uint)agent, 1);
        if (objectAt >= 0)
        {
            features.Add(FeatureBlock.BanFrames, FeatureTemplate.FrameObject, self, tokens[objectAt].Stem);
        }

        var score = Score(act, kind, agent, mood);
        Add(features, self, 8, (uint)(score + 20));
        var signs = Irrealis.SignsAt(tokens, at, form, agent);
        Add(features, self, 9, signs == 0 ? 0u : 1);
        for (var bit = 0; bit < 9; bit++)
        {
            if ((signs >> bit & 1) != 0)
            {
                Add(features, self, 29, (uint)bit);
            }
        }

        return (score, signs);
    }

    private static void Add(FeatureList features, uint act, uint what, uint value) =>
        features.Add(FeatureBlock.BanFrames, FeatureTemplate.Frame, act, what, value);

    /// <summary>How much a frame speaks for a ban; from experience with such sentences, the learner weighs the sums.</summary>
    private static int Score(FrameAct act, FrameObject kind, FrameAgent agent, FrameMood mood)
    {
        var score = act switch
        {
            FrameAct.Ban => 2,
            FrameAct.License or FrameAct.List => 1,
            FrameAct.Lift or FrameAct.Readmit => -1,
            _ => 0,
        };
        score += kind switch
        {
            FrameObject.Trade => 2,
            FrameObject.Good => 1,
            FrameObject.Measure => act == FrameAct.Lift ? 3 : 1,
            FrameObject.Behaviour or FrameObject.People => -2,
            FrameObject.Money => -1,
            _ => 0,
        };
        score += agent switch { FrameAgent.Authority => 1, FrameAgent.First or FrameAgent.People => -1, _ => 0 };
        score -= (mood & FrameMood.Hypothetical) != 0 ? 1 : 0;
        score -= (mood & FrameMood.Called) != 0 ? 1 : 0;
        score -= (mood & FrameMood.Debated) != 0 ? 1 : 0;
        score -= (mood & FrameMood.Needed) != 0 ? 1 : 0;
        return score;
    }
}

/// <summary>Acts around which frames are read. Numbers are part of the model file.</summary>
internal enum FrameAct : uint
{
    None,
    Ban,
    Stop,
    Restrict,
    License,
    List,
    Disallow,
    Lift,
    Readmit,
    Limit,
    Output,
    Allot,
    AtMost,
}
