using System.Diagnostics;
using System.IO.Compression;
using System.Net;
using ClaimPipeline.Crawling;
using ClaimPipeline.Records;
using ClaimPipeline.TestKit;
using Microsoft.AspNetCore.Http;

namespace ClaimPipeline.Tests.Crawling;

public sealed class PageFetcherTests : IAsyncLifetime
{
    private LoopbackSite _site = null!;

    public async ValueTask InitializeAsync() => _site = await LoopbackSite.StartAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task FetchAsync_Page_AsksRobotsFirstAndSaysWhoAsks()
    {
        var agent = "";
        _site.Put("/a", context =>
        {
            agent = context.Request.Headers.UserAgent.ToString();
            context.Response.ContentType = "text/html";
            context.Response.Headers.ETag = "\"1\"";
            return context.Response.WriteAsync("<p>a</p>");
        });

        var answer = (await FetchAsync("/a")).Result.Value!;

        _site.Asked.ShouldBe(["/robots.txt", "/a"]);
        agent.ShouldStartWith("ClaimPipelineBot/1.0 (+https://");
        (answer.Page.Url, answer.Page.StatusCode, answer.ETag, answer.Kind).ShouldBe((_site.Base + "/a", 200, "\"1\"", ContentKind.Html));
        answer.ResponseHead.ShouldStartWith("HTTP/1.1 200 OK\r\n");
    }

    [Fact]
    public async Task FetchAsync_Disallowed_IsNotAskedFor()
    {
        _site.Put("/robots.txt", "User-agent: *\nDisallow: /private", "text/plain");
        _site.PutStatus("/open", 301, ("Location", "/private/x"));

        (await FetchAsync("/private")).Result.Detail!.ShouldContain("Disallow: /private");
        (await FetchAsync("/open")).Result.Reason.ShouldBe(DropReason.RobotsDisallowed);
        _site.Asked.ShouldNotContain("/private");
        _site.Asked.ShouldNotContain("/private/x");
    }

    [Theory]
    [InlineData(500, false)]
    [InlineData(429, false)]
    [InlineData(404, true)]
    [InlineData(403, true)]
    public async Task FetchAsync_RobotsStatus_ForbidsOrAllowsAll(int status, bool allows)
    {
        _site.PutStatus("/robots.txt", status);
        _site.Put("/a", "<p>a</p>");

        var outcome = await FetchAsync("/a");

        outcome.Result.IsKept.ShouldBe(allows);
        outcome.IsSiteWide.ShouldBe(!allows);
    }

    [Fact]
    public async Task FetchAsync_RobotsRedirected_IsFollowed()
    {
        _site.PutStatus("/robots.txt", 302, ("Location", "/r2"));
        _site.Put("/r2", "User-agent: *\nDisallow: /a", "text/plain");

        (await FetchAsync("/a")).Result.Reason.ShouldBe(DropReason.RobotsDisallowed);
    }

    [Theory]
    [InlineData(200)]
    [InlineData(404)]
    [InlineData(503)]
    public async Task FetchAsync_RobotsFetched_IsHandedOverOnceWhateverItsStatus(int status)
    {
        _site.Put("/robots.txt", context =>
        {
            context.Response.StatusCode = status;
            return context.Response.WriteAsync("User-agent: *");
        });
        var options = Options();
        options.Retries = 0;
        using var fetcher = new PageFetcher(options, new AddressGuard(options), TimeProvider.System);

        var first = await fetcher.FetchAsync(Entry("/a"), null, TestContext.Current.CancellationToken);
        var second = await fetcher.FetchAsync(Entry("/b"), null, TestContext.Current.CancellationToken);

        var robots = first.Robots.ShouldHaveSingleItem();
        (robots.Page.Url, robots.Page.StatusCode, robots.Page.Seed).ShouldBe((_site.Base + "/robots.txt", status, "test"));
        System.Text.Encoding.UTF8.GetString(robots.Body.Span).ShouldBe("User-agent: *");
        second.Robots.ShouldBeEmpty();
    }

    [Fact]
    public async Task FetchAsync_Redirects_AreFollowedAndLoopsCut()
    {
        _site.PutStatus("/1", 301, ("Location", "../2#x"));
        _site.PutStatus("/2", 307, ("Location", "/caf%c3%a9"));
        _site.Put("/caf%C3%A9", "<p>x</p>");
        _site.PutStatus("/loop", 302, ("Location", "/loop2"));
        _site.PutStatus("/loop2", 302, ("Location", "/loop"));
        _site.PutStatus("/nowhere", 302, ("Location", "ftp://a.example/"));

        (await FetchAsync("/1")).Result.Value!.Page.Url.ShouldBe(_site.Base + "/caf%C3%A9");
        (await FetchAsync("/loop")).Result.Reason.ShouldBe(DropReason.TooManyRedirects);
        (await FetchAsync("/nowhere")).Result.Reason.ShouldBe(DropReason.BrokenBody);
    }

