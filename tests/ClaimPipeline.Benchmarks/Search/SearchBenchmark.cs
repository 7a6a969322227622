using System.Diagnostics;
using System.Globalization;
using ClaimPipeline.Search;
using ClaimPipeline.Sqlite;

namespace ClaimPipeline.Benchmarks.Search;

/// <summary>
/// Our index beside hand-written tables over the same articles in the same run: how fast they are written, how large they get, and
/// how long each shape of query takes.
/// </summary>
internal sealed class SearchBenchmark(SearchBenchmarkOptions options, TextWriter output)
{
    private const int WarmQueries = 300;
    private const int WarmPasses = 2;
    private const int Passes = 3;
    private const int Batch = 1_000;
    private const int SmallBatch = 100;
    private const int Remembered = 1_000;

    private int Count => options.Articles;

    /// <summary>Runs it, in a temporary folder unless one is named.</summary>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var folder = options.Folder is { } named
            ? Directory.CreateDirectory(named)
            : Directory.CreateTempSubdirectory("claimpipeline-bench-search-");
        try
        {
            var (ours, theirs) = (Path.Combine(folder.FullName, "index.db"), Path.Combine(folder.FullName, "raw.db"));
            var frequencies = Path.Combine(folder.FullName, "frequencies.txt");
            using var raw = new RawIndex(theirs);
            var articles = new GeneratedArticles();
            if (!options.Reads)
            {
                await WriteAsync(articles, raw, ours, theirs, cancellationToken);
                await File.WriteAllLinesAsync(
                    frequencies, articles.Frequencies.Select(n => n.ToString(CultureInfo.InvariantCulture)), cancellationToken);
            }

            var some = articles.Make(Remembered).ToList();
            var known = await File.ReadAllLinesAsync(frequencies, cancellationToken);
            for (var i = 0; i < known.Length; i++)
            {
                articles.Frequencies[i] = int.Parse(known[i], CultureInfo.InvariantCulture);
            }

            var clock = Stopwatch.StartNew();
            using (var cold = SqliteSearchIndex.Open(ours))
            {
                await cold.SearchAsync(new SearchRequest(new SearchQuery.Phrase([articles.Word(50)])), cancellationToken);
            }

            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"\nopening and first query: {clock.Elapsed.TotalMilliseconds:0} ms\n"));
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            var writing = options.Writing ? Task.Run(() => RewriteAsync(some, ours, stop.Token), stop.Token) : Task.FromResult((0L, 0.0));
            await ReadAsync(QueryShapes.Of(articles, Count, some), raw, ours, cancellationToken);
            await stop.CancelAsync();
            if (await writing is { Item1: > 0 } written)
            {
                await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"\nmeanwhile {written.Item1 / written.Item2:#,0} articles/s written in commits of {SmallBatch}"));
            }

            await output.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture, $"\nmost memory held: {Process.GetCurrentProcess().PeakWorkingSet64 / 1e6:0} MB"));
            return 0;
        }
        finally
        {
            if (options.Folder is null)
            {
                folder.Delete(recursive: true);
            }
        }
    }

    private async Task WriteAsync(GeneratedArticles articles, RawIndex raw, string ours, string theirs, CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();
        raw.Fill(new GeneratedArticles().Make(Count));
        var rawTime = clock.Elapsed;
        var claims = 0L;
        clock.Restart();
        using (var index = SqliteSearchIndex.Open(ours))
        {
            foreach (var batch in articles.Make(Count).Chunk(Batch))
            {
                await index.UpsertAsync(batch, cancellationToken);
                await index.CommitAsync(cancellationToken);
                claims += batch.Sum(document => (long)document.Claims.Count);
                await Console.Error.WriteAsync(string.Create(CultureInfo.InvariantCulture, $"\r{clock.Elapsed:mm\\:ss} {claims:#,0} claims"));
            }
        }

        var ourTime = clock.Elapsed;
        clock.Restart();
        foreach (var _ in new GeneratedArticles().Make(Count))
        {
        }

        var making = clock.Elapsed;
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"""
            {Count:#,0} articles, {claims:#,0} claims

            | writing | articles/s | bytes per article |
            | --- | --- | --- |
            | raw tables | {Count / (rawTime - making).TotalSeconds:#,0} | {Size(theirs) / Count:#,0} |
            | our index | {Count / (ourTime - making).TotalSeconds:#,0} | {Size(ours) / Count:#,0} |
            """));
    }

    // The same articles as are there, so that the counts stay what they are.
    private static async Task<(long Articles, double Seconds)> RewriteAsync(List<SearchDocument> documents, string file, CancellationToken cancellationToken)
    {
        using var index = SqliteSearchIndex.Open(file);
        var (written, clock) = (0L, Stopwatch.StartNew());
        while (!cancellationToken.IsCancellationRequested)
        {
            foreach (var batch in documents.Chunk(SmallBatch))
            {
                await index.UpsertAsync(batch, CancellationToken.None);
                await index.CommitAsync(CancellationToken.None);
                written += batch.Length;
            }
        }

        return (written, clock.Elapsed.TotalSeconds);
    }

    private static long Size(string file) => new[] { "", "-wal" }.Select(ending => new FileInfo(file + ending)).Where(f => f.Exists).Sum(f => f.Length);

    private static string Percentiles(List<double> times)
    {
        times.Sort();
        return string.Create(CultureInfo.InvariantCulture, $"{times[times.Count / 2]:0.00} / {times[(int)(times.Count * 0.99)]:0.00}");
    }

    private async Task ReadAsync(IReadOnlyList<QueryShapes> shapes, RawIndex raw, string ours, CancellationToken cancellationToken)
    {
        using var index = SqliteSearchIndex.Open(ours);
        for (var i = 0; i < WarmQueries; i++)
        {
            await index.SearchAsync(shapes[i % shapes.Count].Queries[i % shapes[0].Queries.Count].Request, cancellationToken);
        }

        await output.WriteLineAsync("| query | articles found | ours, ms p50 / p99 | processor, ms | raw, ms p50 / p99 | processor, ms | ratio of p50 | of processor |\n| --- | --- | --- | --- | --- | --- | --- | --- |");
        foreach (var shape in shapes.Where(shape => options.Only is null || shape.Name.Contains(options.Only, StringComparison.Ordinal)))
        {
            var (ourTimes, rawTimes, found) = (new List<double>(), new List<double>(), 0L);
            var (ourCost, rawCost) = (0.0, 0.0);
            for (var pass = 0; pass < WarmPasses + Passes; pass++)
            {
                foreach (var (request, rawQuery) in shape.Queries)
                {
                    var (start, processor) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
                    var result = await index.SearchAsync(request, cancellationToken);
                    var ourTime = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
                    var ourProcessor = Environment.CpuUsage.TotalTime - processor;
                    (start, processor) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
                    var count = rawQuery is null ? (long?)null : raw.Search(rawQuery).Count;
                    var rawTime = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
                    var rawProcessor = Environment.CpuUsage.TotalTime - processor;
                    if (count is { } other && other != result.Articles)
                    {
                        throw new InvalidOperationException($"'{rawQuery}' finds {other} articles in the raw tables and {result.Articles} in our index.");
                    }

                    // The first passes warm both.
                    if (pass >= WarmPasses)
                    {
                        ourTimes.Add(ourTime);
                        ourCost += ourProcessor.TotalMilliseconds;
                        rawCost += rawProcessor.TotalMilliseconds;
                        rawTimes.Add(rawTime);
                        found += result.Articles;
                    }
                }
            }

            var compared = shape.Queries[0].Raw is null
                ? " | | | "
                : string.Create(CultureInfo.InvariantCulture, $"{Percentiles(rawTimes)} | {rawCost / rawTimes.Count:0.00} | {Median(ourTimes) / Median(rawTimes):0.00} | {ourCost / rawCost:0.00}");
            await output.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture, $"| {shape.Name} | {found / ourTimes.Count:#,0} | {Percentiles(ourTimes)} | {ourCost / ourTimes.Count:0.00} | {compared} |"));
        }

        static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);
    }
}
