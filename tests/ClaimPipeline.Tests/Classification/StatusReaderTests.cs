using ClaimPipeline.Classification;
using ClaimPipeline.Records;

namespace ClaimPipeline.Tests.Classification;

public sealed class StatusReaderTests
{
    [Theory]
    [InlineData("The ministry lifted the ban on timber exports.", ClaimStatus.Lifted, Polarity.Asserted)]
    [InlineData("The ministry will not lift the ban on timber exports.", ClaimStatus.InForce, Polarity.Asserted)]
    [InlineData("Lima refused to scrap the anchovy quota.", ClaimStatus.InForce, Polarity.Asserted)]
    [InlineData("The embargo remains in force.", ClaimStatus.InForce, Polarity.Asserted)]
    [InlineData("The country once again banned sugar exports.", ClaimStatus.Announced, Polarity.Asserted)]
    [InlineData("Traders may export sugar again.", ClaimStatus.Lifted, Polarity.Asserted)]
    [InlineData("The ministry denied that it had banned sugar exports.", ClaimStatus.Announced, Polarity.Denied)]
    [InlineData("Sugar exports were not banned.", ClaimStatus.Announced, Polarity.Denied)]
    public void Read_Sentence_GivesStatusAndPolarity(string text, ClaimStatus status, Polarity polarity)
    {
        var tokens = new SentenceScanner(Lexicon.Shared).Scan(text);

        StatusReader.Read(tokens).ShouldBe(status);
        PolarityReader.Read(tokens).ShouldBe(polarity);
    }
}