    [Theory]
    [InlineData(429, false)]
    [InlineData(503, true)]
    public async Task FetchAsync_RetryAfter_IsWaitedOut(int status, bool asDate)
    {
        var first = 0L;
        var gap = TimeSpan.Zero;
        _site.Put("/a", context =>
        {
            if (first == 0)
            {
                first = Stopwatch.GetTimestamp();
                context.Response.StatusCode = status;
                context.Response.Headers.RetryAfter = asDate
                    ? TimeProvider.System.GetUtcNow().AddSeconds(2).ToString("r", System.Globalization.CultureInfo.InvariantCulture)
                    : "1";
                return Task.CompletedTask;
            }

            gap = Stopwatch.GetElapsedTime(first);
            return context.Response.WriteAsync("<p>a</p>");
        });

        (await FetchAsync("/a")).Result.IsKept.ShouldBeTrue();
        gap.ShouldBeGreaterThan(TimeSpan.FromSeconds(0.9));
    }

    [Fact]
    public async Task FetchAsync_RetryAfterOfADay_IsPutOff()
    {
        _site.PutStatus("/a", 429, ("Retry-After", "86400"));

        var outcome = await FetchAsync("/a");

        outcome.Result.Reason.ShouldBe(DropReason.RateLimited);
        outcome.RetryAt!.Value.ShouldBeGreaterThan(TimeProvider.System.GetUtcNow().AddHours(23));
        _site.Count("/a").ShouldBe(1);
    }

    [Fact]
    public async Task FetchAsync_Failures_AreRetriedWithinBounds()
    {
        _site.PutStatus("/500", 503);
        _site.PutStatus("/404", 404);
        _site.PutStatus("/410", 410);
        _site.Put("/cut", async context =>
        {
            context.Response.ContentLength = 5000;
            await context.Response.WriteAsync("<p>cut");
            context.Abort();
        });

        (await FetchAsync("/500")).Result.Reason.ShouldBe(DropReason.ServerError);
        (await FetchAsync("/404")).IsFinal.ShouldBeFalse();
        (await FetchAsync("/410")).IsFinal.ShouldBeTrue();
        (await FetchAsync("/cut")).Result.Reason.ShouldBeOneOf(DropReason.BrokenBody, DropReason.ConnectionFailed);
        (_site.Count("/500"), _site.Count("/404"), _site.Count("/cut")).ShouldBe((3, 1, 3));
    }

    [Fact]
    public async Task FetchAsync_KnownValidators_GiveNotModified()
    {
        _site.PutTagged("/a", "<p>a</p>", "\"v1\"");

        var outcome = await FetchAsync("/a", etag: "\"v1\"");

        outcome.Result.Value!.IsNotModified.ShouldBeTrue();
    }

    [Fact]
    public async Task FetchAsync_TooMuch_IsCutOff()
    {
        _site.Put("/bomb", async context =>
        {
            context.Response.Headers.ContentEncoding = "gzip";
            using var buffer = new MemoryStream();
            using (var gzip = new GZipStream(buffer, CompressionLevel.Fastest, true))
            {
                for (var i = 0; i < 50; i++)
                {
                    gzip.Write(new byte[1 << 20]);
                }
            }

            await context.Response.Body.WriteAsync(buffer.ToArray());
        });
        _site.Put("/endless", async context =>
        {
            while (!context.RequestAborted.IsCancellationRequested)
            {
                await context.Response.WriteAsync(new string('x', 10_000));
            }
        });
        _site.Put("/heads", context =>
        {
            for (var i = 0; i < 100; i++)
            {
                context.Response.Headers[$"X-{i}"] = new string('x', 2000);
            }

            return context.Response.WriteAsync("x");
        });

        (await FetchAsync("/bomb")).Result.Reason.ShouldBe(DropReason.TooLarge);
        (await FetchAsync("/endless")).Result.Reason.ShouldBe(DropReason.TooLarge);
        (await FetchAsync("/heads")).Result.Reason.ShouldBe(DropReason.TooLarge);
    }

    [Fact]
    public async Task FetchAsync_SlowAnswers_AreGivenUp()
    {
        _site.Put("/never", context => Task.Delay(Timeout.Infinite, context.RequestAborted));
        _site.Put("/drip", async context =>
        {
            while (!context.RequestAborted.IsCancellationRequested)
            {
                await context.Response.WriteAsync(".");
                await context.Response.Body.FlushAsync();
                await Task.Delay(100);
            }
        });

        // Long enough for robots.txt to come on a busy machine, which is asked for first.
        var options = Options();
        options.Retries = 0;
        options.HeadersTimeout = options.RequestTimeout = TimeSpan.FromSeconds(5);

        (await FetchAsync("/never", options: options)).Result.Reason.ShouldBe(DropReason.TimedOut);
        (await FetchAsync("/drip", options: options)).Result.Reason.ShouldBe(DropReason.TimedOut);
    }

