using ClaimPipeline.Records;
using ClaimPipeline.Storage;

namespace ClaimPipeline.BrowserTests;

/// <summary>Review, sources and runs in a real browser.</summary>
public sealed class ReviewPageTests(SharedServer server, SharedBrowser browser) : IClassFixture<SharedServer>, IClassFixture<SharedBrowser>
{
    [Theory]
    [InlineData(Look.Light)]
    [InlineData(Look.Dark)]
    [InlineData(Look.Phone)]
    public async Task ReviewAndSources_InEveryLook_AreAccessible(Look look)
    {
        await using var page = await browser.OpenAsync(server.Served.Base + "/review", look);
        await page.PictureAsync("review", look);
        await page.ShouldBeFineAsync(look);
        await page.GoAsync(server.Served.Base + "/sources");
        await page.PictureAsync("sources", look);
        await page.ShouldBeFineAsync(look);
        await page.Page.Locator("th a[href^='/runs/']").First.ClickAsync();
        await page.Page.Locator(".tiles").WaitForAsync();
        await page.PictureAsync("run", look);
        await page.ShouldBeFineAsync(look);
    }

    [Fact]
    public async Task Review_ByKeyboard_LabelsAndUndoes()
    {
        await using var own = await ServedFolder.StartAsync();
        await using var page = await browser.OpenAsync(own.Base + "/review");
        var sentence = await page.Page.Locator("#sentence").InnerTextAsync();
        var wasBan = await page.Page.Locator("input[value=ban]").IsCheckedAsync();

        await page.Page.Keyboard.PressAsync("2");
        (await page.Page.Locator("input[value=ban]").IsCheckedAsync()).ShouldBe(!wasBan);
        await page.Page.Keyboard.PressAsync("Enter");
        await page.Page.Locator("#sentence", new() { HasNotText = sentence }).WaitForAsync();
        await page.Page.Keyboard.PressAsync("u");
        await page.Page.Locator("#sentence", new() { HasText = sentence }).WaitForAsync();

        (await own.Get<IReviewStore>().LatestAsync(null, 5, TestContext.Current.CancellationToken)).Select(r => r.Decision)
            .ShouldBe([ReviewDecision.Withdrawn, ReviewDecision.Labelled]);
        page.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Sources_WithTroubleAndSchedule_AreManagedWithoutScript()
    {
        await using var own = await ServedFolder.StartAsync([new("Scheduling:Enabled", "false")]);
        await File.WriteAllTextAsync(
            System.IO.Path.Combine(own.Path, "seeds.json"),
            """[{"name":"mining","url":"https://mining.example/feed","kind":"Feed","publisher":"Mining Weekly","language":"en","why":"test"}]""",
            TestContext.Current.CancellationToken);
        var now = TimeProvider.System.GetUtcNow();
        await own.Get<IQuarantineStore>().PutAsync(
            new QuarantinedItem { Pass = "analyze", Item = "x", Name = "https://a.example/page", Version = "v", Error = "IndexOutOfRangeException: Index was outside the bounds of the array.", Stack = "at Figures.Read", FirstSeen = now, LastSeen = now },
            TestContext.Current.CancellationToken);
        await using var page = await browser.OpenAsync(own.Base + "/sources", runsScript: false);
        await page.Page.GetByText("Schedule it").ClickAsync();
        await page.Page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await page.Page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Pause" }).ClickAsync();
        await page.Page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Resume" }).WaitForAsync();
        await page.Page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Try again" }).ClickAsync();
        await page.Page.GetByText("the next run tries it again").WaitForAsync();
        await page.PictureAsync("sources-managed");

        await using var scripted = await browser.OpenAsync(own.Base + "/sources", width: 390);
        await scripted.PictureAsync("sources-managed-phone");
        await scripted.ShouldBeFineAsync();
    }

    [Fact]
    public async Task Alerts_SavedRunAndRemoved_WithoutScript()
    {
        await using var own = await ServedFolder.StartAsync();
        await using var page = await browser.OpenAsync(own.Base + "/alerts?q=type:quota", runsScript: false);
        await page.Page.Locator("#name").FillAsync("no name");
        await page.Page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await page.Page.Locator("#name-error").WaitForAsync();
        await page.Page.Locator("#name").FillAsync("quotas");
        await page.Page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await page.Page.Locator("#alert-quotas").WaitForAsync();
        await own.Get<IAlertStore>().ForgetAsync("quotas", TestContext.Current.CancellationToken);
        await page.Page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Run now" }).ClickAsync();
        await page.Page.GetByText("It ran:").WaitForAsync();

        foreach (var look in Enum.GetValues<Look>())
        {
            await using var seen = await browser.OpenAsync(own.Base + "/alerts", look);
            await seen.PictureAsync("alerts", look);
            await seen.ShouldBeFineAsync(look);
        }

        await page.Page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Remove" }).ClickAsync();
        await page.Page.GetByText("There are no alerts yet").WaitForAsync();
    }
}
