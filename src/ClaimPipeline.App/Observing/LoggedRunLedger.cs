using ClaimPipeline.Records;
using ClaimPipeline.Storage;
using Microsoft.Extensions.Logging;

namespace ClaimPipeline.App.Observing;

/// <summary>A ledger that logs when runs begin and end.</summary>
internal sealed partial class LoggedRunLedger(IRunLedger inner, ILogger<LoggedRunLedger> logger) : IRunLedger
{
    /// <inheritdoc/>
    public async Task SaveAsync(Run run, CancellationToken cancellationToken)
    {
        await inner.SaveAsync(run, cancellationToken);
        if (run.FinishedAt is null)
        {
            Began(run.Pass, run.Id.Value, run.Source, run.Version);
        }
        else
        {
            Ended(run.Pass, run.Id.Value, run.Source, run.Interrupted, run.Read, run.Kept, run.Unchanged, run.Dropped.Sum(drop => drop.Count), run.Quarantined);
        }
    }

    /// <inheritdoc/>
    public Task<Run?> GetAsync(RunId id, CancellationToken cancellationToken) => inner.GetAsync(id, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<Run>> LatestAsync(int max, CancellationToken cancellationToken) => inner.LatestAsync(max, cancellationToken);

    [LoggerMessage(Level = LogLevel.Information, Message = "Pass {Pass} began: run {Run}, source {Source}, version {Version}")]
    private partial void Began(string pass, string run, string? source, string version);

    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "Pass {Pass} ended: run {Run}, source {Source}, interrupted {Interrupted}, read {Read}, kept {Kept}, unchanged {Unchanged}, dropped {Dropped}, quarantined {Quarantined}")]
    private partial void Ended(string pass, string run, string? source, bool interrupted, int read, int kept, int unchanged, int dropped, int quarantined);
}
