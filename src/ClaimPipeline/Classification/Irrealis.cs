namespace ClaimPipeline.Classification;

/// <summary>
/// Reads whether the act at a trigger is only called for, imagined, needed, talked about or asked: spoken of, but said of no
/// authority. Each sign is narrow, so that a measure that is planned or in force is not mistaken for one.
/// </summary>
internal static class Irrealis
{
    private static readonly uint[] Calls = CueFinder.Words("call calls called calling urge urges urged urging demand demands demanded demanding appeal appeals appealed petition petitions petitioned lobby lobbied lobbying campaign campaigned campaigning push pushing pushed plead pleaded recommend recommends recommended recommending advocate advocates advocated pressing pressed press begged");
    private static readonly uint[] Wants = CueFinder.Words("want wants wanted seek seeks sought ask asks asked wish wishes hope hopes hoped hoping favour favor prefer");
    private static readonly uint[] Conditions = CueFinder.Words("if unless whether suppose supposing imagine had");
    private static readonly uint[] Weak = CueFinder.Words("would could might");
    private static readonly uint[] Bills = CueFinder.Words("bill law laws rule rules proposal proposals plan plans draft measure measures act directive regulation regulations order decree legislation amendment ordinance treaty");
    private static readonly uint[] Needs = CueFinder.Words("should ought need needs needed necessary essential imperative vital important urgent time needing crucial");
    private static readonly uint[] Attitudes = CueFinder.Words("fear fears fearing talk talks rumour rumours rumor rumors speculation threat threats risk risks prospect possibility chance hope hopes support opposition debate debating debated question idea criticism calls campaign campaigns impact effect effects effectiveness favour favor against possible potential any oppose opposed opposes worry worries worried discuss discussed discussing discussion argument case reason advantages consequences likelihood compliance");
    private static readonly uint[] Opinions = CueFinder.Words("think believe reckon suppose guess opinion admit personally honestly argue argues argued");
    private static readonly uint Question = WordHash.Finish(WordHash.Add(WordHash.Seed, '?'));

    /// <summary>The signs at the trigger, as bits; 0 when the act is said of somebody.</summary>
    public static uint SignsAt(ReadOnlySpan<Token> tokens, int at, FrameForm form, FrameAgent agent)
    {
        var signs = 0u;
        var start = LeftEdge(tokens, at);
        signs |= CueFinder.Flag(0, CueFinder.Has(tokens, Math.Max(start, at - 9), at, Calls));
        signs |= CueFinder.Flag(1, agent != FrameAgent.Authority && CueFinder.Has(tokens, Math.Max(start, at - 7), at, Wants));
        signs |= CueFinder.Flag(2, CueFinder.Has(tokens, Math.Max(start, at - 14), at, Conditions));
        signs |= CueFinder.Flag(3, form == FrameForm.Noun
            ? CueFinder.Has(tokens, at + 1, at + 6, Weak)
            : CueFinder.Has(tokens, at - 3, at, Weak) && !CueFinder.Has(tokens, at - 9, at, Bills));
        signs |= CueFinder.Flag(4, CueFinder.Has(tokens, Math.Max(start, at - 14), at, Needs) || (form == FrameForm.Noun && CueFinder.Has(tokens, at + 1, at + 4, Needs)));
        signs |= CueFinder.Flag(5, CueFinder.Has(tokens, at - 3, at, Attitudes));
        signs |= CueFinder.Flag(6, IsAsked(tokens));
        signs |= CueFinder.Flag(7, CueFinder.Has(tokens, start, at, Opinions));
        signs |= CueFinder.Flag(8, form == FrameForm.Noun && tokens[at].Ending == WordEnding.S && at <= start + 1
            && !CueFinder.In(CueFinder.Classes(tokens, start, at), WordClass.Place));
        return signs;
    }

    /// <summary>Where the sentence part of the trigger begins: behind the last semicolon or full stop.</summary>
    private static int LeftEdge(ReadOnlySpan<Token> tokens, int at)
    {
        for (var i = at - 1; i >= 0; i--)
        {
            if (tokens[i].Hash == CueFinder.Semicolon)
            {
                return i + 1;
            }
        }

        return 0;
    }

    private static bool IsAsked(ReadOnlySpan<Token> tokens)
    {
        for (var i = tokens.Length - 1; i >= Math.Max(0, tokens.Length - 3); i--)
        {
            if (tokens[i].Hash == Question)
            {
                return true;
            }
        }

        return false;
    }
}
