using System.Data.Common;
using ClaimPipeline.Archive;
using ClaimPipeline.Pipeline;
using ClaimPipeline.Records;

namespace ClaimPipeline.Scheduling;

/// <summary>
/// One run of one source: crawl, then what follows. Whatever goes wrong ends in the result. One run of a source at a time, in all processes.
/// </summary>
public sealed class SourceRunner : IDisposable
{
    private readonly CrawlPass _crawl;
    private readonly DerivedPasses _derived;
    private readonly RunLocks _locks;
    private readonly SharedLock _archiveLock;

    /// <summary>A runner; one for all runs of a process.</summary>
    public SourceRunner(CrawlPass crawl, DerivedPasses derived, RunLocks locks, IPageArchive archive)
    {
        ArgumentNullException.ThrowIfNull(archive);
        (_crawl, _derived, _locks) = (crawl, derived, locks);
        _archiveLock = new SharedLock(locks, "archive", archive.CloseAsync);
    }

    /// <summary>Runs a source.</summary>
    /// <param name="seeds">All seeds: what is found may fall under the scope of another one.</param>
    /// <param name="source">Name of the seed.</param>
    /// <param name="report">Told how it goes; null for nobody.</param>
    /// <param name="cancellationToken">Stops it between items.</param>
    /// <exception cref="ArgumentException">No seed has that name.</exception>
    public async Task<SourceRunResult> RunAsync(
        IReadOnlyList<Seed> seeds, string source, RunReport? report, CancellationToken cancellationToken)
    {
        var runs = new List<Run>();
        var newPages = 0;
        try
        {
            await using var held = await _locks.TryTakeAsync(RunLocks.OfSource(source), cancellationToken);
            if (held is null)
            {
                return Result(SourceOutcome.AlreadyRunning, $"Another run of '{source}' goes on.");
            }

            using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, held.Lost);
            var request = new CrawlRequest(seeds) { Source = source, NewPage = _ => Interlocked.Increment(ref newPages) };
            if (await CrawlAsync(request, report, stop.Token) is not { } crawled)
            {
                return Result(SourceOutcome.AlreadyRunning, "Another process writes to the archive.");
            }

            runs.Add(crawled);
            if (stop.IsCancellationRequested)
            {
                return Result(SourceOutcome.Interrupted, "It was stopped.");
            }

            if (await _derived.RunAsync(report, stop.Token) is not { } derived)
            {
                return Result(SourceOutcome.Problems, "Another process analyzes, compares or indexes; what was crawled waits for the next run.");
            }

            runs.AddRange(derived.Runs);
            return stop.IsCancellationRequested ? Result(SourceOutcome.Interrupted, "It was stopped.")
                : runs.Sum(run => run.Quarantined) is > 0 and var faults
                    ? Result(SourceOutcome.Problems, $"{faults} item(s) in quarantine. {derived.Trouble}".TrimEnd())
                : Result(derived.Trouble is null ? SourceOutcome.Done : SourceOutcome.Problems, derived.Trouble);
        }
        catch (OperationCanceledException)
        {
            return Result(SourceOutcome.Interrupted, "It was stopped.");
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException or DbException)
        {
            return Result(SourceOutcome.Failed, trouble.Message);
        }

        SourceRunResult Result(SourceOutcome outcome, string? detail) => new(source, outcome, newPages, runs.ToValueList(), detail);
    }

    /// <inheritdoc/>
    public void Dispose() => _archiveLock.Dispose();

    private async Task<Run?> CrawlAsync(CrawlRequest request, RunReport? report, CancellationToken cancellationToken)
    {
        if (!await _archiveLock.EnterAsync(cancellationToken))
        {
            return null;
        }

        try
        {
            var run = await _crawl.RunAsync(request, report?.Begin(), cancellationToken);
            report?.End(run);
            return run;
        }
        finally
        {
            await _archiveLock.LeaveAsync();
        }
    }
}
