namespace ClaimPipeline.Classification;

/// <summary>Finds the runs of letters of each word, its edges included, so that "reimposed" or "embargoing" resembles what was learned.</summary>
internal static class LetterRuns
{
    private const int Length = 4;

    /// <summary>Letters read of one word.</summary>
    private const int Longest = 20;

    private const char Edge = '_';

    /// <summary>The letters of a run; the edge of a word is an underscore.</summary>
    public static string NameOf(uint run) =>
        string.Concat(new[] { run >> 24, run >> 16, run >> 8, run }.Select(part => (char)(part & 0xFF)).Where(letter => letter != '\0'));

    public static void Find(ReadOnlySpan<char> text, ReadOnlySpan<Token> tokens, FeatureList features)
    {
        foreach (ref readonly var token in tokens)
        {
            if (token.Kind != TokenKind.Word || token.Length < Length - 1)
            {
                continue;
            }

            var word = text.Slice(token.Start, Math.Min(token.Length, Longest));
            var run = (uint)Edge;
            for (var i = 0; i <= word.Length; i++)
            {
                var letter = i == word.Length ? Edge : word[i];
                var folded = (uint)(letter is >= 'A' and <= 'Z' ? letter | 0x20 : letter) & 0xFF;
                run = run << 8 | folded;
                if (i >= Length - 2)
                {
                    features.Add(FeatureBlock.Letters, FeatureTemplate.Letters, run);
                }
            }
        }
    }
}
