using ClaimPipeline.Health;
using ClaimPipeline.Storage;

namespace ClaimPipeline.Pipeline;

/// <summary>How each source does, by the runs in the ledger and what became of the pages that they brought.</summary>
public sealed class SourceHealthBook(IRunLedger ledger, IAnalysisStore analyses, HealthOptions options)
{
    // Runs of the crawl are fewer than those of all passes by far.
    private const int RunsRead = 5_000;

    /// <summary>Every source that the newest runs in the ledger know, by name.</summary>
    public Task<IReadOnlyList<SourceHealth>> ReportAsync(CancellationToken cancellationToken) => ReportAsync(null, cancellationToken);

    /// <summary>Those of the named sources that the newest runs in the ledger know, by name; null asks for all.</summary>
    public async Task<IReadOnlyList<SourceHealth>> ReportAsync(IReadOnlySet<string>? sources, CancellationToken cancellationToken)
    {
        var crawls = (await ledger.LatestAsync(RunsRead, cancellationToken)).Where(run => run is { Pass: CrawlPass.Name, FinishedAt: not null }).Reverse();
        var report = new List<SourceHealth>();
        foreach (var source in crawls.SelectMany(run => run.Sources.Select(tally => (Run: run, Tally: tally)))
            .Where(pair => sources?.Contains(pair.Tally.Source) != false)
            .GroupBy(pair => pair.Tally.Source, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var runs = new List<SourceMeasures>();
            foreach (var (run, tally) in source.TakeLast(options.Runs))
            {
                var pages = await analyses.OfSourceAsync(source.Key, run.StartedAt, run.FinishedAt!.Value, cancellationToken);
                runs.Add(SourceMeasures.Of(run, tally, pages, options.LeastPages));
            }

            report.Add(SourceJudge.Judge(source.Key, runs, options));
        }

        return report;
    }
}
