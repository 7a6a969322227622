using System.Globalization;

namespace ClaimPipeline.Benchmarks.Crawl;

/// <summary>Whether memory grows with the pages that were fetched, or with the addresses that wait.</summary>
internal static class MemoryBenchmark
{
    private const int Points = 10;

    /// <summary>Runs both and prints a table.</summary>
    public static async Task RunAsync(int articles, int queued, int visited, TextWriter output, CancellationToken cancellationToken)
    {
        var scratch = Directory.CreateTempSubdirectory("claimpipeline-bench-");
        try
        {
            await using var site = await BenchSite.StartAsync(Math.Max(articles, queued), ownSite: true, scratch.FullName, cancellationToken);
            await output.WriteLineAsync($"| run | pages | CPU s per 1,000 pages | peak RSS, MB | RSS at each tenth of the time, MB |\n| --- | --- | --- | --- | --- |");

            var data = Path.Combine(scratch.FullName, "long");
            await PrintAsync($"{articles} pages", await OurCrawl.RunAsync(data, site.Start, articles, cancellationToken));
            Directory.Delete(data, recursive: true);

            data = Path.Combine(scratch.FullName, "queued");
            await FrontierFiller.FillAsync(data, site.Start, queued, cancellationToken);
            await PrintAsync($"{queued} addresses queued", await OurCrawl.RunAsync(data, site.Start, visited, cancellationToken));
        }
        finally
        {
            scratch.Delete(recursive: true);
        }

        Task PrintAsync(string name, (int Pages, MeasuredProcess Process) run) => output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"| {name} | {run.Pages} | {run.Process.Processor.TotalSeconds / run.Pages * 1000:0.00} | {run.Process.PeakBytes / 1e6:0} | "
            + $"{string.Join(' ', Tenths(run.Process.Resident).Select(b => (b / 1e6).ToString("0", CultureInfo.InvariantCulture)))} |"));
    }

    private static IEnumerable<long> Tenths(IReadOnlyList<long> resident) =>
        Enumerable.Range(1, Points).Select(i => resident[Math.Max(0, (resident.Count * i / Points) - 1)]);
}
