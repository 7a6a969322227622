using System.Runtime.CompilerServices;
using ClaimPipeline.Records;
using ClaimPipeline.Storage;

namespace ClaimPipeline.Diagnosis;

/// <summary>The runs: whether their counts add up, whether they have ended, and whether the clock agrees with them.</summary>
public sealed class LedgerCheck(IRunLedger ledger, ILockStore locks, TimeProvider time) : ICheck
{
    private const int MostNamed = 5;

    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(5);

    /// <inheritdoc/>
    public string Name => "ledger";

    /// <inheritdoc/>
    public async IAsyncEnumerable<Finding> RunAsync(bool full, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var runs = await ledger.LatestAsync(int.MaxValue, cancellationToken);
        var now = time.GetUtcNow();
        foreach (var run in runs.Where(run => !run.IsBalanced).Take(MostNamed))
        {
            var dropped = run.Dropped.Sum(drop => (long)drop.Count);
            yield return new Finding(
                "ledger-law", FindingSeverity.Error, $"run {run.Id.Value[..8]}",
                FormattableString.Invariant(
                    $"The {run.Pass} run read {run.Read} items, but {run.Kept} kept, {run.Unchanged} unchanged, {dropped} dropped and {run.Quarantined} quarantined are {(long)run.Kept + run.Unchanged + dropped + run.Quarantined}."),
                "Items of that run are not accounted for: run the pass again, and report it with 'claimpipeline runs show' if it was not changed by hand.");
        }

        if (runs.Select(run => run.FinishedAt ?? run.StartedAt).DefaultIfEmpty().Max() is var last && last > now + ClockSkew)
        {
            yield return new Finding(
                "clock", FindingSeverity.Error, "clock",
                FormattableString.Invariant($"It shows {now.UtcDateTime:yyyy-MM-dd HH:mm} UTC, but a run was at {last.UtcDateTime:yyyy-MM-dd HH:mm} UTC."),
                "Set the clock right (timedatectl): until it has caught up, nothing is due, and what is fetched is dated wrongly.");
        }

        foreach (var finding in Open(runs, await locks.ListAsync(cancellationToken), now))
        {
            yield return finding;
        }
    }

    private static IEnumerable<Finding> Open(IReadOnlyList<Run> runs, IReadOnlyList<RunLock> locks, DateTimeOffset now)
    {
        // Latest first; what began under a lock that is still held may be going on.
        var held = locks.Where(one => one.ExpiresAt > now).Select(one => one.TakenAt).DefaultIfEmpty(DateTimeOffset.MaxValue).Min();
        var ended = new HashSet<(string, string?)>();
        var madeUp = 0;
        foreach (var run in runs)
        {
            if (run is { FinishedAt: not null, Interrupted: false })
            {
                ended.Add((run.Pass, null));
                ended.Add((run.Pass, run.Source));
            }
            else if (run.FinishedAt is null && run.StartedAt < held)
            {
                if (ended.Contains((run.Pass, run.Source)))
                {
                    madeUp++;
                    continue;
                }

                yield return new Finding(
                    "run-open", FindingSeverity.Warning, $"run {run.Id.Value[..8]}",
                    $"The {run.Pass} run{(run.Source is { } source ? $" of {source}" : "")} began and never ended, and none after it has done the rest.",
                    $"Nothing stored is lost: run 'claimpipeline {(run.Source is { } again ? $"run --source {again}" : run.Pass)}' again, unless it is going on right now.");
            }
        }

        if (madeUp > 0)
        {
            yield return new Finding(
                "run-killed", FindingSeverity.Info, "runs", FormattableString.Invariant($"{madeUp} run(s) were ended from outside; later ones have done the rest."),
                "Nothing is to be done.");
        }
    }
}
