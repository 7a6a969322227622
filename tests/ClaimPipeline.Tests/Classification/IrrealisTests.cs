using ClaimPipeline.Classification;

namespace ClaimPipeline.Tests.Classification;

public sealed class IrrealisTests
{
    [Theory]
    [InlineData("Growers called for a ban on foreign garlic.", true)]
    [InlineData("I would weep if the council banned lager.", true)]
    [InlineData("A ban might hurt the smaller mills.", true)]
    [InlineData("Should pipes be banned?", true)]
    [InlineData("The council banned lager.", false)]
    [InlineData("The bill would ban the sale of pipes.", false)]
    [InlineData("The ban on garlic takes effect in May.", false)]
    public void SignsAt_TheTrigger_TellWhetherTheActIsOnlySpokenOf(string text, bool isUnreal)
    {
        var tokens = new SentenceScanner(Lexicon.Shared).Scan(text);
        for (var at = 0; at < tokens.Length; at++)
        {
            if (tokens[at].Is(WordClass.Ban))
            {
                var form = FrameReading.FormOf(tokens, at);
                (Irrealis.SignsAt(tokens, at, form, FrameReading.AgentOf(tokens, at, form)) != 0).ShouldBe(isUnreal);
                return;
            }
        }

        throw new InvalidOperationException("The sentence has no trigger.");
    }
}
