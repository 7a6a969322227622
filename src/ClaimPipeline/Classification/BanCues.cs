namespace ClaimPipeline.Classification;

/// <summary>Finds prohibitions: a word or verb of stopping, who does it, and whether trade in goods or something else is stopped.</summary>
internal static class BanCues
{
    private static readonly uint[] MayNot = CueFinder.Words("may can must shall will could be been");
    private static readonly uint[] No = CueFinder.Words("no not never cannot can't won't mustn't longer nobody none");
    private static readonly uint[] Licences = CueFinder.Words("licence licences license licenses permit permits approval authorisation authorization permission clearance visa");
    private static readonly uint[] Needing = CueFinder.Words("need needs needed require requires required requiring without only subject seek apply obtain obtained must hold unless issued refuse refused deny denied");
    private static readonly uint[] Again = CueFinder.Words("again more resume resumed resumes resuming reopen reopened reopens once readmitted");
    private static readonly uint[] Lists = CueFinder.Words("list lists blacklist listing catalogue catalog register");
    private static readonly uint[] Blackening = CueFinder.Words("entity blacklist black added add adds put prohibited restricted export sanctions unreliable control controlled placed places");

    public static void Find(ReadOnlySpan<Token> tokens, FeatureList features)
    {
        const ulong Signs = 1UL << (int)WordClass.Ban | 1UL << (int)WordClass.Stop | 1UL << (int)WordClass.Restrict | 1UL << (int)WordClass.Lift
            | 1UL << (int)WordClass.Neg | 1UL << (int)WordClass.Allow;
        if ((CueFinder.Classes(tokens, 0, tokens.Length) & Signs) == 0)
        {
            CueFinder.Add(features, Cue.NoBanSign);
        }

        for (var i = 0; i < tokens.Length; i++)
        {
            ref readonly var token = ref tokens[i];
            if (token.Is(WordClass.Ban))
            {
                CueFinder.Add(features, Cue.BanWord, Circumstances(tokens, i));
                if (CueFinder.In(CueFinder.Classes(tokens, i - 5, i) | CueFinder.Classes(tokens, i + 1, i + 4), WordClass.Lift))
                {
                    CueFinder.Add(features, Cue.Lifting, Circumstances(tokens, i));
                }
            }
            else if (token.Is(WordClass.Stop) && Concerns(CueFinder.Classes(tokens, i + 1, i + 6)))
            {
                CueFinder.Add(features, Cue.StopVerb, Circumstances(tokens, i));
            }

            if (token.Is(WordClass.Restrict) && Concerns(CueFinder.Classes(tokens, i - 2, i) | CueFinder.Classes(tokens, i + 1, i + 5)))
            {
                CueFinder.Add(features, Cue.RestrictionOnTrade, Circumstances(tokens, i));
                if (CueFinder.In(CueFinder.Classes(tokens, i - 4, i), WordClass.Lift))
                {
                    CueFinder.Add(features, Cue.Lifting, Circumstances(tokens, i));
                }
            }

            if (No.Contains(token.Hash) && Concerns(CueFinder.Classes(tokens, i + 1, i + 8))
                && (CueFinder.Has(tokens, i - 3, i + 5, MayNot) || CueFinder.In(CueFinder.Classes(tokens, i + 1, i + 6), WordClass.Allow)))
            {
                CueFinder.Add(features, Cue.NotAllowed, Circumstances(tokens, i));
            }

            if (Licences.Contains(token.Hash) && CueFinder.Has(tokens, i - 6, i, Needing))
            {
                CueFinder.Add(features, Cue.LicenceNeeded, Circumstances(tokens, i));
            }

            if (Lists.Contains(token.Hash) && CueFinder.Has(tokens, i - 6, i + 1, Blackening))
            {
                CueFinder.Add(features, Cue.Listing, Circumstances(tokens, i));
            }

            if (Again.Contains(token.Hash) && Concerns(CueFinder.Classes(tokens, i - 4, i + 7)))
            {
                CueFinder.Add(features, Cue.AllowedAgain, Circumstances(tokens, i));
            }
        }
    }

    private static bool Concerns(ulong classes) => CueFinder.In(classes, WordClass.Trade) || CueFinder.In(classes, WordClass.Good);

    private static uint Circumstances(ReadOnlySpan<Token> tokens, int at)
    {
        var before = CueFinder.Classes(tokens, at - 9, at);
        var justBefore = CueFinder.Classes(tokens, at - 4, at);
        var behind = CueFinder.Classes(tokens, at + 1, at + 8);
        var justBehind = CueFinder.Classes(tokens, at + 1, at + 4);
        return CueFinder.Flag(0, CueFinder.In(before, WordClass.Authority) || CueFinder.In(before, WordClass.Place))
            | CueFinder.Flag(1, Concerns(behind) || Concerns(justBefore))
            | CueFinder.Flag(2, CueFinder.In(justBehind, WordClass.Behaviour))
            | CueFinder.Flag(3, CueFinder.In(before, WordClass.Call) && !CueFinder.In(justBefore, WordClass.Authority))
            | CueFinder.Flag(4, CueFinder.In(justBefore, WordClass.Debate) || CueFinder.In(justBehind, WordClass.Debate))
            | CueFinder.Flag(5, CueFinder.In(justBefore, WordClass.Modal))
            | CueFinder.Flag(6, CueFinder.In(justBefore, WordClass.Neg))
            | CueFinder.Flag(7, CueFinder.In(justBefore, WordClass.Impose));
    }
}
