using ClaimPipeline.Records;

namespace ClaimPipeline.Storage;

/// <summary>Runs that are remembered as long as the process lives.</summary>
public sealed class MemoryRunLedger : IRunLedger
{
    private readonly Lock _gate = new();
    private readonly Dictionary<RunId, Run> _runs = [];

    /// <inheritdoc/>
    public Task SaveAsync(Run run, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(run);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            _runs[run.Id] = run;
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<Run?> GetAsync(RunId id, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return Task.FromResult(_runs.GetValueOrDefault(id));
        }
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<Run>> LatestAsync(int max, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(max);
        lock (_gate)
        {
            return Task.FromResult<IReadOnlyList<Run>>(
            [
                .. _runs.Values
                    .OrderByDescending(r => r.StartedAt)
                    .ThenBy(r => r.Id.Value, StringComparer.Ordinal)
                    .Take(max),
            ]);
        }
    }
}
