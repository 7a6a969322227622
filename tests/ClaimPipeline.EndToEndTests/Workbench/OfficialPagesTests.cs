using System.Net;
using ClaimPipeline.EndToEndTests.Serving;
using ClaimPipeline.Records;
using ClaimPipeline.Storage;

namespace ClaimPipeline.EndToEndTests.Workbench;

/// <summary>The pages of official figures over HTTP.</summary>
public sealed class OfficialPagesTests(SharedServer server) : IClassFixture<SharedServer>
{
    private const string China = "/official/series?key=USGS_MCS.mine_production.rare_earths.CHN";

    [Fact]
    public async Task Series_Filtered_ListsThoseOnlyAndOffersWhatIsLeft()
    {
        var page = await server.Served.GetAsync("/official?indicator=mine_production&commodity=rare_earths");

        page.ShouldContain("href=\"" + China + "\"");
        page.ShouldContain("<option value=\"CHN\">China</option>");
        page.ShouldContain("<option value=\"mine_production\" selected>");
        page.ShouldNotContain("reserves.rare_earths");
        Number(page, " series").ShouldBe(Count(page, "<tr>") - 1);
    }

    [Fact]
    public async Task Series_Words_MustAllBeThere()
    {
        (await server.Served.GetAsync("/official?words=rare+earths+reserves+world")).ShouldContain("USGS_MCS.reserves.rare_earths.WLD");
        (await server.Served.GetAsync("/official?words=nosuchword")).ShouldContain("0 of ");
    }

    [Fact]
    public async Task Series_PageBeyondTheEnd_IsTheLast()
    {
        var page = await server.Served.GetAsync("/official?source=USGS&page=9999");
        page.ShouldContain("rel=\"prev\"");
        page.ShouldNotContain("rel=\"next\"");
    }

    [Fact]
    public async Task Updates_TellWhatBecameOfFilesAndOfTheLastLook()
    {
        var token = TestContext.Current.CancellationToken;
        await using var served = await ServedFolder.StartAsync();
        (await served.GetAsync("/official/updates")).ShouldContain("Nobody has looked");
        await served.Get<IOfficialUpdateStore>().SaveAsync(
            new OfficialUpdate { Digest = "d", At = TestKit.Some.Noon, File = "<i>mcs.csv", Outcome = OfficialUpdateOutcome.Imported, Added = 1234, Effect = new(14, 9, 2, 7) }, token);
        await served.Get<IOfficialUpdateStore>().SaveAsync(new OfficialLook { At = TestKit.Some.Noon, Troubles = ["It gave no file."] }, token);

        var page = await served.GetAsync("/official/updates");

        page.ShouldContain("&lt;i&gt;mcs.csv");
        page.ShouldContain("1,234");
        page.ShouldContain("It gave no file.");
        page.ShouldContain("2026-03-01 12:00");
    }

    [Fact]
    public async Task OneSeries_ShowsEveryValueByEditionWithItsSource()
    {
        var page = await server.Served.GetAsync(China);
        var rows = await server.Served.Get<IReferenceStore>().FiguresAsync(new EntityId("rare_earths"), TestContext.Current.CancellationToken)
            .Where(f => f.Series == "USGS_MCS.mine_production.rare_earths.CHN").ToListAsync(TestContext.Current.CancellationToken);

        rows.Count.ShouldBeGreaterThan(5);
        foreach (var row in rows)
        {
            page.ShouldContain(row.Quantity.Value.ToString("#,0.######", System.Globalization.CultureInfo.InvariantCulture));
            page.ShouldContain(ReferenceRevision.HashOf(row));
        }

// Beside a mark in the drawing for each row, the legend has one for each of the six forms.
        Count(page, "class=\"point").ShouldBe(rows.Count + Math.Min(6, rows.Select(r => r.Edition).Distinct().Count()));
    }

    [Fact]
    public async Task OneSeries_ListsTheClaimsWhoseVerdictRestsOnIt()
    {
        var token = TestContext.Current.CancellationToken;
        var (cited, figure) = await FirstCitationAsync();
        var series = (await server.Served.Get<IReferenceStore>().FiguresAsync(null, token).FirstAsync(f => f.Id == figure, token)).Series;

        (await server.Served.GetAsync($"/official/series?key={Uri.EscapeDataString(series)}")).ShouldContain($"href=\"/claims/{cited}\"");
    }

    [Fact]
    public async Task OneSeries_UnknownKey_Is404()
    {
        using var answer = await server.Served.Client.GetAsync(new Uri("/official/series?key=%3Cb%3E", UriKind.Relative), TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Editions_ByDefault_ComparesTheTwoNewestOfTheLargestPublisher()
    {
        var page = await server.Served.GetAsync("/official/editions");
        page.ShouldContain("<option value=\"MCS2025\" selected>");
        page.ShouldContain("<option value=\"MCS2026\" selected>");
        Number(page, " rows changed").ShouldBeGreaterThan(10);
    }

    [Fact]
    public async Task Editions_UnknownOne_SaysSo()
    {
        using var answer = await server.Served.Client.GetAsync(new Uri("/official/editions?from=nope&to=MCS2024", UriKind.Relative), TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("edition &#x27;nope&#x27;");
    }

    [Fact]
    public async Task Measures_InForceOnADay_LeavesOutThoseThatHadEnded()
    {
        var page = await server.Served.GetAsync("/official/measures?place=CHN&commodity=rare_earths&on=2009-06-30");
        page.ShouldContain("id=\"CHN-2009-RE-XQUOTA\"");
        (await server.Served.GetAsync("/official/measures?place=CHN&commodity=rare_earths&on=2012-06-30")).ShouldNotContain("id=\"CHN-2009-RE-XQUOTA\"");
    }

    [Fact]
    public async Task Measures_NoDay_IsSaidAtTheField()
    {
        using var answer = await server.Served.Client.GetAsync(new Uri("/official/measures?on=soon", UriKind.Relative), TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("id=\"on-error\"");
    }

    private async Task<(ClaimId Claim, OfficialFigureId Figure)> FirstCitationAsync()
    {
        var token = TestContext.Current.CancellationToken;
        await foreach (var article in server.Served.Get<IAnalysisStore>().ListAsync(token))
        {
            foreach (var verdict in await server.Served.Get<IVerdictStore>().OfArticleAsync(article, token))
            {
                if (verdict.Label == VerdictLabel.Supported && verdict.Evidence.Count > 0 && verdict.Evidence[0].Figure is { } figure)
                {
                    return (verdict.Claim, figure);
                }
            }
        }

        throw new InvalidOperationException("The demo has no supported claim.");
    }

    private static int Count(string page, string what) => page.Split(what).Length - 1;

    private static int Number(string page, string before) => int.Parse(
        System.Text.RegularExpressions.Regex.Match(page, $@"([\d,]+)(?: of [\d,]+)?{before}").Groups[1].Value,
        System.Globalization.NumberStyles.AllowThousands,
        System.Globalization.CultureInfo.InvariantCulture);
}
