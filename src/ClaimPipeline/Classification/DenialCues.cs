namespace ClaimPipeline.Classification;

/// <summary>
/// Finds what tells a denial ("has no plans to", "no truth in reports") from an assertion that holds a negation ("may no longer be sold"):
/// each negation with its neighbours and the act it reaches, and words that call a report wrong.
/// </summary>
internal static class DenialCues
{
    private const int Reach = 8;

    private const ulong Acts = 1UL << (int)WordClass.Ban | 1UL << (int)WordClass.Stop | 1UL << (int)WordClass.Restrict | 1UL << (int)WordClass.Limit
        | 1UL << (int)WordClass.Lift | 1UL << (int)WordClass.Allow | 1UL << (int)WordClass.Trade | 1UL << (int)WordClass.Percent | 1UL << (int)WordClass.Fraction;

    private static readonly uint[][] Groups =
    [
        CueFinder.Words("deny denies denied denying disputed disputes dispute refuted refutes refute contradicted contradicts"),
        CueFinder.Words("dismissed dismisses dismissing rejected rejects brushed scoffed shrugged laughed"),
        CueFinder.Words("untrue false wrong baseless unfounded groundless invented invention fabricated fabrication nonsense misleading misread misunderstanding mistaken myth counterfeit fake"),
        CueFinder.Words("report reports rumour rumours rumor rumors claim claims talk suggestion suggestions story stories speculation allegation allegations assertion headlines headline messages posts"),
        CueFinder.Words("contrary truth whatever"),
        CueFinder.Words("plan plans planning intention intentions intend intends intended considering thinking wish proposal question decision decree order notice"),
        CueFinder.Words("usual normal unchanged open continue continues remain remains unaffected"),
        CueFinder.Words("assured reassured stressed insisted clarified emphasised emphasized maintained"),
    ];

    private static readonly uint[] Negations = CueFinder.Words("no not never neither nor nobody none nothing without isn't aren't wasn't weren't hasn't haven't hadn't didn't doesn't don't won't cannot can't");

    public static void Find(ReadOnlySpan<Token> tokens, FeatureList features)
    {
        var present = 0u;
        for (var group = 0; group < Groups.Length; group++)
        {
            present |= CueFinder.Flag(group, CueFinder.Has(tokens, 0, tokens.Length, Groups[group]));
        }

        for (var group = 0; group < Groups.Length; group++)
        {
            for (var other = group; other < Groups.Length && (present >> group & 1) != 0; other++)
            {
                if ((present >> other & 1) != 0)
                {
                    Add(features, 0, (uint)group, (uint)other);
                }
            }
        }

        var negated = false;
        for (var i = 0; i < tokens.Length; i++)
        {
            if (Negations.Contains(tokens[i].Hash))
            {
                negated = true;
                AddNegation(tokens, i, present, features);
            }
        }

        Add(features, 1, negated ? 1u : 0, (uint)PolarityReader.Read(tokens));
    }

    private static void AddNegation(ReadOnlySpan<Token> tokens, int at, uint present, FeatureList features)
    {
        var self = tokens[at].Hash;
        Add(features, 2, self);
        Add(features, 3, self, at + 1 < tokens.Length ? tokens[at + 1].Stem : 0);
        Add(features, 4, self, at > 0 ? tokens[at - 1].Stem : 0);
        Add(features, 5, at > 0 ? tokens[at - 1].Stem : 0, at + 1 < tokens.Length ? tokens[at + 1].Stem : 0);
        for (var i = at + 1; i < tokens.Length && i <= at + Reach; i++)
        {
            for (var rest = tokens[i].Classes & Acts; rest != 0; rest &= rest - 1)
            {
                var act = (uint)System.Numerics.BitOperations.TrailingZeroCount(rest);
                Add(features, 6, self, act);
                Add(features, 7, act, (uint)tokens[i].Ending);
                Add(features, 8, (uint)FrameReading.FormOf(tokens, i), act);
            }
        }

        for (var group = 0; group < Groups.Length; group++)
        {
            if (CueFinder.Has(tokens, at + 1, at + 5, Groups[group]))
            {
                Add(features, 9, self, (uint)group);
            }

            if ((present >> group & 1) != 0)
            {
                Add(features, 10, (uint)group);
            }
        }
    }

    private static void Add(FeatureList features, uint kind, uint a, uint b = 0) =>
        features.Add(FeatureBlock.Denial, FeatureTemplate.Denial, kind, a, b);
}
