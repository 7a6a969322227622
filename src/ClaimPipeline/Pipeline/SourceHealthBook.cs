using System.Collections.Concurrent;
using ClaimPipeline.Health;
using ClaimPipeline.Records;
using ClaimPipeline.Storage;

namespace ClaimPipeline.Pipeline;

/// <summary>How each source does, by the runs in the ledger and what became of the pages that they brought.</summary>
public sealed class SourceHealthBook(IRunLedger ledger, IAnalysisStore analyses, HealthOptions options)
{
    // Runs of the crawl are fewer than those of all passes by far.
    private const int RunsRead = 5_000;

    // Past this many, all are forgotten and measured again when they are asked for.
    private const int MostKept = 100_000;

    // Measures of crawls all of whose pages have been analyzed since, by the version that analyzed them: they change no more.
    private readonly ConcurrentDictionary<(RunId Run, string Source, string Version), SourceMeasures> _settled = new();

    /// <summary>Every source that the newest runs in the ledger know, by name.</summary>
    public Task<IReadOnlyList<SourceHealth>> ReportAsync(CancellationToken cancellationToken) => ReportAsync(null, cancellationToken);

    /// <summary>Those of the named sources that the newest runs in the ledger know, by name; null asks for all.</summary>
    public async Task<IReadOnlyList<SourceHealth>> ReportAsync(IReadOnlySet<string>? sources, CancellationToken cancellationToken)
    {
        var ledgered = await ledger.LatestAsync(RunsRead, cancellationToken);
        var analysis = ledgered.FirstOrDefault(run => run is { Pass: AnalyzePass.Name, FinishedAt: not null, Interrupted: false });
        var crawls = ledgered.Where(run => run is { Pass: CrawlPass.Name, FinishedAt: not null }).Reverse();
        var report = new List<SourceHealth>();
        foreach (var source in crawls.SelectMany(run => run.Sources.Select(tally => (Run: run, Tally: tally)))
            .Where(pair => sources?.Contains(pair.Tally.Source) != false)
            .GroupBy(pair => pair.Tally.Source, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var runs = new List<SourceMeasures>();
            foreach (var (run, tally) in source.TakeLast(options.Runs))
            {
                runs.Add(await MeasureAsync(run, tally, analysis, cancellationToken));
            }

            report.Add(SourceJudge.Judge(source.Key, runs, options));
        }

        return report;
    }

    private async Task<SourceMeasures> MeasureAsync(Run run, SourceTally tally, Run? analysis, CancellationToken cancellationToken)
    {
        var key = (run.Id, tally.Source, analysis?.Version ?? "");
        if (_settled.TryGetValue(key, out var known))
        {
            return known;
        }

        var pages = await analyses.OfSourceAsync(tally.Source, run.StartedAt, run.FinishedAt!.Value, cancellationToken);
        var measures = SourceMeasures.Of(run, tally, pages, options.LeastPages);
        if (analysis?.StartedAt >= run.FinishedAt)
        {
            if (_settled.Count >= MostKept)
            {
                _settled.Clear();
            }

            _settled[key] = measures;
        }

        return measures;
    }
}
