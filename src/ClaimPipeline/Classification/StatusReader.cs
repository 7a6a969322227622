using ClaimPipeline.Records;

namespace ClaimPipeline.Classification;

/// <summary>Reads the state of the measure that a sentence speaks of, by the word that decides it.</summary>
internal static class StatusReader
{
    /// <summary>Words for ending a measure by decision.</summary>
    internal static readonly uint[] Lifting = CueFinder.Words("lift lifts lifted lifting repeal repeals repealed repealing scrap scraps scrapped scrapping abolish abolishes abolished remove removes removed removing reopen reopens reopened resume resumes resumed resumption rescind rescinds rescinded overturn overturned revoke revokes revoked legalise legalises legalised legalize legalizes legalized relax relaxes relaxed waived unfreeze");

    private static readonly uint[] Refusals = CueFinder.Words("not no never won't don't doesn't didn't refuse refuses refused refusing reject rejects rejected without");

    /// <summary>In the order of precedence.</summary>
    private static readonly (ClaimStatus Status, uint[] Words)[] Marks =
    [
        (ClaimStatus.Expired, CueFinder.Words("expire expires expired expiry lapse lapses lapsed")),
        (ClaimStatus.Extended, CueFinder.Words("extend extends extended extending extension prolong prolongs prolonged renew renews renewed renewal roll rolls rolled rollover kept keep keeps maintain maintains maintained")),
        (ClaimStatus.Suspended, CueFinder.Words("paused pauses deferred defers postponed postpones delays delayed")),
        (ClaimStatus.Lifted, Lifting),
        (ClaimStatus.Planned, CueFinder.Words("plan plans planned planning propose proposes proposed proposal intend intends threaten threatens threatened considering mulls mulling may might could would draft bill wants seek seeks")),
        (ClaimStatus.Announced, CueFinder.Words("will shall announce announces announced agree agrees agreed set sets fix fixed decide decides decided impose imposes imposed introduce introduces introduced adopt adopted order orders ordered approve approved raise raised raises cut cuts slash slashed banned bans stopped halted suspended suspends barred blocks blocked vote voted to from")),
    ];

    private static readonly uint[] LiftedWith = CueFinder.Words("ban bans embargo moratorium restriction restrictions curb curbs quota quotas limit limits prohibition control controls block halt suspension");

    private static readonly uint Force = WordHash.Of("force");
    private static readonly uint Now = WordHash.Of("now");
    private static readonly uint[] Must = CueFinder.Words("must");
    private static readonly uint[] Remaining = CueFinder.Words("remain remains stay stays still");
    private static readonly uint Again = WordHash.Of("again");
    private static readonly uint[] Once = CueFinder.Words("once never yet");
    private static readonly uint[] Until = CueFinder.Words("until till from not longer");
    private static readonly uint[] Lasting = CueFinder.Words("continue continues continuing");
    private static readonly uint[] StillThere = CueFinder.Words("is are remain remains stay stays still already now since");

    /// <summary>Whether the words leave no doubt that the measure is in force.</summary>
    public static bool SaysInForce(ReadOnlySpan<Token> tokens) =>
        CueFinder.Has(tokens, 0, tokens.Length, Lasting) || IsInForce(tokens) || IsKept(tokens);

    public static ClaimStatus? Read(ReadOnlySpan<Token> tokens)
    {
        if (SaysInForce(tokens))
        {
            return ClaimStatus.InForce;
        }

        foreach (var (status, words) in Marks)
        {
            if (CueFinder.Has(tokens, 0, tokens.Length, words) || (status == ClaimStatus.Lifted && IsAllowedAgain(tokens)))
            {
                return status;
            }
        }

        return CueFinder.Has(tokens, 0, tokens.Length, LiftedWith) && CueFinder.Has(tokens, 0, tokens.Length, CueFinder.Words("end ends ended ending"))
            ? ClaimStatus.Lifted
            : ClaimStatus.InForce;
    }

    /// <summary>"is in force", "must now obtain".</summary>
    private static bool IsInForce(ReadOnlySpan<Token> tokens)
    {
        for (var i = 0; i < tokens.Length; i++)
        {
            if (tokens[i].Hash == Force && (CueFinder.Has(tokens, i - 3, i, Remaining)
                || (CueFinder.Has(tokens, i - 4, i, StillThere) && !CueFinder.Has(tokens, 0, tokens.Length, Until))))
            {
                return true;
            }

            if (tokens[i].Hash == Now && CueFinder.Has(tokens, i - 1, i, Must))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"will not lift", "has no plan to lift", "refused to lift".</summary>
    private static bool IsKept(ReadOnlySpan<Token> tokens)
    {
        for (var i = 0; i < tokens.Length; i++)
        {
            if (Lifting.Contains(tokens[i].Hash) && CueFinder.Has(tokens, i - 4, i, Refusals))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"may export again", but not "once again restricts".</summary>
    private static bool IsAllowedAgain(ReadOnlySpan<Token> tokens)
    {
        for (var i = 0; i < tokens.Length; i++)
        {
            if (tokens[i].Hash == Again && !CueFinder.Has(tokens, i - 1, i, Once))
            {
                return true;
            }
        }

        return false;
    }
}
