using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using ClaimPipeline.EndToEndTests.Serving;
using ClaimPipeline.Records;
using ClaimPipeline.Search;
using ClaimPipeline.Storage;

namespace ClaimPipeline.EndToEndTests.Workbench;

/// <summary>The page of a claim over HTTP.</summary>
public sealed class ClaimPageTests(SharedServer server) : IClassFixture<SharedServer>
{
    [Theory]
    [InlineData(VerdictReason.Exact)]
    [InlineData(VerdictReason.PowerOfTenSlip)]
    [InlineData(VerdictReason.WrongPeriod)]
    [InlineData(VerdictReason.NoReference)]
    public async Task Get_AClaim_TellsItsVerdictStepByStep(VerdictReason reason)
    {
        var (claim, verdict, sentence) = await FindAsync(reason);

        var page = WebUtility.HtmlDecode(Tagless(await server.Served.GetAsync($"/claims/{claim.Id}")));

        page.ShouldContain(Squeezed(sentence.Text));
        page.ShouldContain(Squeezed(verdict.Explanation));
        foreach (var step in verdict.Steps)
        {
            page.ShouldContain(Squeezed(step));
        }

        foreach (var slot in new[] { claim.Indicator, claim.Subject, claim.Place }.OfType<Slot<Entity>>())
        {
            page.ShouldContain(Squeezed(slot.Value.Name));
            page.ShouldContain(Squeezed(slot.Rule.Replace("-", "", StringComparison.Ordinal)));
        }
    }

    [Fact]
    public async Task Get_AClaimWithAnOfficialRow_DrawsTheSeriesAndGivesItAsATable()
    {
        var (claim, verdict, _) = await FindAsync(VerdictReason.WrongPeriod);
        var page = await server.Served.GetAsync($"/claims/{claim.Id}");
        var figures = await server.Served.Get<IReferenceStore>().FiguresAsync(null, TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);
        var cited = figures.First(figure => figure.Id == verdict.Evidence[0].Figure);
        var periods = figures.Where(figure => figure.Series == cited.Series).Select(figure => figure.Period).Distinct().ToList();

        Regex.Count(page, "<circle ").ShouldBeGreaterThanOrEqualTo(periods.Count);
        page.ShouldContain("<path class=\"claimed\"");
        var table = page[page.IndexOf("The chart as a table", StringComparison.Ordinal)..];
        foreach (var period in periods)
        {
            table.ShouldContain($"<th scope=\"row\">{period}</th>");
        }
    }

