using System.Collections.Concurrent;
using System.Globalization;
using System.Threading.Channels;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace ClaimPipeline.Benchmarks.Crawl;

/// <summary>
/// The yardstick: what one writes in an afternoon with HttpClient and a DOM, 32 workers wide. No robots.txt, no distance, no frontier on
/// disk, no archive, nothing kept.
/// </summary>
internal static class NaiveCrawl
{
    private const int Workers = 32;

    /// <summary>Fetches every page of a site that links lead to, and prints how many that were.</summary>
    public static async Task RunAsync(Uri start, TextWriter output, CancellationToken cancellationToken)
    {
        using var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = Workers });
        var queue = Channel.CreateUnbounded<Uri>();
        var seen = new ConcurrentDictionary<string, bool>(StringComparer.Ordinal);
        var (pending, pages) = (0, 0);
        Enqueue(start);
        await Task.WhenAll(Enumerable.Range(0, Workers).Select(_ => Task.Run(WorkAsync, cancellationToken)));
        await output.WriteLineAsync(pages.ToString(CultureInfo.InvariantCulture));

        async Task WorkAsync()
        {
            var parser = new HtmlParser();
            await foreach (var url in queue.Reader.ReadAllAsync(cancellationToken))
            {
                using var response = await client.GetAsync(url, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
                if (response.IsSuccessStatusCode && response.Content.Headers.ContentType?.MediaType == "text/html")
                {
                    await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
                    using var document = parser.ParseDocument(stream);
                    Interlocked.Increment(ref pages);
                    foreach (var anchor in document.QuerySelectorAll("a[href]"))
                    {
                        if (Uri.TryCreate(url, ((IHtmlAnchorElement)anchor).GetAttribute("href"), out var target) && target.Authority == start.Authority)
                        {
                            Enqueue(target);
                        }
                    }
                }

                if (Interlocked.Decrement(ref pending) == 0)
                {
                    queue.Writer.Complete();
                }
            }
        }

        void Enqueue(Uri url)
        {
            var address = url.GetLeftPart(UriPartial.Query);
            if (seen.TryAdd(address, true))
            {
                Interlocked.Increment(ref pending);
                queue.Writer.TryWrite(new Uri(address));
            }
        }
    }
}
