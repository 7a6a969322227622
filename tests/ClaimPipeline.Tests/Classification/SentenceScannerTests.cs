using ClaimPipeline.Classification;

namespace ClaimPipeline.Tests.Classification;

public sealed class SentenceScannerTests
{
    [Theory]
    [InlineData("12 per cent of", "12|per cent|of")]
    [InlineData("China's 1,300.5 mln t", "China's|1,300.5|mln|t")]
    [InlineData("the U.S. doesn't.", "the|U.S|.|doesn't|.")]
    [InlineData("two-thirds (66%)", "two|-|thirds|(|66|%|)")]
    [InlineData("", "")]
    public void Scan_Text_CutsTokens(string text, string tokens) => Cut(text).ShouldBe(tokens);

    [Fact]
    public void Scan_PercentagePoints_IsNoPercentage()
    {
        var tokens = new SentenceScanner(Lexicon.Shared).Scan("rose 3 percentage points");
        tokens[2].Is(WordClass.Percent).ShouldBeFalse();
    }

    [Fact]
    public void Scan_Inflected_SharesItsStem()
    {
        var tokens = new SentenceScanner(Lexicon.Shared).Scan("ban banned bans");
        tokens[1].Stem.ShouldBe(tokens[0].Stem);
        tokens[2].Stem.ShouldBe(tokens[0].Stem);
    }

    [Fact]
    public void Scan_EndlessText_StopsAtTheLimit() =>
        new SentenceScanner(Lexicon.Shared).Scan(string.Concat(Enumerable.Repeat("no. ", 10_000))).Length.ShouldBe(SentenceScanner.MaxTokens);

    private static string Cut(string text)
    {
        var parts = new List<string>();
        foreach (var token in new SentenceScanner(Lexicon.Shared).Scan(text))
        {
            parts.Add(text.Substring(token.Start, token.Length));
        }

        return string.Join('|', parts);
    }
}
