using System.Text;
using ClaimPipeline.Extraction;
using ClaimPipeline.Records;
using ClaimPipeline.TestKit;

namespace ClaimPipeline.Tests.Linking;

/// <summary>Sentences that say of a measure told before that it holds, or what it does not cover.</summary>
public sealed class EffectReaderTests
{
    private const string Told = "China banned the export of gallium and germanium to the United States. ";

    [Theory]
    [InlineData("This announcement shall be effective from the date of publication.")]
    [InlineData("The order takes effect immediately.")]
    [InlineData("The rules have been in force since that day.")]
    public void Link_TakesEffectAtOnce_ClaimsThatTheMeasureIsInForce(string sentence)
    {
        var claim = Claims(Told + sentence).Last();

        (claim.Kind, claim.Status, claim.Place!.Value.Id!.Value.Value, claim.Place.Rule).ShouldBe((ClaimKind.Ban, ClaimStatus.InForce, "CHN", "same-measure"));
    }

    [Theory]
    [InlineData("The order takes effect when prices fall below a level that nobody named.")]
    [InlineData("The announcement was read in publication offices all over the world.")]
    public void Link_NoEffectToday_ClaimsNothingMore(string sentence) =>
        Claims(Told + sentence).Count.ShouldBe(Claims(Told).Count);

    [Fact]
    public void Link_SaidNotToCoverAGood_IsADenialOfIt()
    {
        var claim = Claims(Told + "The announcement did not name countries and did not explicitly refer to gallium.").Last();

        (claim.Polarity, claim.Subject!.Value.Id!.Value.Value).ShouldBe((Polarity.Denied, "gallium"));
    }

    private static List<Claim> Claims(string text)
    {
        var body = Encoding.UTF8.GetBytes(text);
        var page = new PageContent(
            new FetchedPage
            {
                Id = FetchedPage.IdOf("file:a", body), RequestedUrl = "file:a", Url = "file:a", Seed = "test", FetchedAt = Some.Noon, StatusCode = 200, ContentType = "text/plain",
            },
            body);
        var analyzer = ShippedData.Analyzer(new ExtractionOptions { ShortestArticle = 1 });
        return [.. analyzer.Analyze(page).Value!.Claims];
    }
}
