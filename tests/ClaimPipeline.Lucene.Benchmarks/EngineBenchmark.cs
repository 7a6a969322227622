using System.Diagnostics;
using System.Globalization;
using ClaimPipeline.Benchmarks.Search;
using ClaimPipeline.Search;
using ClaimPipeline.Sqlite;

namespace ClaimPipeline.Lucene.Benchmarks;

/// <summary>
/// The two engines beside each other over the same articles in the same run. Every query is also a test: both must count the same.
/// </summary>
internal sealed class EngineBenchmark(int count, TextWriter output)
{
    private const int Passes = 3;
    private const int Batch = 1_000;
    private const int Remembered = 1_000;

    /// <summary>Runs it in a temporary folder.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("claimpipeline-bench-engines-");
        try
        {
            var (articles, some) = (new GeneratedArticles(), new List<SearchDocument>());
            var clock = Stopwatch.StartNew();
            var claims = articles.Make(count).Sum(document =>
            {
                if (some.Count < Remembered)
                {
                    some.Add(document);
                }

                return (long)document.Claims.Count;
            });
            var making = clock.Elapsed;
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{count:#,0} articles, {claims:#,0} claims\n\n| engine | articles/s | processor s | bytes per article | opening and first query, ms |\n| --- | --- | --- | --- | --- |"));
            Func<ISearchIndex>[] engines =
            [
                () => SqliteSearchIndex.Open(Path.Combine(folder.FullName, "index.db")),
                () => LuceneSearchIndex.Open(Path.Combine(folder.FullName, "index.lucene")),
            ];
            foreach (var open in engines)
            {
                await WriteAsync(open, articles, folder, making, cancellationToken);
            }

            await ReadAsync(QueryShapes.Of(articles, count, some), engines[0](), engines[1](), cancellationToken);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string Percentiles(List<double> times)
    {
        times.Sort();
        return string.Create(CultureInfo.InvariantCulture, $"{times[times.Count / 2]:0.00} / {times[(int)(times.Count * 0.99)]:0.00}");
    }

    private static long Size(DirectoryInfo folder) => folder.EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length);

    private async Task WriteAsync(
        Func<ISearchIndex> open, GeneratedArticles articles, DirectoryInfo folder, TimeSpan making, CancellationToken cancellationToken)
    {
        var (before, processor, clock) = (Size(folder), Environment.CpuUsage.TotalTime, Stopwatch.StartNew());
        var index = open();
        foreach (var batch in new GeneratedArticles().Make(count).Chunk(Batch))
        {
            await index.UpsertAsync(batch, cancellationToken);
            await index.CommitAsync(cancellationToken);
        }

        (index as IDisposable)?.Dispose();
        var (time, used) = (clock.Elapsed - making, Environment.CpuUsage.TotalTime - processor - making);
        clock.Restart();
        using var cold = open() as IDisposable;
        await ((ISearchIndex)cold!).SearchAsync(new SearchRequest(new SearchQuery.Phrase([articles.Word(50)])), cancellationToken);
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"| {index.GetType().Name} | {count / time.TotalSeconds:#,0} | {used.TotalSeconds:0} | {(Size(folder) - before) / count:#,0} | {clock.Elapsed.TotalMilliseconds:0} |"));
    }

    private async Task ReadAsync(IReadOnlyList<QueryShapes> shapes, ISearchIndex sqlite, ISearchIndex lucene, CancellationToken cancellationToken)
    {
        using var first = sqlite as IDisposable;
        using var second = lucene as IDisposable;
        await output.WriteLineAsync("\n| query | articles found | SQLite, ms p50 / p99 | Lucene.Net, ms p50 / p99 |\n| --- | --- | --- | --- |");
        foreach (var shape in shapes)
        {
            var (sqliteTimes, luceneTimes, found) = (new List<double>(), new List<double>(), 0L);
            for (var pass = 0; pass <= Passes; pass++)
            {
                foreach (var (request, _) in shape.Queries)
                {
                    var start = Stopwatch.GetTimestamp();
                    var one = await sqlite.SearchAsync(request, cancellationToken);
                    var between = Stopwatch.GetTimestamp();
                    var other = await lucene.SearchAsync(request, cancellationToken);
                    var end = Stopwatch.GetTimestamp();
                    if ((one.Articles, one.Claims) != (other.Articles, other.Claims))
                    {
                        throw new InvalidOperationException($"{request.Query} finds {one.Articles} articles by SQLite and {other.Articles} by Lucene.Net.");
                    }

                    // The first pass warms both.
                    if (pass > 0)
                    {
                        sqliteTimes.Add(Stopwatch.GetElapsedTime(start, between).TotalMilliseconds);
                        luceneTimes.Add(Stopwatch.GetElapsedTime(between, end).TotalMilliseconds);
                        found += one.Articles;
                    }
                }
            }

            await output.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture, $"| {shape.Name} | {found / luceneTimes.Count:#,0} | {Percentiles(sqliteTimes)} | {Percentiles(luceneTimes)} |"));
        }
    }
}
