using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ClaimPipeline.Benchmarks.Crawl;

/// <summary>The generated pages on a free loopback port, served by a process of their own so that their cost is nobody else's.</summary>
internal static class GeneratedSite
{
    /// <summary>Prints the site's address, then serves until the input ends.</summary>
    public static async Task ServeAsync(int articles, TextWriter output, TextReader input, CancellationToken cancellationToken)
    {
        var pages = new GeneratedPages(articles);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var app = builder.Build();
        app.Run(context => AnswerAsync(pages, context));
        await app.StartAsync(cancellationToken);
        await output.WriteLineAsync(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single() + "/");
        await output.FlushAsync(cancellationToken);
        while (await input.ReadLineAsync(cancellationToken) is not null)
        {
        }
    }

    private static async Task AnswerAsync(GeneratedPages pages, HttpContext context)
    {
        if (pages.At(context.Request.Path.Value ?? "", context.Request.Host.Value ?? "") is not { } page)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        context.Response.ContentType = page.Span.StartsWith("<?xml"u8) ? "application/xml" : "text/html; charset=utf-8";
        context.Response.ContentLength = page.Length;
        await context.Response.Body.WriteAsync(page, context.RequestAborted);
    }
}
