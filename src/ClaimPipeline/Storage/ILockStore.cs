using ClaimPipeline.Records;

namespace ClaimPipeline.Storage;

/// <summary>Locks that several processes, on several machines perhaps, see. Each call is one transaction.</summary>
public interface ILockStore
{
    /// <summary>
    /// Takes a lock unless another process holds it: one that has not expired at <see cref="RunLock.TakenAt"/> of
    /// <paramref name="wanted"/>, and that <paramref name="isDead"/> does not know to be dead.
    /// </summary>
    /// <returns>Null when it was taken; otherwise who holds it.</returns>
    Task<RunLock?> TakeAsync(RunLock wanted, Func<RunLock, bool> isDead, CancellationToken cancellationToken);

    /// <summary>Says that the holder is alive.</summary>
    /// <returns>False when it is not the holder any more.</returns>
    Task<bool> RenewAsync(RunLock held, DateTimeOffset now, DateTimeOffset expiresAt, CancellationToken cancellationToken);

    /// <summary>Gives a lock back; nothing happens when it is another's by now.</summary>
    Task ReleaseAsync(RunLock held, CancellationToken cancellationToken);

    /// <summary>All locks, expired or not, by name.</summary>
    Task<IReadOnlyList<RunLock>> ListAsync(CancellationToken cancellationToken);
}
