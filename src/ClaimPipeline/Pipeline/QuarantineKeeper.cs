using ClaimPipeline.Records;
using ClaimPipeline.Storage;
using Microsoft.Extensions.Logging;

namespace ClaimPipeline.Pipeline;

/// <summary>Opens the quarantine for runs of passes.</summary>
public sealed class QuarantineKeeper(
    IQuarantineStore store, IRunLedger ledger, PipelineOptions options, TimeProvider time, ILogger<QuarantineKeeper> logger)
{
    // A run of the same pass is hardly ever further back: each round has less than ten runs.
    private const int LookBack = 100;

    /// <summary>The quarantine as one run sees it.</summary>
    /// <param name="run">The run, which has just begun.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    internal async Task<QuarantineGate> OpenAsync(Run run, CancellationToken cancellationToken)
    {
        var known = await store.ListAsync(run.Pass, cancellationToken);
        var before = (await ledger.LatestAsync(LookBack, cancellationToken))
            .FirstOrDefault(other => other.Pass == run.Pass && other.Source == run.Source && other.Id != run.Id);
        var isCareful = before is { FinishedAt: null } || known.Any(item => item.State == QuarantineState.InWork);
        return new QuarantineGate(store, run.Pass, known, isCareful, options.MostAttempts, time, logger);
    }
}
