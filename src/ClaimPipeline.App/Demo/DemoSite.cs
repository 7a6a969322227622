using System.Collections.Concurrent;
using System.Net;
using ClaimPipeline.Records;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ClaimPipeline.App.Demo;

/// <summary>
/// A small web of four sites on one loopback port, told apart by their host names, which no name server knows. Crawlers reach
/// them through <see cref="ConnectTo"/>. It has two states, so that a second crawl finds a page changed, one gone and one new.
/// </summary>
internal sealed class DemoSite : IAsyncDisposable
{
    /// <summary>The state it starts in.</summary>
    public const int FirstState = 1;

    /// <summary>The state after all changes.</summary>
    public const int LastState = 2;

    private readonly WebApplication _app;
    private readonly DemoPages _pages;
    private readonly TimeProvider _time;
    private readonly ConcurrentQueue<DemoRequest> _log = new();
    private volatile int _state = FirstState;

    private DemoSite(DemoPages pages, TimeProvider time)
    {
        (_pages, _time) = (pages, time);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(options =>
        {
            options.AddServerHeader = false;
            options.Listen(IPAddress.Loopback, 0);
        });
        _app = builder.Build();
        _app.Run(AnswerAsync);
    }

    /// <summary>Where a crawl of the demo starts.</summary>
    public IReadOnlyList<Seed> Seeds => _pages.Seeds;

    /// <summary>The authorities that a guarded crawler must be allowed to reach, such as <c>127.0.0.1:40123</c>.</summary>
    public IReadOnlyList<string> Authorities { get; private set; } = [];

    /// <summary>Where to connect instead, as the crawler's option of that name takes it: <c>daily.demo.test:80=127.0.0.1:40123</c>.</summary>
    public IReadOnlyList<string> ConnectTo { get; private set; } = [];

    /// <summary>
    /// Settings with which a crawler reaches the site and, since nobody is bothered, does not dawdle: only the delays that the
    /// robots.txt files ask for are kept.
    /// </summary>
    public IEnumerable<KeyValuePair<string, string?>> CrawlSettings =>
    [
        .. Authorities.Select((authority, i) => new KeyValuePair<string, string?>($"Crawling:AllowAddresses:{i}", authority)),
        .. ConnectTo.Select((rule, i) => new KeyValuePair<string, string?>($"Crawling:ConnectTo:{i}", rule)),
        new("Crawling:MinDelay", "00:00:00"),
        new("Crawling:DelayPerDomain", "false"),
    ];

    /// <summary>Every request answered so far, oldest first.</summary>
    public IReadOnlyCollection<DemoRequest> Requests => _log;

    /// <summary>Which of its two states the site shows. Default: 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Neither 1 nor 2.</exception>
    public int State
    {
        get => _state;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, FirstState);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, LastState);
            _state = value;
        }
    }

    /// <summary>Starts the site on a free loopback port.</summary>
    public static async Task<DemoSite> StartAsync(DemoPages pages, TimeProvider time, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(pages);
        ArgumentNullException.ThrowIfNull(time);
        var site = new DemoSite(pages, time);
        await site._app.StartAsync(cancellationToken);
        site.Authorities = site._app.Urls.Select(address => new Uri(address).Authority).ToList();
        site.ConnectTo = pages.Hosts.Select(host => $"{host.Host}:80={site.Authorities[0]}").ToList();
        return site;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        var request = context.Request;
        var host = request.Host.Host.ToLowerInvariant();
        var path = request.Path.ToUriComponent() + request.QueryString.ToUriComponent();
        // Logged before the first byte leaves: who has read an answer finds it in the log.
        context.Response.OnStarting(() =>
        {
            Log(context, host, path);
            return Task.CompletedTask;
        });
        if (!_pages.Knows(host))
        {
            context.Response.StatusCode = StatusCodes.Status421MisdirectedRequest;
        }
        else if (!HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method))
        {
            context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
            context.Response.Headers.Allow = "GET, HEAD";
        }
        else
        {
            var resource = _pages.Find(host, path, _state) ?? _pages.NotFoundOf(host, path);
            await DemoResponder.WriteAsync(context, resource, await _pages.ReadAsync(host, resource, context.RequestAborted));
        }
    }

    private void Log(HttpContext context, string host, string path)
    {
        var headers = context.Request.Headers;
        _log.Enqueue(new DemoRequest(
            _time.GetUtcNow(),
            context.Request.Method,
            host,
            path,
            context.Response.StatusCode,
            headers.UserAgent is [var agent] ? agent : null,
            headers.IfNoneMatch.Count + headers.IfModifiedSince.Count > 0));
    }
}
