using System.Globalization;
using System.Text.Json;
using ClaimPipeline.Records;
using ClaimPipeline.TestKit;

namespace ClaimPipeline.Benchmarks.Crawl;

/// <summary>Our crawler with its politeness off: the built program over a data folder of its own, archive and frontier included.</summary>
internal static class OurCrawl
{
    /// <summary>Crawls a site.</summary>
    /// <param name="folder">Data folder; a missing one is made by the run, at its cost.</param>
    /// <param name="start">Where the site begins.</param>
    /// <param name="kind">What is there.</param>
    /// <param name="maxPages">Addresses after which it stops; null for none.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>How many pages were kept, and what that took.</returns>
    public static async Task<(int Pages, MeasuredProcess Process)> RunAsync(
        string folder, Uri start, SeedKind kind, int? maxPages, CancellationToken cancellationToken)
    {
        var seeds = folder + ".seeds.json";
        await File.WriteAllTextAsync(
            seeds,
            JsonSerializer.Serialize([new Seed("bench", start.AbsoluteUri, kind, "Bench", "en", "Benchmark")], RecordsJson.Compact.ListSeed),
            cancellationToken);
        List<string> args =
        [
            "crawl", "--json", "--seeds", seeds, "--data", folder, "--allow-address", start.Authority,
            "--set", "Crawling:MinDelay=00:00:00", "--set", "Crawling:PerHostConcurrency=32", "--set", "Crawling:Contact=https://example.org/bench",
        ];
        if (maxPages is { } most)
        {
            args.AddRange(["--max-pages", most.ToString(CultureInfo.InvariantCulture)]);
        }

        var process = await MeasuredProcess.RunAsync(Program(), args, cancellationToken);
        var run = JsonSerializer.Deserialize(process.Output, RecordsJson.Compact.Run)!;
        return (run.Kept, process);
    }

    /// <summary>Where the built program lies.</summary>
    public static string Program()
    {
        // Our own output folder is .../bin/ClaimPipeline.Benchmarks/<configuration>; the program's is its neighbour.
        var configuration = Path.GetFileName(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        return Repository.At("artifacts", "bin", "ClaimPipeline.App", configuration, "ClaimPipeline.App.dll");
    }
}
