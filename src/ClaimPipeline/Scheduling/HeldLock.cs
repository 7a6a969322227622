using System.Data.Common;
using ClaimPipeline.Records;
using ClaimPipeline.Storage;

namespace ClaimPipeline.Scheduling;

/// <summary>A lock while it is held; disposing gives it back.</summary>
public sealed class HeldLock : IAsyncDisposable
{
    private readonly ILockStore _store;
    private readonly RunLock _held;
    private readonly FileStream _file;
    private readonly CancellationTokenSource _stop = new();
    private readonly CancellationTokenSource _lost = new();
    private readonly Task _beating;

    internal HeldLock(ILockStore store, RunLock held, FileStream file, SchedulingOptions options, TimeProvider time)
    {
        (_store, _held, _file) = (store, held, file);
        _beating = Task.Run(() => BeatAsync(options, time));
    }

    /// <summary>Cancelled when another took it, since this process had been silent for too long: work on what it locks must end.</summary>
    public CancellationToken Lost => _lost.Token;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _beating;
        try
        {
            await _store.ReleaseAsync(_held, CancellationToken.None);
        }
        catch (Exception trouble) when (trouble is DbException or IOException)
        {
            // A full disk: the record stays, and goes with the next one who takes the lock on this machine.
        }

        await _file.DisposeAsync();
        _stop.Dispose();
        _lost.Dispose();
    }

    private async Task BeatAsync(SchedulingOptions options, TimeProvider time)
    {
        using var timer = new PeriodicTimer(options.LockHeartbeat, time);
        try
        {
            while (await timer.WaitForNextTickAsync(_stop.Token))
            {
                try
                {
                    var now = time.GetUtcNow();
                    if (!await _store.RenewAsync(_held, now, now + options.LockExpiry, _stop.Token))
                    {
                        await _lost.CancelAsync();
                        return;
                    }
                }
                catch (Exception trouble) when (trouble is DbException or IOException)
                {
                    // The next beat may come through; on this machine the file holds the lock in any case.
                }
            }
        }
        catch (OperationCanceledException)
        {
            // Given back.
        }
    }
}
