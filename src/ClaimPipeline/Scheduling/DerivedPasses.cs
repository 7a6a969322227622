using ClaimPipeline.Alerting;
using ClaimPipeline.Pipeline;
using ClaimPipeline.Records;

namespace ClaimPipeline.Scheduling;

/// <summary>
/// What follows a crawl: analyze, compare, index, alerts, over everything that is new, whichever source it is from. One process at a time does
/// it; of several sources that wait for it in this process, one does it for all.
/// </summary>
public sealed class DerivedPasses(
    AnalyzePass analyze, ComparePass compare, IndexPass index, AlertPass alerts, AlertingOptions alerting, RunLocks locks) : IDisposable
{
    private readonly SemaphoreSlim _gate = new(1, 1);
    private int _asked;
    private int _done;

    /// <summary>Runs them.</summary>
    /// <param name="report">Told of each run as it begins and as it ends; null for nobody.</param>
    /// <param name="cancellationToken">Stops them between items.</param>
    /// <returns>The runs, none when another source's run did the work; trouble of alerts; null when another process held the lock for too long.</returns>
    public async Task<(IReadOnlyList<Run> Runs, string? Trouble)?> RunAsync(RunReport? report, CancellationToken cancellationToken)
    {
        var mine = Interlocked.Increment(ref _asked);
        await _gate.WaitAsync(cancellationToken);
        try
        {
            if (Volatile.Read(ref _done) >= mine)
            {
                return ([], null);
            }

            if (await locks.TakeAsync("passes", cancellationToken) is not { } held)
            {
                return null;
            }

            await using (held)
            {
                using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, held.Lost);
                var covered = Volatile.Read(ref _asked);
                var result = await RunLockedAsync(report, stop.Token);
                _done = result.Runs[^1].Interrupted ? _done : covered;
                return result;
            }
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _gate.Dispose();

    private async Task<(IReadOnlyList<Run> Runs, string? Trouble)> RunLockedAsync(RunReport? report, CancellationToken cancellationToken)
    {
        Func<IProgress<PassProgress>?, Task<Run>>[] passes =
        [
            progress => analyze.RunAsync(progress, cancellationToken),
            progress => compare.RunAsync(progress, cancellationToken),
            progress => index.RunAsync(rebuild: false, progress, cancellationToken),
        ];
        var runs = new List<Run>();
        foreach (var pass in passes)
        {
            var run = await pass(report?.Begin());
            report?.End(run);
            runs.Add(run);
            if (run.Interrupted)
            {
                return (runs, null);
            }
        }

        return (runs, await AlertAsync(cancellationToken));
    }

    private async Task<string?> AlertAsync(CancellationToken cancellationToken)
    {
        var outcomes = alerting.AfterRun ? await alerts.RunAllAsync(cancellationToken) : [];
        var troubles = outcomes.Where(outcome => outcome.Trouble is not null).Select(outcome => $"alert {outcome.Alert}: {outcome.Trouble}").ToList();
        return troubles.Count == 0 ? null : string.Join(" ", troubles);
    }
}
