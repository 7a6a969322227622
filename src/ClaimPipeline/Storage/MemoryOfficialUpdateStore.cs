using ClaimPipeline.Records;

namespace ClaimPipeline.Storage;

/// <summary>Records of official updates that live as long as the process.</summary>
public sealed class MemoryOfficialUpdateStore : IOfficialUpdateStore
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(DateTimeOffset At, string Digest), OfficialUpdate> _updates = [];
    private OfficialLook? _look;

    /// <inheritdoc/>
    public Task SaveAsync(OfficialUpdate update, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(update);
        lock (_gate)
        {
            _updates[(update.At, update.Digest)] = update;
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<OfficialUpdate>> ListAsync(int max, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return Task.FromResult<IReadOnlyList<OfficialUpdate>>(
                [.. _updates.Values.OrderByDescending(u => u.At).ThenBy(u => u.Digest, StringComparer.Ordinal).Take(max)]);
        }
    }

    /// <inheritdoc/>
    public Task<bool> IsImportedAsync(string digest, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return Task.FromResult(_updates.Values.Any(u => u.Digest == digest && u.Outcome == OfficialUpdateOutcome.Imported));
        }
    }

    /// <inheritdoc/>
    public Task<OfficialLook?> LastLookAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return Task.FromResult(_look);
        }
    }

    /// <inheritdoc/>
    public Task SaveAsync(OfficialLook look, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            _look = look;
        }

        return Task.CompletedTask;
    }
}
