using ClaimPipeline.Records;

namespace ClaimPipeline.Classification;

/// <summary>Reads whether the sentence says that its claim is not so.</summary>
internal static class PolarityReader
{
    private static readonly uint[] Denials = CueFinder.Words("deny denies denied denying refute refutes refuted untrue false baseless unfounded rumour rumours groundless");
    private static readonly uint[] Negations = CueFinder.Words("no not never neither nor nobody none isn't aren't wasn't weren't hasn't haven't hadn't didn't doesn't don't won't");
    private static readonly uint[] Prohibiting = CueFinder.Words("may must shall can longer allow allowed permit permitted let more than exceed only new");
    private const ulong Claims = 1UL << (int)WordClass.Ban | 1UL << (int)WordClass.Stop | 1UL << (int)WordClass.Restrict
        | 1UL << (int)WordClass.Limit | 1UL << (int)WordClass.Down | 1UL << (int)WordClass.Share | 1UL << (int)WordClass.ShareVerb
        | 1UL << (int)WordClass.Percent;

    public static Polarity Read(ReadOnlySpan<Token> tokens)
    {
        for (var i = 0; i < tokens.Length; i++)
        {
            if (Denials.Contains(tokens[i].Hash)
                && (CueFinder.Classes(tokens, i + 1, i + 12) & Claims) != 0)
            {
                return Polarity.Denied;
            }

            if (Negations.Contains(tokens[i].Hash)
                && !CueFinder.Has(tokens, i - 1, i + 3, Prohibiting)
                && !CueFinder.Has(tokens, i + 1, i + 5, StatusReader.Lifting)
                && (CueFinder.Classes(tokens, i + 1, i + 6) & Claims) != 0)
            {
                return Polarity.Denied;
            }
        }

        return Polarity.Asserted;
    }
}
