using Microsoft.Playwright;

namespace ClaimPipeline.BrowserTests;

/// <summary>Class fixture: one headless Chromium for the process, Debian's; tests skip where it is not installed.</summary>
public sealed class SharedBrowser : IAsyncLifetime
{
    private static readonly string? Program = new[] { "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome" }.FirstOrDefault(File.Exists);

    private static readonly Lazy<Task<IBrowser>> TheBrowser = new(LaunchAsync);

    private IBrowser? _browser;

    public async ValueTask InitializeAsync() => _browser = Program is null ? null : await TheBrowser.Value;

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>Opens a page in a window of its own.</summary>
    /// <param name="address">Where.</param>
    /// <param name="isDark">Whether the system prefers dark.</param>
    /// <param name="width">Width of the window in CSS pixels; 390 is a phone's.</param>
    /// <param name="runsScript">Whether scripts run.</param>
    internal async Task<BrowserPage> OpenAsync(string address, bool isDark = false, int width = 1200, bool runsScript = true)
    {
        Assert.SkipWhen(_browser is null, "Chromium is not installed (Debian: apt-get install chromium).");
        var context = await _browser!.NewContextAsync(new BrowserNewContextOptions
        {
            ColorScheme = isDark ? ColorScheme.Dark : ColorScheme.Light,
            ViewportSize = new ViewportSize { Width = width, Height = 900 },
            JavaScriptEnabled = runsScript,
        });
        var page = new BrowserPage(context, await context.NewPageAsync());
        await page.GoAsync(address);
        return page;
    }

    /// <summary>The same in one of the looks.</summary>
    internal Task<BrowserPage> OpenAsync(string address, Look look, bool runsScript = true) =>
        OpenAsync(address, look == Look.Dark, look == Look.Phone ? 390 : 1200, runsScript);

    private static async Task<IBrowser> LaunchAsync()
    {
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Program,
            Args = ["--no-sandbox", "--disable-quic", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
        AppDomain.CurrentDomain.ProcessExit += (_, _) => playwright.Dispose();
        return browser;
    }
}
