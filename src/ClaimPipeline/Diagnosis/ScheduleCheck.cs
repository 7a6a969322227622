using System.Runtime.CompilerServices;
using ClaimPipeline.Scheduling;
using ClaimPipeline.Storage;

namespace ClaimPipeline.Diagnosis;

/// <summary>Schedules that nobody runs, sources that fail, and locks that nobody holds any more.</summary>
public sealed class ScheduleCheck(
    IScheduleStore schedules, ILockStore locks, SchedulingOptions scheduling, DiagnosisOptions options, TimeProvider time) : ICheck
{
    /// <inheritdoc/>
    public string Name => "schedules";

    /// <inheritdoc/>
    public async IAsyncEnumerable<Finding> RunAsync(bool full, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var all = await schedules.ListAsync(cancellationToken);
        var taken = await locks.ListAsync(cancellationToken);

        // A scheduler moves what is overdue to a later time as soon as it looks.
        var late = scheduling.MissedAfter + scheduling.LookEvery + scheduling.LockWait;
        var running = taken.Where(one => one.ExpiresAt > now).Select(one => one.Name).ToHashSet(StringComparer.Ordinal);
        var overdue = all.Where(one => !one.IsPaused && one.DueAt + late < now && !running.Contains(RunLocks.OfSource(one.Source))).ToList();
        if (overdue.Count > 0)
        {
            yield return new Finding(
                "schedule-overdue", FindingSeverity.Warning, "schedules",
                FormattableString.Invariant(
                    $"{overdue.Count} source(s) should have run, as {overdue.MinBy(one => one.DueAt)!.Source} at {overdue.Min(one => one.DueAt).UtcDateTime:yyyy-MM-dd HH:mm} UTC."),
                "Start 'claimpipeline jobs run' or 'claimpipeline serve': it makes up for them, one after the other.");
        }

        foreach (var failing in all.Where(one => one.Failures >= options.MostFailures))
        {
            yield return new Finding(
                "source-failing", FindingSeverity.Warning, failing.Source,
                FormattableString.Invariant($"Its last {failing.Failures} runs did not come to their end: {failing.Detail}"),
                $"Mend what it says, then run 'claimpipeline jobs now {failing.Source}'.");
        }

        foreach (var stale in taken.Where(one => one.ExpiresAt <= now))
        {
            yield return new Finding(
                "lock-stale", FindingSeverity.Warning, stale.Name,
                FormattableString.Invariant($"Process {stale.Process} on {stale.Host} took the lock and has been silent since {stale.RenewedAt.UtcDateTime:yyyy-MM-dd HH:mm} UTC."),
                "It was killed, or its machine is gone: the next run takes the lock over by itself.");
        }
    }
}
