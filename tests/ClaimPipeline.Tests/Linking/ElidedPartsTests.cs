using ClaimPipeline.Records;

namespace ClaimPipeline.Tests.Linking;

public sealed class ElidedPartsTests
{
    private static readonly DateOnly Spring = new(2024, 3, 1);

    [Theory]
    [InlineData("Peru produced 400 tonnes of zinc in 2022, and Bolivia 20 tonnes.", "BOL")]
    [InlineData("Peru produced 400 tonnes of zinc in 2022,the United States 20 tonnes.", "USA")]
    public void Link_SecondCountryWithoutVerb_TakesVerbAndYearOfTheFirst(string text, string place)
    {
        var claims = AnnotatedArticle.Link("", Spring, ("", text));

        claims.Count.ShouldBe(2);
        claims[1].Place!.Value.Is(place).ShouldBeTrue();
        claims[1].Subject!.Value.Is("zinc").ShouldBeTrue();
        claims[1].Indicator!.Value.ShouldBe(claims[0].Indicator!.Value);
        claims[1].Period!.Value.ShouldBe(Period.Year(2022));
    }

    [Fact]
    public void Link_TotalFollowedByWorldwide_IsOfTheWorld()
    {
        var claims = AnnotatedArticle.Link("", Spring, ("", "Peru produced 1.4 million tonnes of zinc in 2023, a tenth of the 12 million tonnes mined worldwide."));

        claims.ShouldContain(c => c.Place!.Value.Is("WLD") && c.Figures.Any(f => f.Figure.Quantity.Value == 12_000_000));
    }

    [Theory]
    [InlineData("Volcan alone raised its output by 106 percent last year.")]
    [InlineData("Volcan said it produced 500,000 tonnes of zinc last year.")]
    [InlineData("Last year the Antamina mine produced 500,000 tonnes of zinc.")]
    public void Link_CompanyOrMineAsSubject_IsNotTheCountryAround(string text)
    {
        var claims = AnnotatedArticle.Link("Zinc from Peru", Spring, ("", "Peru produced 1.4 million tonnes of zinc in 2023."), ("", text));

        claims.Where(c => c.Sentence.Index == 1).ShouldAllBe(c => c.Place == null || c.Place.Value.Id == null);
    }

    [Fact]
    public void Link_MemberWithQuotaOfItsGroup_IsThePlace()
    {
        var claim = AnnotatedArticle.Link("", Spring, ("Q", "Kuwait will keep to its OPEC+ production quota of 2.4 million barrels per day.")).ShouldHaveSingleItem();

        claim.Place!.Value.Is("KWT").ShouldBeTrue();
        claim.Authority!.Value.Is("OPECPLUS").ShouldBeTrue();
    }

    [Theory]
    [InlineData("LONDON, 3 March (Some Wire) - Production of zinc rose to 900 tonnes in 2022.")]
    [InlineData("Jakarta (Some Wire) - Production of zinc rose to 900 tonnes in 2022.")]
    public void Link_Dateline_IsNoPlaceOfTheClaim(string text)
    {
        var claims = AnnotatedArticle.Link("Zinc", Spring, ("", text));

        claims.ShouldAllBe(c => c.Place == null || !(c.Place.Value.Is("GBR") || c.Place.Value.Is("IDN")));
    }

    [Fact]
    public void Link_CorrectedFigure_IsNotAsserted()
    {
        var claims = AnnotatedArticle.Link("", Spring,
            ("", "For \"Peru produced 14 million tonnes of zinc in 2023\" read \"Peru produced 1.4 million tonnes of zinc in 2023\"."));

        claims.Single(c => c.Figures[0].Figure.Quantity.Value == 14_000_000).Polarity.ShouldBe(Polarity.Denied);
        claims.Single(c => c.Figures[0].Figure.Quantity.Value == 1_400_000).Polarity.ShouldBe(Polarity.Asserted);
    }

    [Fact]
    public void Link_ReportThatTheNextSentenceRejects_IsDenied()
    {
        var claims = AnnotatedArticle.Link("", Spring, ("B", "Some colleagues write that China has banned exports of graphite."), ("", "Not so."));

        claims.ShouldHaveSingleItem().Polarity.ShouldBe(Polarity.Denied);
    }

    [Fact]
    public void Link_MeasureStillInForce_SpeaksOfTheDayOfTheArticle()
    {
        var claims = AnnotatedArticle.Link("", Spring, ("B", "China continues to prohibit the export of graphite, a measure that it introduced on 20 July 2023."));

        claims.ShouldHaveSingleItem().Period!.Value.ShouldBe(Period.Day(Spring));
    }
}