    [Theory]
    [InlineData("http://localhost:{0}/")]
    [InlineData("http://127.1:{0}/")]
    [InlineData("http://0x7f000001:{0}/")]
    [InlineData("http://2130706433:{0}/")]
    [InlineData("http://0177.0.0.1:{0}/")]
    [InlineData("http://[::1]:{0}/")]
    [InlineData("http://[::ffff:127.0.0.1]:{0}/")]
    [InlineData("http://0.0.0.0:{0}/")]
    [InlineData("http://[::ffff:7f00:1]:{0}/")]
    [InlineData("http://[::127.0.0.1]:{0}/")]
    [InlineData("http://[64:ff9b::127.0.0.1]:{0}/")]
    [InlineData("http://[0:0:0:0:0:0:0:1]:{0}/")]
    [InlineData("http://017700000001:{0}/")]
    [InlineData("http://0x7f.1:{0}/")]
    [InlineData("http://127%E3%80%820%E3%80%820%E3%80%821:{0}/")]
    [InlineData("http://%EF%BC%91%EF%BC%92%EF%BC%97.0.0.1:{0}/")]
    [InlineData("http://%31%32%37.0.0.1:{0}/")]
    [InlineData("http://a.example@127.0.0.1:{0}/")]
    [InlineData("http://169.254.169.254/latest/")]
    public async Task FetchAsync_PrivateAddress_IsRefusedInEverySpellingAndBehindRedirects(string spelling)
    {
        await using var secret = await LoopbackSite.StartAsync();
        secret.Put("/", "secret");
        var url = spelling.Replace("{0}", secret.Authority.Split(':')[1], StringComparison.Ordinal);
        _site.PutStatus("/r", 302, ("Location", url));

        (await FetchAsync(url)).Result.Reason.ShouldBe(DropReason.AddressRefused);
        (await FetchAsync("/r")).Result.Reason.ShouldBe(DropReason.AddressRefused);
        secret.Asked.ShouldBeEmpty();
    }

    [Fact]
    public async Task FetchAsync_NameThatMovesToAPrivateAddress_IsRefused()
    {
        // The name may have led elsewhere when it was looked at before: what counts is the address that is connected to.
        static Task<IPAddress[]> Resolve(string host, CancellationToken token) => Task.FromResult<IPAddress[]>([IPAddress.Loopback]);

        var outcome = await FetchAsync($"http://rebind.example:{_site.Authority.Split(':')[1]}/", resolve: Resolve);

        outcome.Result.Reason.ShouldBe(DropReason.AddressRefused);
        _site.Asked.ShouldBeEmpty();
    }

    [Fact]
    public async Task FetchAsync_ConnectTo_LeadsElsewhereButOnlyWhereAllowed()
    {
        _site.Put("/a", "<p>a</p>");
        var allowed = Options();
        allowed.ConnectTo = [$"news.demo.test:80={_site.Authority}"];
        var refused = Options();
        refused.ConnectTo = allowed.ConnectTo;
        refused.AllowAddresses = [];

        (await FetchAsync("http://news.demo.test/a", options: allowed)).Result.Value!.Page.Url.ShouldBe("http://news.demo.test/a");
        (await FetchAsync("http://news.demo.test/a", options: refused)).Result.Reason.ShouldBe(DropReason.AddressRefused);
    }

    [Fact]
    public void Constructor_WrongAuthority_SaysSo() =>
        Should.Throw<ArgumentException>(() => new AddressGuard(new CrawlingOptions { AllowAddresses = ["127.0.0.1"] }))
            .Message.ShouldContain("HOST:PORT");

    private CrawlingOptions Options() => new()
    {
        AllowAddresses = [_site.Authority],
        MinDelay = TimeSpan.Zero,
        RetryDelay = TimeSpan.FromMilliseconds(20),
        Retries = 2,
        MaxBytes = 1 << 20,
        MaxDecompressedBytes = 4 << 20,
    };

    private async Task<FetchOutcome> FetchAsync(
        string url, string? etag = null, Func<string, CancellationToken, Task<IPAddress[]>>? resolve = null, CrawlingOptions? options = null)
    {
        options ??= Options();
        using var fetcher = new PageFetcher(options, new AddressGuard(options, resolve), TimeProvider.System);
        return await fetcher.FetchAsync(Entry(url) with { ETag = etag }, null, TestContext.Current.CancellationToken);
    }

    private FrontierEntry Entry(string url) => new()
    {
        Url = url.StartsWith('/') ? _site.Base + url : url,
        Seed = "test",
        Kind = FrontierKind.Page,
        DueAt = DateTimeOffset.UnixEpoch,
    };
}