    [Fact]
    public async Task Get_AClaimOfWhichAnEarlierComparisonSaidOtherwise_TellsBoth()
    {
        var (claim, verdict, _) = await FindAsync(VerdictReason.Exact);
        (await server.Served.GetAsync($"/claims/{claim.Id}")).ShouldNotContain("Verdicts so far");

        await using var own = await ServedFolder.StartAsync();
        var article = (await own.Get<IAnalysisStore>().ArticleOfAsync(claim.Id, TestContext.Current.CancellationToken))!.Value;
        var later = (await own.Get<IVerdictStore>().OfArticleAsync(article, TestContext.Current.CancellationToken)).Select(said => said.Claim == claim.Id
            ? said with { Label = VerdictLabel.NotEnoughEvidence, Reason = VerdictReason.NoReference, Explanation = "Said once more, otherwise.", Version = "later" }
            : said);
        await own.Get<IVerdictStore>().SaveAsync(article, [.. later], TestContext.Current.CancellationToken);
        var page = WebUtility.HtmlDecode(await own.GetAsync($"/claims/{claim.Id}"));
        var history = page[page.IndexOf("Verdicts so far", StringComparison.Ordinal)..];
        history.IndexOf(verdict.Version, StringComparison.Ordinal).ShouldBeInRange(0, history.IndexOf("Said once more, otherwise.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Get_WithVerify_ReplaysTheVerdict()
    {
        var (claim, _, _) = await FindAsync(VerdictReason.Exact);
        (await server.Served.GetAsync($"/claims/{claim.Id}")).ShouldContain("href=\"?verify=1#verdict\"");
        (await server.Served.GetAsync($"/claims/{claim.Id}?verify=1")).ShouldContain("The verdict holds.");
    }

    [Fact]
    public async Task Get_AClaimThatIsMadeElsewhereToo_ShowsTheNumbersSideBySide()
    {
        var index = server.Served.Get<ISearchIndex>();
        var all = await index.SearchAsync(
            new SearchRequest(new SearchQuery.Any()) { Level = SearchLevel.Claims, Take = 500 }, TestContext.Current.CancellationToken);
        var seen = 0;
        foreach (var claim in all.Hits.Select(hit => hit.Claims[0].Claim).Where(claim => claim.Kind == ClaimKind.Statistic && claim.Period is not null).Take(40))
        {
            var alike = await index.SearchAsync(
                new SearchRequest(new SearchQuery.HasClaim(ClaimLikeness.FilterOf(claim)!)) { Level = SearchLevel.Claims, Take = 100 }, TestContext.Current.CancellationToken);
            var page = await server.Served.GetAsync($"/claims/{claim.Id}");
            var table = page.IndexOf("The same elsewhere", StringComparison.Ordinal);
            (table >= 0).ShouldBe(alike.Hits.Count > 1);
            foreach (var other in alike.Hits.Select(hit => hit.Claims[0].Claim.Id).Where(id => id != claim.Id).Take(10))
            {
                page[table..].ShouldContain($"/claims/{other}");
                seen++;
            }
        }

        seen.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task GetClaimReview_OfAComparedClaim_IsItsReview()
    {
        var (claim, verdict, sentence) = await FindAsync(VerdictReason.PowerOfTenSlip);
        using var review = JsonDocument.Parse(await server.Served.GetAsync($"/claims/{claim.Id}/claimreview"));
        review.RootElement.GetProperty("@type").GetString().ShouldBe("ClaimReview");
        review.RootElement.GetProperty("claimReviewed").GetString().ShouldBe(sentence.Text);
        review.RootElement.GetProperty("reviewBody").GetString().ShouldBe(verdict.Explanation);
    }

    [Fact]
    public async Task Get_BeginningOfAnId_LeadsToTheClaim()
    {
        var (claim, _, _) = await FindAsync(VerdictReason.Exact);
        using var answer = await server.Served.Client.GetAsync(new Uri($"/claims/{claim.Id.Value[..12]}", UriKind.Relative), TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        answer.Headers.Location!.OriginalString.ShouldBe($"/claims/{claim.Id}");
    }

    [Theory]
    [InlineData("/claims/ffffffffffffffffffffffffffffffff")]
    [InlineData("/claims/nothing")]
    [InlineData("/claims/ffffffffffffffffffffffffffffffff/claimreview")]
    [InlineData("/articles/ffffffffffffffffffffffffffffffff")]
    public async Task Get_UnknownId_IsNotFound(string path)
    {
        using var answer = await server.Served.Client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("<h1>");
    }

    private async Task<(Claim Claim, Verdict Verdict, Sentence Sentence)> FindAsync(VerdictReason reason)
    {
        var result = await server.Served.Get<ISearchIndex>().SearchAsync(
            new SearchRequest(new SearchQuery.HasClaim(new ClaimFilter.Because(reason))) { Level = SearchLevel.Claims, Take = 1 }, TestContext.Current.CancellationToken);
        var claim = result.Hits[0].Claims[0].Claim;
        var analysis = await server.Served.Get<IAnalysisStore>().GetAsync(result.Hits[0].Article, TestContext.Current.CancellationToken);
        var verdict = await server.Served.Get<IVerdictStore>().GetAsync(claim.Id, TestContext.Current.CancellationToken);
        return (claim, verdict!, analysis!.SentenceOf(claim));
    }

    // Tags part no words: figures are marked inside sentences.
    private static string Tagless(string page) => Squeezed(WebUtility.HtmlDecode(Regex.Replace(page, "<[^>]*>", "")));

    private static string Squeezed(string text) => Regex.Replace(text, "\\s+", "");
}
