using System.Net;
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
        var next = WebUtility.HtmlDecode(System.Text.RegularExpressions.Regex.Match(first, "rel=\"next\" href=\"([^\"]+)\"").Groups[1].Value);
        next.ShouldStartWith("/?q=&after=");

        var second = await server.Served.GetAsync(next);

        Articles(second).ShouldNotBeEmpty();
        Articles(first).Intersect(Articles(second)).ShouldBeEmpty();
    }

    private static List<string> Articles(string page) =>
        [.. System.Text.RegularExpressions.Regex.Matches(page, "<h2><a href=\"/articles/([0-9a-f]+)\"").Select(m => m.Groups[1].Value)];
}
