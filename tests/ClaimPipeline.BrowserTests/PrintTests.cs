using ClaimPipeline.Records;
using ClaimPipeline.Storage;
using Microsoft.Playwright;

namespace ClaimPipeline.BrowserTests;

/// <summary>A claim and an article on paper.</summary>
public sealed class PrintTests(SharedServer server, SharedBrowser browser) : IClassFixture<SharedServer>, IClassFixture<SharedBrowser>
{
    [Fact]
    public async Task ClaimAndArticle_Printed_AreBlackOnWhiteWithoutWhatOneClicks()
    {
        var revision = await server.Served.Get<IRevisionStore>().ListAsync(TestContext.Current.CancellationToken)
            .FirstAsync(revision => revision.Kind == RevisionKind.Figure, TestContext.Current.CancellationToken);

        // Also for who works in the dark.
        await using var page = await browser.OpenAsync(server.Served.Base + "/help", Look.Dark);
        await page.Page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });
        foreach (var (name, path) in new[] { ("claim", $"/claims/{revision.Earlier.Claim}"), ("article", $"/articles/{revision.Earlier.Article}") })
        {
            await page.GoAsync(server.Served.Base + path);
            await page.PictureAsync($"print-{name}");
            (await page.Page.Locator("header.site").IsVisibleAsync()).ShouldBeFalse();
            (await page.Page.Locator("main form, main button, main iframe, main .button").EvaluateAllAsync<bool>("all => all.some(one => one.checkVisibility())")).ShouldBeFalse();
            (await page.Page.Locator("main .badge").First.IsVisibleAsync()).ShouldBeTrue();
            (await page.Page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor")).ShouldBe("rgb(255, 255, 255)");
            (await page.Page.EvaluateAsync<string>("getComputedStyle(document.querySelector('main')).color")).ShouldBe("rgb(26, 32, 39)");
        }
    }
}
