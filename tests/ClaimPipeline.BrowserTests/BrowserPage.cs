using ClaimPipeline.TestKit;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace ClaimPipeline.BrowserTests;

/// <summary>A page in a window of its own, with what the browser complained about.</summary>
internal sealed class BrowserPage : IAsyncDisposable
{
    private const string Contrast = "color-contrast";

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

    /// <summary>Forgets them: they were to be expected.</summary>
    public void ForgetComplaints() => _complaints.Clear();

    /// <summary>Goes elsewhere and waits until all is there.</summary>
    public Task GoAsync(string address) => Page.GotoAsync(address, new PageGotoOptions { WaitUntil = WaitUntilState.Load });

    /// <summary>Checks with axe-core: no violation of any rule, nothing wider than the window, and no complaint of the browser.</summary>
    /// <param name="look">Of a page that is checked in several looks, which: what does not depend on it is checked in the light one only.</param>
    public async Task ShouldBeFineAsync(Look look = Look.Light)
    {
        // Of what is in order axe need not describe every element.
        var options = new AxeRunOptions { ResultTypes = [ResultType.Violations] };
        switch (look)
        {
            case Look.Dark:
                options.RunOnly = new RunOnlyOptions { Type = "rule", Values = [Contrast] };
                break;
            case Look.Phone:
                options.Rules = new() { [Contrast] = new RuleOptions { Enabled = false } };
                break;
        }

        var found = await Page.RunAxe(options);
        found.Violations.Select(v => $"{v.Id}: {v.Help}: {string.Join(" | ", v.Nodes.Select(n => n.Html))}").ShouldBeEmpty();
        await ShouldFitAsync();
        Complaints.ShouldBeEmpty();
    }

    /// <summary>Checks that the page does not scroll sideways.</summary>
    public async Task ShouldFitAsync() =>
        (await Page.Locator("html").EvaluateAsync<int>("html => html.scrollWidth - html.clientWidth")).ShouldBeLessThanOrEqualTo(0);

    /// <summary>A picture for people, in artifacts/screenshots.</summary>
    public Task PictureAsync(string name, Look look) => PictureAsync($"{name}-{look.ToString().ToLowerInvariant()}");

    /// <summary>A picture for people, in artifacts/screenshots.</summary>
    public Task PictureAsync(string name) =>
        Page.ScreenshotAsync(new PageScreenshotOptions { Path = Repository.At("artifacts", "screenshots", $"{name}.png"), FullPage = true });

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();
}
