using ClaimPipeline.Extraction;
using ClaimPipeline.Records;

namespace ClaimPipeline.Tests.Extraction;

/// <summary>Titles and dates where the page's sources disagree.</summary>
public sealed class HeadMatterTests
{
    private const string Prose =
        "<p>The ministry limited exports of tin ore on Monday, saying that smelters at home came first and that the stocks were low.</p>"
        + "<p>Traders expected the step, which follows a ban on raw nickel and a quota on bauxite that was set in the spring of last year.</p>"
        + "<p>Output reached 74,000 tonnes, 12% more than a year before, according to the bureau of statistics in the capital.</p>";

    private static Article Read(string head, string top, string url = "https://news.example/ores/tin-exports-limited") =>
        new ArticleExtractor().Extract(Pages.Html($"<html><head>{head}</head><body><article>{top}{Prose}</article></body></html>", url)).Value!;

    [Theory]
    [InlineData("Tin exports: what buyers must know in 2024 | Example", "Tin exports limited from June", "Tin exports limited from June")]
    [InlineData("Tin exports limited from June | Example", "Tin exports limited from June", "Tin exports limited from June")]
    [InlineData("Tin – Example Encyclopaedia", "Tin", "Tin")]
    [InlineData("Example | Tin exports limited from June", "Tin exports limited from June", "Tin exports limited from June")]
    [InlineData("Ministry of Ores: Tin exports limited", "Tin exports limited", "Tin exports limited")]
    [InlineData("Tin exports limited from June", "Notice: Tin exports limited from June", "Tin exports limited from June")]
    [InlineData("Tin exports limited from June", "Tin exports limited from June | 14 comments", "Tin exports limited from June")]
    [InlineData("Tin exports limited from June", "Our weekly quiz", "Tin exports limited from June")]
    public void Extract_TitleAndHeadlineDiffer_TakesTheHeadlineThatIsAboutTheSame(string title, string headline, string expected) =>
        Read($"<title>{title}</title>", $"<h1>{headline}</h1>").Title.ShouldBe(expected);

    [Fact]
    public void Extract_SitesNameAsHeading_IsNoTitle() =>
        Read("<title>The Ore Paper: Tin exports limited</title><meta property='og:site_name' content='The Ore Paper'><meta property='og:title' content='Tin exports limited'>",
            "<h1>The Ore Paper</h1>").Title.ShouldBe("Tin exports limited");

    [Theory]
    [InlineData("<meta property='article:published_time' content='2024-05-07T03:05:00+00:00'>", "<time datetime='2024-05-06T20:05:00-07:00'>6 May</time>", "2024-05-06")]
    [InlineData("<meta property='article:published_time' content='2024-05-07T03:05:00+00:00'>", "<span class='date'>7 May 2024</span>", "2024-05-07")]
    [InlineData("", "<div><b>Ana Lim</b> – 6 May 2024</div>", "2024-05-06")]
    [InlineData("", "<p class='hours'>Open today, 6 May 2024</p>", null)]
    public void Extract_Dates_TheDayIsTheOneThatThePublisherShows(string head, string shown, string? expected) =>
        Read(head, $"<h1>Tin exports limited</h1>{shown}").Published?.Date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture).ShouldBe(expected);

    [Fact]
    public void Extract_AddressAndUtcMomentDifferByADay_TakesTheAddress() =>
        Read("<meta property='article:published_time' content='2024-05-07T03:05:00+00:00'>", "<h1>Tin exports limited</h1>", "https://news.example/2024/05/06/tin")
            .Published!.Date.ShouldBe(new DateOnly(2024, 5, 6));

    [Fact]
    public void Extract_OnlyAnUpdate_GivesItsDayAndSaysSo()
    {
        var published = Read("", "<h1>Tin exports limited</h1><p class='date'>Last updated on 6 May 2024</p>").Published!;

        published.Date.ShouldBe(new DateOnly(2024, 5, 6));
        published.Source.ShouldEndWith(":updated");
        published.Confidence.ShouldBeLessThanOrEqualTo(0.5);
    }

    [Fact]
    public void Extract_EntriesWithDates_AreNotThePages()
    {
        var entries = string.Concat(Enumerable.Range(1, 5).Select(day => $"<li><a href='/n/{day}'>A note on ore</a> <span class='day'>{day} May 2024</span></li>"));
        Read("", $"<h1>Tin exports limited</h1><p>{string.Concat(Enumerable.Repeat("<b>tin</b> ", 60))}</p><ul>{entries}</ul>").Published.ShouldBeNull();
    }
}
