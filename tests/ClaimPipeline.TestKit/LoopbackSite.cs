using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ClaimPipeline.TestKit;

/// <summary>A real web server on a free loopback port that answers as a test wants, and remembers what it was asked.</summary>
public sealed class LoopbackSite : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, Func<HttpContext, Task>> _pages = new(StringComparer.Ordinal);

    private LoopbackSite(WebApplication app) => _app = app;

    /// <summary><c>127.0.0.1:PORT</c>.</summary>
    public string Authority { get; private set; } = "";

    /// <summary><c>http://127.0.0.1:PORT</c>.</summary>
    public string Base => "http://" + Authority;

    /// <summary>Path and query of every request, in order.</summary>
    public ConcurrentQueue<string> Asked { get; } = new();

    /// <summary>How often a path with its query was asked for.</summary>
    public int Count(string path) => Asked.Count(a => a == path);

    /// <summary>Starts a site without pages: every path answers 404.</summary>
    public static async Task<LoopbackSite> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.WebHost.ConfigureKestrel(k => k.Limits.MinResponseDataRate = null);
        var app = builder.Build();
        var site = new LoopbackSite(app);
        app.Run(site.AnswerAsync);
        await app.StartAsync();
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        site.Authority = new Uri(address).Authority;
        return site;
    }

    /// <summary>Puts a page at a path (query included), instead of what is there.</summary>
    public void Put(string path, string body, string contentType = "text/html; charset=utf-8", params (string Name, string Value)[] headers) =>
        Put(path, context =>
        {
            context.Response.ContentType = contentType;
            foreach (var (name, value) in headers)
            {
                context.Response.Headers[name] = value;
            }

            return context.Response.WriteAsync(body);
        });

    /// <summary>Puts a page with an entity tag, which answers 304 to who has it.</summary>
    public void PutTagged(string path, string body, string tag) => Put(path, context =>
    {
        context.Response.Headers.ETag = tag;
        if (context.Request.Headers.IfNoneMatch == tag)
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        context.Response.ContentType = "text/html; charset=utf-8";
        return context.Response.WriteAsync(body);
    });

    /// <summary>Puts a status without a body at a path.</summary>
    public void PutStatus(string path, int status, params (string Name, string Value)[] headers) => Put(path, context =>
    {
        context.Response.StatusCode = status;
        foreach (var (name, value) in headers)
        {
            context.Response.Headers[name] = value;
        }

        return Task.CompletedTask;
    });

    /// <summary>Puts anything at a path.</summary>
    public void Put(string path, Func<HttpContext, Task> answer) => _pages[path] = answer;

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private Task AnswerAsync(HttpContext context)
    {
        var path = context.Request.Path.ToUriComponent() + context.Request.QueryString.ToUriComponent();
        Asked.Enqueue(path);
        if (_pages.TryGetValue(path, out var answer))
        {
            return answer(context);
        }

        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }
}
