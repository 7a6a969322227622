using Microsoft.Playwright;

namespace ClaimPipeline.BrowserTests;

/// <summary>Logging in and out in a real browser, and what each role sees.</summary>
public sealed class LoginPageTests(LoginPageTests.People people, SharedBrowser browser) : IClassFixture<LoginPageTests.People>, IClassFixture<SharedBrowser>
{
    [Theory]
    [InlineData(Look.Light, true)]
    [InlineData(Look.Dark, true)]
    [InlineData(Look.Phone, true)]
    [InlineData(Look.Light, false)]
    public async Task Login_WrongThenRight_LeadsToThePageAndOutAgain(Look look, bool runsScript)
    {
        await using var page = await browser.OpenAsync(people.Served.Base + "/sources?page=1", look, runsScript);
        new Uri(page.Page.Url).AbsolutePath.ShouldBe("/login");
        (await page.Page.Locator("nav a").CountAsync()).ShouldBe(0);
        if (runsScript)
        {
            await page.PictureAsync("login", look);
            await page.ShouldBeFineAsync(look);
        }

        // The browser itself complains of every answer that is no success.
        await LoginAsync(page.Page, "rea", "something else");
        await page.Page.GetByRole(AriaRole.Alert).WaitForAsync();
        (await page.Page.GetByLabel("Name").InputValueAsync()).ShouldBe("rea");
        (await page.Page.GetByLabel("Password").InputValueAsync()).ShouldBeEmpty();
        page.ForgetComplaints();
        if (runsScript)
        {
            await page.PictureAsync("login-wrong", look);
            await page.ShouldBeFineAsync(look);
        }

        await LoginAsync(page.Page, "rea", ServedPeople.Password);
        await page.Page.GetByRole(AriaRole.Heading, new() { Name = "Sources" }).First.WaitForAsync();
        new Uri(page.Page.Url).PathAndQuery.ShouldBe("/sources?page=1");
        (await page.Page.Locator("form.leave bdi").InnerTextAsync()).ShouldBe("rea");
        if (runsScript)
        {
            await page.PictureAsync("logged-in", look);
            await page.ShouldBeFineAsync(look);
        }

        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Log out" }).ClickAsync();
        await page.Page.GetByLabel("Password").WaitForAsync();
        await page.GoAsync(people.Served.Base + "/sources");
        new Uri(page.Page.Url).AbsolutePath.ShouldBe("/login");
        page.Complaints.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("rea", "Search, Check, Official figures, Sources and runs, Help", false, false)]
    [InlineData("rob", "Search, Check, Official figures, Review, Sources and runs, Help", true, false)]
    [InlineData("ann", "Search, Check, Official figures, Review, Sources and runs, Alerts, Help", true, true)]
    public async Task Roles_SeeAndDoWhatIsTheirs(string name, string pages, bool reviews, bool administers)
    {
        await using var page = await browser.OpenAsync(people.Served.Base + "/login");
        await LoginAsync(page.Page, name, ServedPeople.Password);
        await page.Page.Locator("form.leave").WaitForAsync();
        string.Join(", ", await page.Page.Locator("header.site nav a").AllInnerTextsAsync()).ShouldBe(pages);

        await page.GoAsync(people.Served.Base + "/?q=cobalt");
        (await page.Page.Locator(".export a[href^='/export']").CountAsync()).ShouldBeGreaterThan(0);
        (await page.Page.GetByText("Save as alert").CountAsync()).ShouldBe(administers ? 1 : 0);
        await page.Page.Locator(".facing a").First.ClickAsync();
        await page.Page.GetByRole(AriaRole.Heading, new() { Name = "Why this verdict" }).WaitForAsync();
        await page.GoAsync(people.Served.Base + "/sources");
        (await page.Page.Locator("main form").CountAsync() > 0).ShouldBe(administers);
        page.Complaints.ShouldBeEmpty();

        foreach (var (path, may) in new[] { ("/review", reviews), ("/alerts", administers) })
        {
            await page.GoAsync(people.Served.Base + path);
            (await page.Page.GetByRole(AriaRole.Heading, new() { Name = "Not allowed" }).CountAsync()).ShouldBe(may ? 0 : 1);
            (await page.Page.Locator("main form").CountAsync() > 0).ShouldBe(may);
        }

        if (reviews)
        {
            await page.GoAsync(people.Served.Base + "/review");
            await page.Page.GetByRole(AriaRole.Button, new() { Name = "Skip" }).ClickAsync();
            await page.Page.Locator(".upcoming .badge", new() { HasText = "skipped" }).First.WaitForAsync();
        }
    }

    [Fact]
    public async Task Login_GuessedOften_HasToWait()
    {
        await using var own = await ServedPeople.StartAsync(attempts: 2);
        await using var page = await browser.OpenAsync(own.Base + "/login");
        for (var i = 0; i < 2; i++)
        {
            await LoginAsync(page.Page, "rea", "a guess");
            await page.Page.GetByRole(AriaRole.Alert).WaitForAsync();
        }

        await LoginAsync(page.Page, "rea", ServedPeople.Password);
        await page.Page.GetByText("Too many wrong passwords").WaitForAsync();
        page.ForgetComplaints();
        await page.PictureAsync("login-paused");
        await page.ShouldBeFineAsync();
    }

    private static async Task LoginAsync(IPage page, string name, string password)
    {
        await page.GetByLabel("Name").FillAsync(name);
        await page.GetByLabel("Password").FillAsync(password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Log in" }).ClickAsync();
    }

    /// <summary>One server with accounts for the class, on which all tests together may type wrong passwords without having to wait.</summary>
    public sealed class People : IAsyncLifetime
    {
        internal ServedFolder Served { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            Served = await ServedPeople.StartAsync(attempts: 100);

            // A source that somebody could schedule.
            await File.WriteAllTextAsync(
                Path.Combine(Served.Path, "seeds.json"),
                """[{"name":"mining","url":"https://mining.example/feed","kind":"Feed","publisher":"Mining Weekly","language":"en","why":"test"}]""");
        }

        public ValueTask DisposeAsync() => Served.DisposeAsync();
    }
}
