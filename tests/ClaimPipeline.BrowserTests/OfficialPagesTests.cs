namespace ClaimPipeline.BrowserTests;

/// <summary>The pages of official figures in a real browser.</summary>
public sealed class OfficialPagesTests(SharedServer server, SharedBrowser browser) : IClassFixture<SharedServer>, IClassFixture<SharedBrowser>
{
    private static readonly (string Name, string Path)[] Pages =
    [
        ("series-list", "/official?indicator=mine_production"),
        ("series", "/official/series?key=USGS_MCS.mine_production.rare_earths.CHN"),
        ("editions", "/official/editions?from=MCS2023&to=MCS2024&commodity=rare_earths"),
        ("measures", "/official/measures?place=CHN"),
    ];

    [Theory]
    [InlineData("light", false, 1200, true)]
    [InlineData("dark", true, 1200, false)]
    [InlineData("phone", false, 390, true)]
    public async Task Pages_InEveryLook_AreAccessible(string look, bool isDark, int width, bool runsScript)
    {
        await using var page = await browser.OpenAsync(server.Served.Base + "/official", isDark, width, runsScript);
        foreach (var (name, path) in Pages)
        {
            await page.GoAsync(server.Served.Base + path);
            await page.PictureAsync($"official-{name}-{look}");
            if (runsScript)
            {
                await page.ShouldBeFineAsync();
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
