using ClaimPipeline.Records;
using ClaimPipeline.Storage;
using Microsoft.Playwright;

namespace ClaimPipeline.BrowserTests;

/// <summary>Search, claims and articles in a real browser, one leading to the other.</summary>
public sealed class ReadingPagesTests(SharedServer server, SharedBrowser browser) : IClassFixture<SharedServer>, IClassFixture<SharedBrowser>
{
    [Theory]
    [InlineData(Look.Light)]
    [InlineData(Look.Dark)]
    [InlineData(Look.Phone)]
    public async Task Pages_InEveryLook_AreAccessible(Look look)
    {
        var revision = await server.Served.Get<IRevisionStore>().ListAsync(TestContext.Current.CancellationToken)
            .FirstAsync(revision => revision.Kind == RevisionKind.Figure, TestContext.Current.CancellationToken);
        await using var page = await browser.OpenAsync(server.Served.Base + "/help", look);
        foreach (var (name, path) in new[]
                 {
                     ("help", "/help"),
                     ("search-claims", "/?q=production&level=claims&sort=largestdifference"),
                     ("search-all", "/?q="),
                     ("search-nothing", "/?q=zyzzyva+type%3Aban"),
                     ("claim", $"/claims/{revision.Earlier.Claim}"),
                     ("article", $"/articles/{revision.Earlier.Article}"),
                 })
        {
            await page.GoAsync(server.Served.Base + path);
            await page.PictureAsync(name, look);
            await page.ShouldBeFineAsync(look);
        }

        await page.GoAsync(server.Served.Base + "/?q=reason%3AWrongPeriod&level=claims");
        await page.Page.Locator(".facing a").First.ClickAsync();
        await page.Page.Locator("svg.chart .claimed").First.WaitForAsync();
        foreach (var details in await page.Page.Locator("details > summary").AllAsync())
        {
            await details.ClickAsync();
        }

        await page.PictureAsync("claim-chart", look);
        await page.ShouldBeFineAsync(look);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Search_ToClaimToArticleAndBack_WorksWithAndWithoutScript(bool runsScript)
    {
        await using var page = await browser.OpenAsync(server.Served.Base + "/?q=cobalt", runsScript: runsScript);
        await page.Page.Locator(".facets a").Filter(new() { HasText = "refuted" }).First.ClickAsync();
        await page.Page.Locator(".chip").WaitForAsync();
        var found = page.Page.Url;

        await page.Page.Locator(".facing a").First.ClickAsync();
        await page.Page.GetByRole(AriaRole.Heading, new() { Name = "Why this verdict" }).WaitForAsync();
        await page.Page.Locator(".crumbs a").Nth(1).ClickAsync();
        await page.Page.Locator(".jump").WaitForAsync();
        new Uri(page.Page.Url).AbsolutePath.ShouldStartWith("/articles/");
        await page.Page.Locator("article a.ref").First.ClickAsync();
        await page.Page.Locator("#cite").WaitForAsync();

        await page.Page.GoBackAsync();
        await page.Page.GoBackAsync();
        await page.Page.GoBackAsync();
        page.Page.Url.ShouldBe(found);
        page.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Keys_OnHits_StepOpenAndTurnPages()
    {
        await using var page = await browser.OpenAsync(server.Served.Base + "/?q=");
        await page.Page.Keyboard.PressAsync("j");
        await page.Page.Keyboard.PressAsync("j");
        (await page.Page.Locator(".at").CountAsync()).ShouldBe(1);
        (await page.Page.Locator(".at").EvaluateAsync<bool>("at => at === document.querySelectorAll('[data-step]')[1] && at.contains(document.activeElement)")).ShouldBeTrue();
        await page.Page.Keyboard.PressAsync("k");
        (await page.Page.Locator(".at").EvaluateAsync<bool>("at => at === document.querySelectorAll('[data-step]')[0]")).ShouldBeTrue();

        await page.Page.Keyboard.PressAsync("?");
        await page.Page.Locator("dialog.keys[open]").WaitForAsync();
        await page.ShouldBeFineAsync();
        await page.Page.Keyboard.PressAsync("Escape");
        await page.Page.Keyboard.PressAsync("n");
        await page.Page.WaitForURLAsync("**after=*");
        await page.Page.Keyboard.PressAsync("p");
        await page.Page.WaitForURLAsync(url => !url.Contains("after=", StringComparison.Ordinal));
        await page.Page.Keyboard.PressAsync("j");
        await page.Page.Keyboard.PressAsync("Enter");
        await page.Page.Locator(".jump").WaitForAsync();
        page.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task HostileArticle_OnEveryPage_ChangesNothing()
    {
        await using var served = await ServedFolder.StartAsync();
        var article = await HostileArticle.ImportAsync(served);
        await using var page = await browser.OpenAsync(served.Base + $"/?q={HostileArticle.Word}");
        await CheckAsync(page);
        var claim = await page.Page.Locator(".facing a").First.GetAttributeAsync("href");
        await page.GoAsync(served.Base + claim);
        await CheckAsync(page);
        await page.GoAsync(served.Base + $"/articles/{article}");
        await CheckAsync(page);
        page.Requested.ShouldAllBe(url => url.StartsWith(served.Base, StringComparison.Ordinal));
    }

    private static async Task CheckAsync(BrowserPage page)
    {
        (await page.Page.EvaluateAsync<bool>("document.querySelector('main script, main img, main [onclick], main [onerror]') === null")).ShouldBeTrue();
        (await page.Page.Locator("header.site nav a").First.InnerTextAsync()).ShouldBe("Search");
        await page.ShouldFitAsync();
        await page.Page.SetViewportSizeAsync(390, 900);
        await page.ShouldFitAsync();
        await page.Page.SetViewportSizeAsync(1200, 900);
        page.Complaints.ShouldBeEmpty();
    }
}
