using ClaimPipeline.Records;

namespace ClaimPipeline.Storage;

/// <summary>Locks within one process.</summary>
public sealed class MemoryLockStore : ILockStore
{
    private readonly Lock _gate = new();
    private readonly SortedDictionary<string, RunLock> _locks = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public Task<RunLock?> TakeAsync(RunLock wanted, Func<RunLock, bool> isDead, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(wanted);
        ArgumentNullException.ThrowIfNull(isDead);
        lock (_gate)
        {
            if (_locks.TryGetValue(wanted.Name, out var held) && held.ExpiresAt > wanted.TakenAt && !isDead(held))
            {
                return Task.FromResult<RunLock?>(held);
            }

            _locks[wanted.Name] = wanted;
            return Task.FromResult<RunLock?>(null);
        }
    }

    /// <inheritdoc/>
    public Task<bool> RenewAsync(RunLock held, DateTimeOffset now, DateTimeOffset expiresAt, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(held);
        lock (_gate)
        {
            var isHolder = IsHolder(held);
            if (isHolder)
            {
                _locks[held.Name] = held with { RenewedAt = now, ExpiresAt = expiresAt };
            }

            return Task.FromResult(isHolder);
        }
    }

    /// <inheritdoc/>
    public Task ReleaseAsync(RunLock held, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(held);
        lock (_gate)
        {
            if (IsHolder(held))
            {
                _locks.Remove(held.Name);
            }
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<RunLock>> ListAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return Task.FromResult<IReadOnlyList<RunLock>>([.. _locks.Values]);
        }
    }

    private bool IsHolder(RunLock held) =>
        _locks.TryGetValue(held.Name, out var now) && (now.Host, now.Process, now.TakenAt) == (held.Host, held.Process, held.TakenAt);
}
