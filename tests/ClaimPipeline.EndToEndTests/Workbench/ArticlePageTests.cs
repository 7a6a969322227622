using System.Net;
using System.Text.RegularExpressions;
using ClaimPipeline.EndToEndTests.Serving;
using ClaimPipeline.Records;
using ClaimPipeline.Storage;

namespace ClaimPipeline.EndToEndTests.Workbench;

/// <summary>The page of an article over HTTP.</summary>
public sealed class ArticlePageTests(SharedServer server) : IClassFixture<SharedServer>
{
    [Fact]
    public async Task Get_EveryArticle_ShowsItsWholeTextAndEveryClaimInItsPlace()
    {
        var analyses = server.Served.Get<IAnalysisStore>();
        var seen = 0;
        await foreach (var id in analyses.ListAsync(TestContext.Current.CancellationToken))
        {
            var analysis = (await analyses.GetAsync(id, TestContext.Current.CancellationToken))!;
            var page = await server.Served.GetAsync($"/articles/{id}");
            var body = page[page.IndexOf("<article", StringComparison.Ordinal)..page.IndexOf("</article>", StringComparison.Ordinal)];
            var text = WebUtility.HtmlDecode(Regex.Replace(Regex.Replace(body, "<a class=\"ref[^>]*>[0-9]+</a>|<thead>.*?</thead>", "", RegexOptions.Singleline), "<[^>]*>", ""));
            Squeezed(text).ShouldBe(Squeezed(analysis.Article.Text));
            foreach (var claim in analysis.Claims)
            {
                page.ShouldContain($"id=\"c-{claim.Id}\"");
                Regex.Count(page, $"<a class=\"ref [a-z]+\" href=\"/claims/{claim.Id}\"").ShouldBe(1);
                seen++;
            }
        }

        seen.ShouldBeGreaterThan(100);
    }

    [Fact]
    public async Task Get_AnArticle_HoldsItsArchivedCopyInAFrameThatMayDoNothing()
    {
        var analyses = server.Served.Get<IAnalysisStore>();
        var id = await analyses.ListAsync(TestContext.Current.CancellationToken).FirstAsync(TestContext.Current.CancellationToken);
        var copy = $"/pages/{(await analyses.GetAsync(id, TestContext.Current.CancellationToken))!.Article.Page}/copy";
        (await server.Served.GetAsync($"/articles/{id}")).ShouldContain($"""<iframe class="archived" src="{copy}" sandbox """);
        (await server.Served.Client.GetAsync(new Uri(copy, UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Get_AnArticleWithRevisions_ShowsBothNumbersAndItsVersions()
    {
        var revision = await server.Served.Get<IRevisionStore>().ListAsync(TestContext.Current.CancellationToken)
            .FirstAsync(revision => revision.Kind == RevisionKind.Figure, TestContext.Current.CancellationToken);
        var page = WebUtility.HtmlDecode(await server.Served.GetAsync($"/articles/{revision.Earlier.Article}"));
        page.ShouldContain("Told otherwise");
        page.ShouldContain(revision.Earlier.Surface!);
        page.ShouldContain(revision.Later!.Surface!);
        page.ShouldContain($"href=\"/claims/{revision.Later.Claim}\"");
        page.ShouldContain("Versions of the page");
        page.ShouldContain("later version");
        WebUtility.HtmlDecode(await server.Served.GetAsync($"/claims/{revision.Earlier.Claim}")).ShouldContain(revision.Later.Surface!);
    }

    [Fact]
    public async Task Get_AnArticle_SaysWhereItsBytesLie()
    {
        var analyses = server.Served.Get<IAnalysisStore>();
        var id = await analyses.ListAsync(TestContext.Current.CancellationToken).FirstAsync(TestContext.Current.CancellationToken);
        var article = (await analyses.GetAsync(id, TestContext.Current.CancellationToken))!.Article;
        var at = (await server.Served.Get<IPageStore>().GetAsync(article.Page, TestContext.Current.CancellationToken))!.Location!;
        var page = await server.Served.GetAsync($"/articles/{id}");
        page.ShouldContain(at.File);
        page.ShouldContain($"offset {at.Offset.ToString(System.Globalization.CultureInfo.InvariantCulture)}");
        page.ShouldContain(at.Digest);
    }

    [Fact]
    public async Task Get_ALongArticle_IsShownInPartsThatJoinToItsText()
    {
        await using var served = await ServedFolder.StartAsync(new KeyValuePair<string, string?>("Serve:MaxTextLength", "1000"));
        var analyses = served.Get<IAnalysisStore>();
        var longest = default(ArticleAnalysis);
        await foreach (var id in analyses.ListAsync(TestContext.Current.CancellationToken))
        {
            var analysis = await analyses.GetAsync(id, TestContext.Current.CancellationToken);
            longest = longest is null || analysis!.Article.Text.Length > longest.Article.Text.Length ? analysis : longest;
        }

        longest!.Article.Text.Length.ShouldBeGreaterThan(1000);
        var path = $"/articles/{longest.Article.Id}";
        var text = "";
        for (var next = path; next.Length > 0;)
        {
            var page = await served.GetAsync(next);
            var body = page[page.IndexOf("<article", StringComparison.Ordinal)..page.IndexOf("</article>", StringComparison.Ordinal)];
            text += Regex.Replace(Regex.Replace(body, "<nav.*?</nav>|<a class=\"ref[^>]*>[0-9]+</a>|<thead>.*?</thead>", "", RegexOptions.Singleline), "<[^>]*>", "");
            next = WebUtility.HtmlDecode(Regex.Match(page, "rel=\"next\" href=\"([^\"]+)\"").Groups[1].Value);
        }

        Squeezed(WebUtility.HtmlDecode(text)).ShouldBe(Squeezed(longest.Article.Text));
    }

    private static string Squeezed(string text) => Regex.Replace(text, "\\s+", "");
}
