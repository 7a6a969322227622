namespace ClaimPipeline.BrowserTests;

/// <summary>The check page in a real browser.</summary>
public sealed class CheckPageTests(SharedServer server, SharedBrowser browser) : IClassFixture<SharedServer>, IClassFixture<SharedBrowser>
{
    private const string Text =
        "Rare earths: what the figures say\n\nChina mined 210,000 tonnes of rare earths in 2022. China accounted for 95 percent of world rare earth mine production in 2022. "
        + "Australia mined 18,000 tonnes of rare earths in 2022.\n\nIn December 2023 China banned the export of rare earth processing technology. Reserves are said to be large.";

    [Theory]
    [InlineData(Look.Light, true)]
    [InlineData(Look.Dark, true)]
    [InlineData(Look.Phone, true)]
    [InlineData(Look.Light, false)]
    public async Task Check_PastedText_IsMarkedInPlace(Look look, bool runsScript)
    {
        await using var page = await browser.OpenAsync(server.Served.Base + "/check", look, runsScript);
        if (runsScript)
        {
            await page.PictureAsync("check-form", look);
            await page.ShouldBeFineAsync(look);
        }

        await page.Page.Locator("#text").FillAsync(Text);
        await page.Page.Locator("#published").FillAsync("2023-12-30");
        await page.Page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Check", Exact = true }).ClickAsync();
        await page.Page.Locator("mark.judged").First.WaitForAsync();

        (await page.Page.Locator("mark.judged.supported").CountAsync()).ShouldBeGreaterThan(0);
        (await page.Page.Locator("mark.judged.refuted").CountAsync()).ShouldBeGreaterThan(0);
        if (runsScript)
        {
            await page.PictureAsync("check-report", look);
            await page.ShouldBeFineAsync(look);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Check_FileAsJson_IsDownloaded(bool runsScript)
    {
        await using var page = await browser.OpenAsync(server.Served.Base + "/check", runsScript: runsScript);
        await page.Page.Locator("#what-file").CheckAsync();
        await page.Page.Locator("#file").SetInputFilesAsync(new Microsoft.Playwright.FilePayload
        {
            Name = "a.txt", MimeType = "text/plain", Buffer = System.Text.Encoding.UTF8.GetBytes(Text),
        });
        var download = await page.Page.RunAndWaitForDownloadAsync(() => page.Page.GetByText("Report as JSON").ClickAsync());

        download.SuggestedFilename.ShouldBe("report.json");
        page.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Check_FileThatIsTooLarge_IsToldBeforeItIsSent()
    {
        await using var page = await browser.OpenAsync(server.Served.Base + "/check");
        await page.Page.Locator("#what-file").CheckAsync();
        await page.Page.Locator("#file").SetInputFilesAsync(new Microsoft.Playwright.FilePayload { Name = "a.txt", MimeType = "text/plain", Buffer = new byte[5_000_000] });
        await page.Page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Check", Exact = true }).ClickAsync();

        (await page.Page.Locator("#file").EvaluateAsync<string>("field => field.validationMessage")).ShouldContain("5000000");
    }

    [Fact]
    public async Task Check_HostileText_RunsNothing()
    {
        await using var page = await browser.OpenAsync(server.Served.Base + "/check");
        await page.Page.Locator("#text").FillAsync("China mined 210,000 tonnes of rare earths in 2022. <script>document.title='x'</script><img src=x onerror=\"document.title='x'\"> \u202Eabc \u2066");
        await page.Page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Check", Exact = true }).ClickAsync();
        await page.Page.Locator("mark.judged").First.WaitForAsync();

        (await page.Page.TitleAsync()).ShouldNotBe("x");
        (await page.Page.Locator("main img").CountAsync()).ShouldBe(0);
        page.Complaints.ShouldBeEmpty();
    }
}
