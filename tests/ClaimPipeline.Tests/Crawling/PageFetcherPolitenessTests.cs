using System.Diagnostics;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ClaimPipeline.Crawling;
using ClaimPipeline.Records;
using ClaimPipeline.TestKit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ClaimPipeline.Tests.Crawling;

/// <summary>What a site notices of the crawler over several requests, and whom the crawler believes.</summary>
public sealed class PageFetcherPolitenessTests : IAsyncLifetime
{
    private LoopbackSite _site = null!;

    public async ValueTask InitializeAsync() => _site = await LoopbackSite.StartAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task FetchAsync_CrawlDelayOfAnHour_IsKeptUpToTheCap()
    {
        _site.Put("/robots.txt", "User-agent: *\nCrawl-delay: 3600", "text/plain");
        var asked = new List<long>();
        _site.Put("/a", context =>
        {
            asked.Add(Stopwatch.GetTimestamp());
            return context.Response.WriteAsync("<p>a</p>");
        });
        using var fetcher = Fetcher(o => o.MaxDelay = TimeSpan.FromSeconds(1));

        await FetchAsync(fetcher, _site.Base + "/a");
        await FetchAsync(fetcher, _site.Base + "/a");

        Stopwatch.GetElapsedTime(asked[0], asked[1]).ShouldBeInRange(TimeSpan.FromSeconds(0.9), TimeSpan.FromMinutes(5));
    }

    [Fact]
    public async Task FetchAsync_SiteThatFailsAllTheTime_IsLeftAlone()
    {
        for (var i = 0; i < 30; i++)
        {
            _site.PutStatus($"/{i}", 503);
        }

        using var fetcher = Fetcher(o => o.Retries = 0);
        var outcomes = new List<FetchOutcome>();
        for (var i = 0; i < 30; i++)
        {
            outcomes.Add(await FetchAsync(fetcher, $"{_site.Base}/{i}"));
        }

        _site.Asked.Count.ShouldBeLessThan(15, "robots.txt and about ten pages");
        outcomes[^1].IsSiteWide.ShouldBeTrue();
        outcomes[^1].RetryAt.ShouldNotBeNull().ShouldBeGreaterThan(TimeProvider.System.GetUtcNow());
        outcomes[^1].Result.Reason.ShouldBe(DropReason.ConnectionFailed);
    }

    [Fact]
    public async Task FetchAsync_HostsOfOneRegistrableDomain_ShareOneConnectionAtATime()
    {
        string[] hosts = ["www.press.co.uk", "feeds.press.co.uk", "press.co.uk", "other.co.uk"];
        var (inFlight, most) = (0, 0);
        var together = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _site.Put("/press", async context =>
        {
            most = Math.Max(most, Interlocked.Increment(ref inFlight));
            await Task.Delay(50);
            Interlocked.Decrement(ref inFlight);
        });
        _site.Put("/other", context =>
        {
            together.SetResult();
            return Task.CompletedTask;
        });
        using var fetcher = Fetcher(o => o.ConnectTo = [.. hosts.Select(h => $"{h}:80={_site.Authority}")]);

        await Task.WhenAll(hosts.Select(h => FetchAsync(fetcher, $"http://{h}/{(h[0] == 'o' ? "other" : "press")}")));

        most.ShouldBe(1);
        together.Task.IsCompleted.ShouldBeTrue();
        _site.Count("/press").ShouldBe(3);
    }

    [Fact]
    public async Task FetchAsync_CertificateThatNobodyVouchesFor_IsRefused()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddDays(1));
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(k => k.Listen(IPAddress.Loopback, 0, l => l.UseHttps(certificate)));
        await using var app = builder.Build();
        var isAsked = false;
        app.Run(context =>
        {
            isAsked = true;
            return context.Response.WriteAsync("<p>secret</p>");
        });
        await app.StartAsync(TestContext.Current.CancellationToken);
        var authority = new Uri(app.Urls.Single()).Authority;
        using var fetcher = Fetcher(o => (o.AllowAddresses, o.Retries) = ([authority], 0));

        var outcome = await FetchAsync(fetcher, $"https://{authority}/");

        outcome.Result.IsKept.ShouldBeFalse();
        outcome.Result.Detail.ShouldNotBeNull().ShouldContain("No secure connection");
        isAsked.ShouldBeFalse();
    }

    private PageFetcher Fetcher(Action<CrawlingOptions> configure)
    {
        var options = new CrawlingOptions
        {
            AllowAddresses = [_site.Authority], MinDelay = TimeSpan.Zero, RetryDelay = TimeSpan.FromMilliseconds(10),
        };
        configure(options);
        return new PageFetcher(options, new AddressGuard(options), TimeProvider.System);
    }

    private static Task<FetchOutcome> FetchAsync(PageFetcher fetcher, string url) => fetcher.FetchAsync(
        new FrontierEntry { Url = url, Seed = "test", Kind = FrontierKind.Page, DueAt = DateTimeOffset.UnixEpoch },
        null,
        TestContext.Current.CancellationToken);
}
