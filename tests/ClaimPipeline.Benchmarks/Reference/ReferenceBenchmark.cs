using System.Diagnostics;
using System.Globalization;
using ClaimPipeline.Comparison;
using ClaimPipeline.Pipeline;
using ClaimPipeline.Sqlite;
using ClaimPipeline.Storage;
using ClaimPipeline.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace ClaimPipeline.Benchmarks.Reference;

/// <summary>
/// Two measures of the comparison that take longer than BenchmarkDotNet likes: verdicts a second once claims are loaded, and the import of a
/// large official table into SQLite with the memory that it takes.
/// </summary>
internal static class ReferenceBenchmark
{
    private static readonly TimeSpan Measured = TimeSpan.FromSeconds(5);

    /// <summary><c>verdicts</c>: the claims of the demo's articles, over and over, on one thread.</summary>
    public static int Verdicts(TextWriter output)
    {
        var (figures, measures) = ShippedData.Official();
        var loading = Stopwatch.StartNew();
        var reference = ReferenceData.Build(figures, measures);
        var loaded = loading.Elapsed;
        var analyzer = ShippedData.Analyzer();
        var analyses = Directory.GetFiles(Repository.At("corpus", "pages", "demo"), "*.html", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(file => analyzer.Analyze(ShippedData.PageOf(file, $"http://demo.test/{Path.GetFileName(file)}")).Value)
            .OfType<Records.ArticleAnalysis>().ToList();
        var comparer = new ClaimComparer();
        Run(comparer, analyses, reference, TimeSpan.FromSeconds(2));
        var (count, seconds, cpu) = Run(comparer, analyses, reference, Measured);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{figures.Count:#,0} figures and {measures.Count:#,0} measures indexed in {loaded.TotalMilliseconds:0} ms; {analyses.Count} articles, "
            + $"{analyses.Sum(a => a.Claims.Count)} claims: {count / seconds:#,0} verdicts/s, {count / cpu:#,0} per CPU second"));
        return 0;
    }

    /// <summary><c>official-import</c>: a generated table of that many rows, from file to store.</summary>
    public static async Task<int> ImportAsync(int rows, TextWriter output, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("claimpipeline-import-");
        try
        {
            var file = Path.Combine(folder.FullName, "rows.csv");
            await WriteAsync(file, rows, cancellationToken);
            await using var services = new ServiceCollection()
                .AddClaimPipelineSqlite(Path.Combine(folder.FullName, "store.db")).BuildServiceProvider();
            var store = services.GetRequiredService<IReferenceStore>();
            foreach (var what in new[] { "first import", "the same again" })
            {
                using var process = Process.GetCurrentProcess();
                var (clock, cpu) = (Stopwatch.StartNew(), process.TotalProcessorTime);
                var result = await new OfficialImport(store).ImportAsync(file, skipInvalid: false, cancellationToken).SingleAsync(cancellationToken);
                process.Refresh();
                output.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{what}: {result.Rows:#,0} rows, {result.Changed:#,0} new or changed, {result.ProblemCount} problems in {clock.Elapsed.TotalSeconds:0.0} s "
                    + $"({(process.TotalProcessorTime - cpu).TotalSeconds:0.0} s CPU); peak memory {process.PeakWorkingSet64 >> 20} MiB, file {new FileInfo(file).Length >> 20} MiB"));
            }

            var revision = Stopwatch.StartNew();
            await store.RevisionAsync(cancellationToken);
            var again = Stopwatch.StartNew();
            await store.RevisionAsync(cancellationToken);
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"revision: {(revision.Elapsed - again.Elapsed).TotalSeconds:0.0} s after the import, {again.Elapsed.TotalMilliseconds:0.0} ms from then on"));
            return 0;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static (long Count, double Seconds, double Cpu) Run(
        ClaimComparer comparer, List<Records.ArticleAnalysis> analyses, ReferenceData reference, TimeSpan time)
    {
        using var process = Process.GetCurrentProcess();
        var (clock, cpu, count) = (Stopwatch.StartNew(), process.TotalProcessorTime, 0L);
        while (clock.Elapsed < time)
        {
            foreach (var analysis in analyses)
            {
                count += comparer.Compare(analysis, reference).Count;
            }
        }

        process.Refresh();
        return (count, clock.Elapsed.TotalSeconds, (process.TotalProcessorTime - cpu).TotalSeconds);
    }

    private static async Task WriteAsync(string file, int rows, CancellationToken cancellationToken)
    {
        string[] areas = ["CHN", "USA", "AUS", "CHL", "COD", "RUS", "ZAF", "BRA", "IND", "WLD"];
        string[] commodities = ["copper", "cobalt", "nickel", "tin", "zinc", "lead", "gold", "silver", "lithium", "tungsten"];
        await using var writer = new StreamWriter(file);
        await writer.WriteLineAsync("SERIES,INDICATOR,COMMODITY,REF_AREA,TIME_PERIOD,OBS_VALUE,UNIT_MEASURE,OBS_STATUS,EDITION,PUBLISHED,SOURCE,SOURCE_TITLE");
        for (var i = 0; i < rows; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (area, commodity, year, series) = (areas[i % 10], commodities[i / 10 % 10], 1925 + (i / 100 % 100), i / 10_000);
            await writer.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"GEN.{series}.mine_production.{commodity}.{area},mine_production,{commodity},{area},{year},{(i * 37L % 1_000_000) + 1},t,final,E{series},2024-01,GEN,Generated table"));
        }
    }
}
