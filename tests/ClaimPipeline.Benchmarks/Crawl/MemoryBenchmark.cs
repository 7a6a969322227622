using System.Globalization;
using ClaimPipeline.Records;

namespace ClaimPipeline.Benchmarks.Crawl;

/// <summary>Whether memory grows with a sitemap, with the pages that were fetched, or with the addresses that wait.</summary>
internal static class MemoryBenchmark
{
    private const int Points = 10;
    private const int LargeSitemap = 50_000;
    private const int SmallSitemap = 100;

    /// <summary>Runs both and prints a table.</summary>
    public static async Task RunAsync(int articles, int queued, int visited, TextWriter output, CancellationToken cancellationToken)
    {
        var scratch = Directory.CreateTempSubdirectory("claimpipeline-bench-");
        try
        {
            await using var site = await BenchSite.StartAsync(Math.Max(articles, queued), ownSite: true, scratch.FullName, cancellationToken);
            await output.WriteLineAsync($"| run | pages | CPU s | peak RSS, MB | RSS at each tenth of the time, MB |\n| --- | --- | --- | --- | --- |");

            var data = Path.Combine(scratch.FullName, "data");
            foreach (var entries in (int[])[SmallSitemap, LargeSitemap])
            {
                var sitemap = new Uri(site.Start, string.Create(CultureInfo.InvariantCulture, $"{GeneratedPages.SitemapPath}{entries}"));
                await PrintAsync($"a sitemap of {entries} addresses, 1 kB each", await OurCrawl.RunAsync(data, sitemap, SeedKind.Sitemap, 1, cancellationToken));
                Directory.Delete(data, recursive: true);
            }

            await PrintAsync($"{articles} pages", await OurCrawl.RunAsync(data, site.Start, SeedKind.Site, articles, cancellationToken));
            Directory.Delete(data, recursive: true);

            await FrontierFiller.FillAsync(data, site.Start, queued, cancellationToken);
            await PrintAsync($"{queued} addresses queued", await OurCrawl.RunAsync(data, site.Start, SeedKind.Site, visited, cancellationToken));
        }
        finally
        {
            scratch.Delete(recursive: true);
        }

        Task PrintAsync(string name, (int Pages, MeasuredProcess Process) run) => output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"| {name} | {run.Pages} | {run.Process.Processor.TotalSeconds:0.0} | {run.Process.PeakBytes / 1e6:0} | "
            + $"{string.Join(' ', Tenths(run.Process.Resident).Select(b => (b / 1e6).ToString("0", CultureInfo.InvariantCulture)))} |"));
    }

    private static IEnumerable<long> Tenths(IReadOnlyList<long> resident) =>
        Enumerable.Range(1, Points).Select(i => resident[Math.Max(0, (resident.Count * i / Points) - 1)]);
}
