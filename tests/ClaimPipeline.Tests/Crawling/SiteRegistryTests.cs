using System.Globalization;
using ClaimPipeline.Crawling;

namespace ClaimPipeline.Tests.Crawling;

public sealed class SiteRegistryTests
{
    private static readonly CrawlingOptions Options = new() { MaxRememberedSites = 100 };
    private readonly Clock _clock = new();

    [Fact]
    public async Task Of_ManySites_ForgetsThoseNotAskedForLongestAndNoneThatIsBusy()
    {
        var sites = new SiteRegistry(Options, _clock);
        var busy = Site(sites, 0);
        using var place = await busy.Gate.EnterAsync(TestContext.Current.CancellationToken);
        var paused = Site(sites, 1);
        paused.Gate.PauseUntil(_clock.GetUtcNow() + TimeSpan.FromHours(5));
        for (var i = 2; i < 1000; i++)
        {
            Site(sites, i);
            _clock.Now += TimeSpan.FromSeconds(10);
        }

        sites.Count.ShouldBeLessThanOrEqualTo(125);
        Site(sites, 0).ShouldBeSameAs(busy);
        Site(sites, 1).ShouldBeSameAs(paused);
    }

    [Fact]
    public void Of_ManySitesAtOnce_ForgetsNone()
    {
        var sites = new SiteRegistry(Options, _clock);
        var first = Site(sites, 0);
        for (var i = 1; i < 300; i++)
        {
            Site(sites, i);
        }

        Site(sites, 0).ShouldBeSameAs(first);
    }

    private static SiteRegistry.Site Site(SiteRegistry sites, int number) =>
        sites.Of(ParsedUrl.Of(string.Create(CultureInfo.InvariantCulture, $"http://site{number}.example/"))!);

    private sealed class Clock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override DateTimeOffset GetUtcNow() => Now;

        public override long GetTimestamp() => Now.UtcTicks;
    }
}
