using System.Globalization;
using ClaimPipeline.Records;

namespace ClaimPipeline.Benchmarks.Crawl;

/// <summary>The crawler and the naive loop over one site, in turn, each as a process of its own.</summary>
internal static class ThroughputBenchmark
{
    /// <summary>Runs and prints a table.</summary>
    public static async Task RunAsync(int articles, int rounds, bool ownSite, TextWriter output, CancellationToken cancellationToken)
    {
        var scratch = Directory.CreateTempSubdirectory("claimpipeline-bench-");
        try
        {
            await using var site = await BenchSite.StartAsync(articles, ownSite, scratch.FullName, cancellationToken);
            await output.WriteLineAsync($"{site.Name}, {articles} articles, {Environment.ProcessorCount} processors, .NET {Environment.Version}\n");
            await output.WriteLineAsync("| run | crawler | pages | pages/s | CPU s per 1,000 pages | peak RSS, MB |\n| --- | --- | --- | --- | --- | --- |");
            var pairs = new List<(Line Naive, Line Ours)>();
            for (var round = 1; round <= rounds; round++)
            {
                var process = await MeasuredProcess.RunAsync(
                    typeof(ThroughputBenchmark).Assembly.Location, ["naive", site.Start.AbsoluteUri], cancellationToken);
                var naive = new Line(int.Parse(process.Output, CultureInfo.InvariantCulture), process);
                await PrintAsync("naive loop", round, naive);

                var data = Path.Combine(scratch.FullName, "data");
                var (pages, run) = await OurCrawl.RunAsync(data, site.Start, SeedKind.Site, null, cancellationToken);
                Directory.Delete(data, recursive: true);
                var ours = new Line(pages, run);
                await PrintAsync("claimpipeline", round, ours);
                pairs.Add((naive, ours));
            }

            await output.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"\nmedian of {rounds}: {Median(pairs.Select(p => p.Ours.PerSecond / p.Naive.PerSecond)):0.00} times the pages/s of the naive loop, "
                + $"{Median(pairs.Select(p => p.Ours.ProcessorPerThousand)):0.00} CPU s per 1,000 pages "
                + $"({Median(pairs.Select(p => p.Ours.ProcessorPerThousand / p.Naive.ProcessorPerThousand)):0.00} times the naive loop's)"));
        }
        finally
        {
            scratch.Delete(recursive: true);
        }

        Task PrintAsync(string name, int round, Line line) => output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"| {round} | {name} | {line.Pages} | {line.PerSecond:0} | {line.ProcessorPerThousand:0.00} | {line.Process.PeakBytes / 1e6:0} |"));
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }

    private sealed record Line(int Pages, MeasuredProcess Process)
    {
        public double PerSecond => Pages / Process.Elapsed.TotalSeconds;

        public double ProcessorPerThousand => Process.Processor.TotalSeconds / Pages * 1000;
    }
}
