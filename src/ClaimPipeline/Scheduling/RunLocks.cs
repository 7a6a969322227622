using ClaimPipeline.Records;
using ClaimPipeline.Storage;

namespace ClaimPipeline.Scheduling;

/// <summary>
/// Locks on what one process at a time may work on. Each is a record in the store, which other machines see and which expires, and a locked
/// file, which the operating system frees at once when the process ends: so what a killed process of this machine held can be taken over
/// without waiting, and what another machine holds is never taken while that is alive.
/// </summary>
public sealed class RunLocks(ILockStore store, LockOwner owner, SchedulingOptions options, TimeProvider time)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    /// <summary>The lock of a source.</summary>
    public static string OfSource(string source) => $"source/{source}";

    /// <summary>Takes a lock.</summary>
    /// <returns>Null when it is held by another; else to be disposed of.</returns>
    public async Task<HeldLock?> TryTakeAsync(string name, CancellationToken cancellationToken)
    {
        if (TryOpen(name) is not { } file)
        {
            return null;
        }

        try
        {
            var now = time.GetUtcNow();
            var wanted = new RunLock(name, owner.Host, owner.Process, now, now, now + options.LockExpiry);

            // Its file is ours, so whoever of this machine has the record is gone.
            if (await store.TakeAsync(wanted, held => held.Host == owner.Host, cancellationToken) is null)
            {
                return new HeldLock(store, wanted, file, options, time);
            }
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }

        await file.DisposeAsync();
        return null;
    }

    /// <summary>Takes a lock, for which it waits as long as the settings allow.</summary>
    /// <returns>Null when it was held by another all the time.</returns>
    public async Task<HeldLock?> TakeAsync(string name, CancellationToken cancellationToken)
    {
        // Real time: whoever holds it works in real time.
        var began = TimeProvider.System.GetTimestamp();
        while (true)
        {
            if (await TryTakeAsync(name, cancellationToken) is { } held)
            {
                return held;
            }

            if (TimeProvider.System.GetElapsedTime(began) >= options.LockWait)
            {
                return null;
            }

            await Task.Delay(Pause, cancellationToken);
        }
    }

    private FileStream? TryOpen(string name)
    {
        Directory.CreateDirectory(owner.Folder);
        try
        {
            return new FileStream(
                Path.Combine(owner.Folder, Uri.EscapeDataString(name) + ".lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException busy) when (busy is not (FileNotFoundException or DirectoryNotFoundException or PathTooLongException))
        {
            return null;
        }
    }
}
