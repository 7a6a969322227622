using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using ClaimPipeline.EndToEndTests.Serving;

namespace ClaimPipeline.EndToEndTests.Workbench;

/// <summary>The search page over HTTP.</summary>
public sealed class SearchPageTests(SharedServer server) : IClassFixture<SharedServer>
{
    [Fact]
    public async Task Get_WordsAndFields_ShowsMarkedHitsWithVerdicts()
    {
        var page = await server.Served.GetAsync("/?q=rare+earths+verdict%3Arefuted");

        page.ShouldContain("<mark class=\"term\">rare</mark>");
        page.ShouldContain("<span class=\"badge refuted\">refuted</span>");
        page.ShouldContain("href=\"/claims/");
        page.ShouldContain("value=\"rare earths verdict:refuted\"");
    }

    [Fact]
    public async Task Get_WrongQuery_SaysWhereAndWhy()
    {
        using var answer = await server.Served.Client.GetAsync(new Uri("/?q=gold+type%3Anope", UriKind.Relative), TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("Column 6");
    }

    [Fact]
    public async Task Get_TypedMarkup_IsShownAsText()
    {
        var page = await server.Served.GetAsync("/?q=%22%3Cscript%3Ealert(1)%3C%2Fscript%3E%22");
        page.ShouldNotContain("<script>alert");
        page.ShouldContain("&lt;script&gt;alert(1)&lt;/script&gt;");
    }

    [Fact]
    public async Task Get_MoreLink_GoesOnWithoutRepeating()
    {
        var first = await server.Served.GetAsync("/?q=");
        var next = WebUtility.HtmlDecode(Regex.Match(first, "rel=\"next\" href=\"([^\"]+)\"").Groups[1].Value);
        next.ShouldStartWith("/?q=&after=");
        first.ShouldNotContain("rel=\"prev\"");

        var second = await server.Served.GetAsync(next);

        Articles(second).ShouldNotBeEmpty();
        Articles(first).Intersect(Articles(second)).ShouldBeEmpty();
        var previous = WebUtility.HtmlDecode(Regex.Match(second, "rel=\"prev\" href=\"([^\"]+)\"").Groups[1].Value);
        Articles(await server.Served.GetAsync(previous)).ShouldBe(Articles(first));
    }

    [Theory]
    [InlineData("")]
    [InlineData("rare earths")]
    [InlineData("type:statistic place:China")]
    [InlineData("cobalt OR nickel")]
    public async Task Get_EveryFacet_CountsWhatItsLinkFinds(string query)
    {
        var page = await server.Served.GetAsync("/?q=" + Uri.EscapeDataString(query));
        var facets = Regex.Matches(page, "<li><a href=\"([^\"]+)\"(?: aria-current=\"true\")?><bdi>([^<]*)</bdi> <span class=\"n\">([0-9,]+)</span>");
        facets.Count.ShouldBeGreaterThan(10);
        foreach (Match facet in facets.Where(facet => !facet.Value.Contains("aria-current", StringComparison.Ordinal)))
        {
            var chosen = await server.Served.GetAsync(WebUtility.HtmlDecode(facet.Groups[1].Value));
            Claims(chosen).ShouldBe(facet.Groups[3].Value, $"{facet.Groups[2].Value} of {query}");
        }
    }

    [Fact]
    public async Task Get_FacetThatIsOn_LinksToTheQueryWithoutIt()
    {
        var page = await server.Served.GetAsync("/?q=rare+earths+AND+verdict%3Arefuted");
        page.ShouldContain("<a class=\"chip\" href=\"/?q=rare%20earths\">");
        page.ShouldContain("<a href=\"/?q=rare%20earths\" aria-current=\"true\"><bdi>refuted</bdi>");
    }

    [Fact]
    public async Task Get_NothingMatches_OffersToTakeConditionsAway()
    {
        var page = await server.Served.GetAsync("/?q=zyzzyva+type%3Aban");
        page.ShouldContain("Nothing matches");
        page.ShouldContain("<a href=\"/?q=zyzzyva\">without <bdi>type:ban</bdi></a>");
    }

    [Fact]
    public async Task Get_ClaimLevel_ShowsAClaimAHitInTheOrderAskedFor()
    {
        var page = await server.Served.GetAsync("/?q=type%3Astatistic&level=claims&sort=largestdifference");
        var differences = Regex.Matches(WebUtility.HtmlDecode(page), "<span class=\"difference\">([+−])([0-9,.]+) %").Select(m => decimal.Parse(m.Groups[2].Value, CultureInfo.InvariantCulture)).ToList();
        differences.Count.ShouldBeGreaterThan(1);
        differences.ShouldBe(differences.OrderDescending());
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("jsonl")]
    [InlineData("annotations")]
    public async Task Export_OfAQuery_HasAsManyClaimsAsThePageCountsAndTheVerbWrites(string format)
    {
        var page = await server.Served.GetAsync("/?q=rare+earths");
        using var answer = await server.Served.Client.GetAsync(new Uri($"/export?q=rare+earths&format={format}", UriKind.Relative), TestContext.Current.CancellationToken);
        var written = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        answer.Content.Headers.ContentDisposition!.FileName!.Trim('"').ShouldStartWith("claims-rare-earths.");
        var lines = written.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length - (format == "csv" ? 1 : 0);
        lines.ToString("#,0", CultureInfo.InvariantCulture).ShouldBe(Claims(page));
        var verb = await Cli.RunAsync("export", "--query", "rare earths", "--format", format, "--data", server.Served.Path);
        written.ShouldBe(verb.Output);
    }

    [Fact]
    public async Task Export_WrongFormatOrQuery_IsRefused()
    {
        foreach (var path in new[] { "/export?q=gold&format=xlsx", "/export?q=type%3Anope" })
        {
            using var answer = await server.Served.Client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
            answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        }
    }

    [Fact]
    public async Task Help_EveryExample_CanBeRead()
    {
        var page = await server.Served.GetAsync("/help");
        var examples = Regex.Matches(page, "<a href=\"(/\\?q=[^\"]+)\"").Select(m => WebUtility.HtmlDecode(m.Groups[1].Value)).ToList();
        examples.Count.ShouldBeGreaterThan(20);
        foreach (var example in examples)
        {
            await server.Served.GetAsync(example);
        }
    }

    private static string Claims(string page) => Regex.Match(page, "<strong>([0-9,]+) claims?</strong>").Groups[1].Value;

    private static List<string> Articles(string page) =>
        [.. Regex.Matches(page, "<h2[^>]*><a href=\"/articles/([0-9a-f]+)\"").Select(m => m.Groups[1].Value)];
}
