using System.Diagnostics;
using System.Globalization;
using ClaimPipeline.Search;

namespace ClaimPipeline.Benchmarks.Search;

/// <summary>Asks every shape of query of every engine, warm.</summary>
internal sealed class ReadStage(IReadOnlyList<MeasuredEngine> engines, string folder, string? only, TextWriter output)
{
    private const int WarmPasses = 2;
    private const int Passes = 3;
    private const int SmallBatch = 100;

    /// <summary>Prints the table.</summary>
    /// <param name="shapes">What is asked.</param>
    /// <param name="rewritten">Articles that another connection writes again and again meanwhile, to engines behind our port; null for none.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task RunAsync(IReadOnlyList<QueryShapes> shapes, IReadOnlyList<SearchDocument>? rewritten, CancellationToken cancellationToken)
    {
        var asked = engines.Where(engine => rewritten is null || engine.Baseline is not null).ToList();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await output.WriteLineAsync(
            $"\n| {(rewritten is null ? "query" : "query, while articles are written")} | articles found | {string.Join(" | ", asked.Select(Column))} |\n| --- | --- | {string.Join(" | ", asked.Select(_ => "---"))} |");
        var rows = shapes.Where(shape => only is null || shape.Name.Contains(only, StringComparison.Ordinal))
            .ToDictionary(shape => shape, _ => new Dictionary<MeasuredEngine, Times>());
        var found = new Dictionary<QueryShapes, List<long>>();
        var speeds = new List<string>();
        foreach (var engine in asked)
        {
            using var index = engine.In(folder);

            // Once each, so that the code is compiled.
            foreach (var (request, raw) in shapes.SelectMany(shape => shape.Queries))
            {
                await index.CountAsync(request, raw, cancellationToken);
            }

            using var writing = CancellationTokenSource.CreateLinkedTokenSource(stop.Token);
            var writer = rewritten is null ? Task.FromResult(0.0) : Task.Run(() => RewriteAsync(engine, rewritten, writing.Token), CancellationToken.None);
            foreach (var (shape, times) in rows)
            {
                times[engine] = await AskAsync(index, shape, found, cancellationToken);
            }

            await writing.CancelAsync();
            if (await writer is > 0 and var speed)
            {
                speeds.Add(string.Create(CultureInfo.InvariantCulture, $"{engine.Name} {speed:#,0}"));
            }
        }

        foreach (var (shape, times) in rows)
        {
            await output.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"| {shape.Name} | {found[shape].Average():#,0} | {string.Join(" | ", asked.Select(engine => Cell(engine, times)))} |"));
        }

        if (speeds.Count > 0)
        {
            await output.WriteLineAsync($"\nArticles/s written meanwhile in commits of {SmallBatch}: {string.Join(", ", speeds)}");
        }
    }

    private static string Column(MeasuredEngine engine) =>
        $"{engine.Name}, ms p50 / p99 / processor{(engine.Baseline is null ? "" : $" (p50 by {engine.Baseline})")}";

    private static async Task<Times> AskAsync(
        MeasuredIndex index, QueryShapes shape, Dictionary<QueryShapes, List<long>> found, CancellationToken cancellationToken)
    {
        var times = new Times();
        for (var pass = 0; pass < WarmPasses + Passes; pass++)
        {
            var counts = new List<long>();
            foreach (var (request, raw) in shape.Queries)
            {
                var (processor, start) = (Environment.CpuUsage.TotalTime, Stopwatch.GetTimestamp());
                if (await index.CountAsync(request, raw, cancellationToken) is not { } count)
                {
                    return times;
                }

                counts.Add(count);
                if (pass >= WarmPasses)
                {
                    times.Wall.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
                    times.Processor += (Environment.CpuUsage.TotalTime - processor).TotalMilliseconds;
                }
            }

            if (!found.TryAdd(shape, counts) && !found[shape].SequenceEqual(counts))
            {
                throw new InvalidOperationException($"{index.GetType().Name} counts others than the engine before for '{shape.Name}'.");
            }
        }

        return times;
    }

    private static string Cell(MeasuredEngine engine, Dictionary<MeasuredEngine, Times> times)
    {
        if (times[engine] is not { Wall.Count: > 0 } own)
        {
            return "";
        }

        var ratio = times.FirstOrDefault(other => other.Key.Name == engine.Baseline).Value is { Wall.Count: > 0 } baseline
            ? string.Create(CultureInfo.InvariantCulture, $" ({own.At(0.5) / baseline.At(0.5):0.00})")
            : "";
        return string.Create(
            CultureInfo.InvariantCulture, $"{own.At(0.5):0.00} / {own.At(0.99):0.0} / {own.Processor / own.Wall.Count:0.00}{ratio}");
    }

    // The same articles as are there, so that the counts stay what they are.
    private async Task<double> RewriteAsync(MeasuredEngine engine, IReadOnlyList<SearchDocument> documents, CancellationToken cancellationToken)
    {
        using var index = (PortIndex)engine.In(folder);
        var (written, clock) = (0L, Stopwatch.StartNew());
        while (!cancellationToken.IsCancellationRequested)
        {
            foreach (var batch in documents.Chunk(SmallBatch).TakeWhile(_ => !cancellationToken.IsCancellationRequested))
            {
                await index.WriteAsync(batch, CancellationToken.None);
                written += batch.Length;
            }
        }

        return written / clock.Elapsed.TotalSeconds;
    }

    private sealed class Times
    {
        public List<double> Wall { get; } = [];

        public double Processor { get; set; }

        public double At(double share) => Wall.Order().ElementAt((int)(Wall.Count * share));
    }
}
