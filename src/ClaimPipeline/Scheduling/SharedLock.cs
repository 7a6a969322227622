namespace ClaimPipeline.Scheduling;

/// <summary>A lock between processes that several tasks of this one hold together: the first takes it, the last gives it back.</summary>
internal sealed class SharedLock(RunLocks locks, string name, Func<Task> beforeRelease) : IDisposable
{
    private readonly SemaphoreSlim _gate = new(1, 1);
    private HeldLock? _held;
    private int _count;

    /// <summary>Takes part in it.</summary>
    /// <returns>False when another process held it for too long.</returns>
    public async Task<bool> EnterAsync(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            _held ??= await locks.TakeAsync(name, cancellationToken);
            _count += _held is null ? 0 : 1;
            return _held is not null;
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _gate.Dispose();

    /// <summary>Leaves it.</summary>
    public async Task LeaveAsync()
    {
        await _gate.WaitAsync(CancellationToken.None);
        try
        {
            if (--_count > 0)
            {
                return;
            }

            try
            {
                await beforeRelease();
            }
            finally
            {
                // Also when the disk is full: a lock that is kept would keep everybody from trying again.
                await _held!.DisposeAsync();
                _held = null;
            }
        }
        finally
        {
            _gate.Release();
        }
    }
}
