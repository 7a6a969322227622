using System.Net;
using System.Text;
using System.Text.Json;
using ClaimPipeline.EndToEndTests.Serving;
using ClaimPipeline.Storage;

namespace ClaimPipeline.EndToEndTests.Workbench;

/// <summary>The check page over HTTP.</summary>
public sealed class CheckPageTests(SharedServer server) : IClassFixture<SharedServer>
{
    private const string Text = "China mined 210,000 tonnes of rare earths in 2022. China accounted for 70 percent of world rare earth mine production in 2022.";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Post_Text_MarksItsClaimsWithEvidenceAndStoresNothing()
    {
        var before = await server.Served.Get<IAnalysisStore>().CountAsync(Token);

        var (status, page) = await CheckAsync(new() { ["what"] = "text", ["text"] = Text, ["published"] = "2023-02-01" });

        status.ShouldBe(HttpStatusCode.OK);
        page.ShouldContain("<mark class=\"judged supported\">");
        page.ShouldContain("href=\"/official/series?key=USGS_MCS.mine_production.rare_earths.CHN\"");
        page.ShouldContain("id=\"c1\"");
        page.ShouldContain("Nothing was stored");
        (await server.Served.Get<IAnalysisStore>().CountAsync(Token)).ShouldBe(before);
    }

    [Fact]
    public async Task Post_AsJson_IsTheReportThatTheVerbPrints()
    {
        using var forms = new FormClient(server.Served);
        using var answer = await forms.PostAsync("/check", "/check", new Dictionary<string, string> { ["what"] = "text", ["text"] = Text, ["as"] = "json" });

        answer.Content.Headers.ContentDisposition!.ToString().ShouldContain("attachment");
        using var report = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Token));
        report.RootElement.GetProperty("claims").GetArrayLength().ShouldBeGreaterThan(1);
    }

    [Fact]
    public async Task Post_FileAsHtml_IsASelfContainedPage()
    {
        using var forms = new FormClient(server.Served);
        using var answer = await forms.PostAsync(
            "/check", "/check", new Dictionary<string, string> { ["what"] = "file", ["as"] = "html" }, ("article.html", Encoding.UTF8.GetBytes($"<html><body><article><h1>Rare earths</h1><p>{Text}</p></article></body></html>")));

        answer.Content.Headers.ContentDisposition!.FileName.ShouldBe("report.html");
        var page = await answer.Content.ReadAsStringAsync(Token);
        page.ShouldContain("<mark class=\"supported\">");
        page.ShouldNotContain("<script");
    }

    [Theory]
    [InlineData("text", "", "text-error", "Paste a text")]
    [InlineData("url", "ftp://example.org/x", "url-error", "not an http or https address")]
    [InlineData("url", "http://127.0.0.1:1/x", "url-error", "could not be fetched")]
    [InlineData("url", "http://[::ffff:10.0.0.1]/x", "url-error", "could not be fetched")]
    [InlineData("url", "http://169.254.169.254/latest/meta-data/", "url-error", "could not be fetched")]
    [InlineData("file", "", "file-error", "Choose a file")]
    public async Task Post_WhatCannotBeChecked_IsSaidAtItsField(string what, string value, string id, string message)
    {
        var (status, page) = await CheckAsync(new() { ["what"] = what, [what] = value });

        status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        page.ShouldContain($"id=\"{id}\"");
        page.ShouldContain(message);
    }

    [Fact]
    public async Task Post_AddressOfTheServerItself_IsRefusedByTheGuardNotByTheSite()
    {
        var (_, page) = await CheckAsync(new() { ["what"] = "url", ["url"] = server.Served.Base + "/" });
        WebUtility.HtmlDecode(page).ShouldContain("refused", Case.Insensitive);
    }

    [Fact]
    public async Task Post_NoDay_IsSaidAtTheDate()
    {
        var (_, page) = await CheckAsync(new() { ["what"] = "text", ["text"] = Text, ["published"] = "last week" });
        page.ShouldContain("id=\"published-error\"");
        page.ShouldContain("210,000 tonnes");
    }

    [Fact]
    public async Task Post_FileOfAnotherKind_IsRefused()
    {
        using var forms = new FormClient(server.Served);
        using var answer = await forms.PostAsync("/check", "/check", new Dictionary<string, string> { ["what"] = "file" }, ("bomb.txt.gz", [1, 2, 3]));
        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task Post_HostileText_IsShownAsTextOnly()
    {
        var (status, page) = await CheckAsync(new()
        {
            ["what"] = "text",
            ["text"] = "China mined 210,000 tonnes <script>alert(1)</script> of rare earths in 2022 \u202Eabc. </textarea><img src=x onerror=alert(2)>",
        });

        status.ShouldBe(HttpStatusCode.OK);
        page.ShouldNotContain("<script>alert");
        page.ShouldNotContain("<img src=x");
    }

    [Fact]
    public async Task Post_SentenceOfTwoMegabytes_IsAnswered()
    {
        var (status, _) = await CheckAsync(new() { ["what"] = "text", ["text"] = "China mined " + new string('x', 2_000_000) + " tonnes." });
        status.ShouldBeOneOf(HttpStatusCode.OK, HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task Post_MoreThanTheServerTakes_SaysHowMuchItTakes()
    {
        using var client = server.Served.NewClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/check") { Content = new StringContent(new string('x', 5_000_000)) };
        request.Headers.ExpectContinue = true;
        using var answer = await client.SendAsync(request, Token);
        answer.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await answer.Content.ReadAsStringAsync(Token)).ShouldContain("4,194,304");
    }

    [Fact]
    public async Task Post_WithoutToken_ChangesNothing()
    {
        using var body = new FormUrlEncodedContent([new("what", "text"), new("text", Text)]);
        using var answer = await server.Served.Client.PostAsync(new Uri("/check", UriKind.Relative), body, Token);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    private async Task<(HttpStatusCode Status, string Page)> CheckAsync(Dictionary<string, string> fields)
    {
        using var forms = new FormClient(server.Served);
        using var answer = await forms.PostAsync("/check", "/check", fields);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(Token));
    }
}
