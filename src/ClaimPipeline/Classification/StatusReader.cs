using ClaimPipeline.Records;

namespace ClaimPipeline.Classification;

/// <summary>Reads the state of the measure that a sentence speaks of, by the word that decides it.</summary>
internal static class StatusReader
{
    /// <summary>In the order of precedence.</summary>
    private static readonly (ClaimStatus Status, uint[] Words)[] Marks =
    [
        (ClaimStatus.Expired, CueFinder.Words("expire expires expired expiry lapse lapses lapsed")),
        (ClaimStatus.Extended, CueFinder.Words("extend extends extended extending extension prolong prolongs prolonged renew renews renewed renewal roll rolls rolled rollover kept keep keeps maintain maintains maintained")),
        (ClaimStatus.Suspended, CueFinder.Words("paused pauses deferred defers postponed postpones delays delayed")),
        (ClaimStatus.Lifted, CueFinder.Words("lift lifts lifted lifting repeal repeals repealed repealing scrap scraps scrapped scrapping abolish abolishes abolished remove removes removed removing reopen reopens reopened resume resumes resumed resumption rescind rescinds rescinded overturn overturned revoke revokes revoked legalise legalises legalised legalize legalizes legalized relax relaxes relaxed again waived unfreeze")),
        (ClaimStatus.Planned, CueFinder.Words("plan plans planned planning propose proposes proposed proposal intend intends threaten threatens threatened considering mulls mulling may might could would draft bill wants seek seeks")),
        (ClaimStatus.Announced, CueFinder.Words("will shall announce announces announced agree agrees agreed set sets fix fixed decide decides decided impose imposes imposed introduce introduces introduced adopt adopted order orders ordered approve approved raise raised raises cut cuts slash slashed banned bans stopped halted suspended suspends barred blocks blocked vote voted to from")),
    ];

    private static readonly uint[] LiftedWith = CueFinder.Words("ban bans embargo moratorium restriction restrictions curb curbs quota quotas limit limits prohibition control controls block halt suspension");

    public static ClaimStatus? Read(ReadOnlySpan<Token> tokens)
    {
        foreach (var (status, words) in Marks)
        {
            if (CueFinder.Has(tokens, 0, tokens.Length, words))
            {
                return status;
            }
        }

        return CueFinder.Has(tokens, 0, tokens.Length, LiftedWith) && CueFinder.Has(tokens, 0, tokens.Length, CueFinder.Words("end ends ended ending"))
            ? ClaimStatus.Lifted
            : ClaimStatus.InForce;
    }
}
