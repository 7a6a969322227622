using System.Diagnostics;
using System.Globalization;

namespace ClaimPipeline.Benchmarks.Search;

/// <summary>Makes the indexes, one behind the other.</summary>
internal sealed class WriteStage(IReadOnlyList<MeasuredEngine> engines, string folder, int count, TextWriter output)
{
    /// <summary>Writes the articles to each, and counts how often each word stands in them.</summary>
    public async Task RunAsync(GeneratedArticles articles, CancellationToken cancellationToken)
    {
        // Making them takes time of its own, which is not the engines'.
        var (clock, processor) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        var claims = articles.Make(count).Sum(document => (long)document.Claims.Count);
        var (making, makingCost) = (clock.Elapsed, Environment.CpuUsage.TotalTime - processor);
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"{count:#,0} articles, {claims:#,0} claims\n\n| engine | articles/s | processor, s | bytes per article |\n| --- | --- | --- | --- |"));
        foreach (var engine in engines)
        {
            (processor, var start) = (Environment.CpuUsage.TotalTime, Stopwatch.GetTimestamp());
            using (var index = engine.In(folder))
            {
                await index.FillAsync(new GeneratedArticles().Make(count), cancellationToken);
            }

            var time = Stopwatch.GetElapsedTime(start) - making;
            var cost = Environment.CpuUsage.TotalTime - processor - makingCost;
            await output.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"| {engine.Name} | {count / time.TotalSeconds:#,0} | {cost.TotalSeconds:0} | {engine.Size(folder) / count:#,0} |"));
        }
    }
}
