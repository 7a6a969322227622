namespace ClaimPipeline.BrowserTests;

/// <summary>The search page in a real browser.</summary>
public sealed class SearchPageTests(SharedServer server, SharedBrowser browser) : IClassFixture<SharedServer>, IClassFixture<SharedBrowser>
{
    [Theory]
    [InlineData(Look.Light)]
    [InlineData(Look.Dark)]
    [InlineData(Look.Phone)]
    public async Task Search_WithHits_IsAccessibleAndAsksNobodyElse(Look look)
    {
        await using var page = await browser.OpenAsync(server.Served.Base + "/?q=rare+earths", look);

        await page.PictureAsync("search", look);
        await page.ShouldBeFineAsync(look);
        page.Requested.ShouldAllBe(url => url.StartsWith(server.Served.Base, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Search_TypedByKeyboard_FindsWithAndWithoutScript(bool runsScript)
    {
        await using var page = await browser.OpenAsync(server.Served.Base, runsScript: runsScript);
        var box = page.Page.Locator("#q");
        if (runsScript)
        {
            await page.Page.Keyboard.PressAsync("/");
        }
        else
        {
            await box.FocusAsync();
        }

        await page.Page.Keyboard.TypeAsync("cobalt verdict:refuted");
        await page.Page.Keyboard.PressAsync("Enter");
        await page.Page.Locator(".badge.refuted").First.WaitForAsync();

        new Uri(page.Page.Url).Query.ShouldBe("?q=cobalt+verdict%3Arefuted");
        page.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Search_FirstTab_SkipsToTheContent()
    {
        await using var page = await browser.OpenAsync(server.Served.Base);
        await page.Page.Keyboard.PressAsync("Tab");
        await page.Page.Keyboard.PressAsync("Enter");
        new Uri(page.Page.Url).Fragment.ShouldBe("#main");
    }
}
