namespace ClaimPipeline.BrowserTests;

/// <summary>The pages of official figures in a real browser.</summary>
public sealed class OfficialPagesTests(SharedServer server, SharedBrowser browser) : IClassFixture<SharedServer>, IClassFixture<SharedBrowser>
{
    private static readonly (string Name, string Path)[] Pages =
    [
        ("series-list", "/official?indicator=mine_production&commodity=rare_earths"),
        ("series", "/official/series?key=USGS_MCS.mine_production.rare_earths.CHN"),
        ("editions", "/official/editions?from=MCS2023&to=MCS2024&commodity=rare_earths"),
        ("measures", "/official/measures?place=CHN&commodity=rare_earths"),
    ];

    [Theory]
    [InlineData(Look.Light, true)]
    [InlineData(Look.Dark, true)]
    [InlineData(Look.Phone, true)]
    [InlineData(Look.Light, false)]
    public async Task Pages_InEveryLook_AreAccessible(Look look, bool runsScript)
    {
        await using var page = await browser.OpenAsync(server.Served.Base + "/official", look, runsScript);
        foreach (var (name, path) in Pages)
        {
            await page.GoAsync(server.Served.Base + path);
            if (runsScript)
            {
                await page.PictureAsync($"official-{name}", look);
                await page.ShouldBeFineAsync(look);
            }
            else
            {
                await page.ShouldFitAsync();
                page.Complaints.ShouldBeEmpty();
            }
        }
    }

    [Fact]
    public async Task Series_FromTheListByKeyboard_LeadsToItsClaims()
    {
        await using var page = await browser.OpenAsync(server.Served.Base + "/official", runsScript: false);
        await page.Page.Locator("#words").FocusAsync();
        await page.Page.Keyboard.TypeAsync("mine production rare earths china");
        await page.Page.Keyboard.PressAsync("Enter");
        await page.Page.GetByRole(Microsoft.Playwright.AriaRole.Link, new() { Name = "Mine production, rare earths", Exact = true }).First.ClickAsync();

        await page.Page.Locator("svg.chart .point").First.WaitForAsync();
        new Uri(page.Page.Url).AbsolutePath.ShouldBe("/official/series");
    }
}
