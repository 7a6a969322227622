using ClaimPipeline.TestKit;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace ClaimPipeline.BrowserTests;

/// <summary>A page in a window of its own, with what the browser complained about.</summary>
internal sealed class BrowserPage : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly List<string> _complaints = [];

    public BrowserPage(IBrowserContext context, IPage page)
    {
        (_context, Page) = (context, page);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                _complaints.Add(message.Text);
            }
        };
        page.PageError += (_, error) => _complaints.Add(error);
        page.Request += (_, request) => Requested.Add(request.Url);
    }

    /// <summary>The page itself.</summary>
    public IPage Page { get; }

    /// <summary>Every address that was asked for.</summary>
    public List<string> Requested { get; } = [];

    /// <summary>What the browser wrote into its console: errors, warnings, and refusals of the page's policy.</summary>
    public IReadOnlyList<string> Complaints => _complaints;

    /// <summary>Goes elsewhere and waits until all is there.</summary>
    public Task GoAsync(string address) => Page.GotoAsync(address, new PageGotoOptions { WaitUntil = WaitUntilState.NetworkIdle });

    /// <summary>Checks with axe-core: no violation of any rule, nothing wider than the window, and no complaint of the browser.</summary>
    public async Task ShouldBeFineAsync()
    {
        var found = await Page.RunAxe();
        found.Violations.Select(v => $"{v.Id}: {v.Help}: {string.Join(" | ", v.Nodes.Select(n => n.Html))}").ShouldBeEmpty();
        await ShouldFitAsync();
        Complaints.ShouldBeEmpty();
    }

    /// <summary>Checks that the page does not scroll sideways.</summary>
    public async Task ShouldFitAsync() =>
        (await Page.Locator("html").EvaluateAsync<int>("html => html.scrollWidth - html.clientWidth")).ShouldBeLessThanOrEqualTo(0);

    /// <summary>A picture for people, in artifacts/screenshots.</summary>
    public Task PictureAsync(string name) =>
        Page.ScreenshotAsync(new PageScreenshotOptions { Path = Repository.At("artifacts", "screenshots", $"{name}.png"), FullPage = true });

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();
}
