using System.Collections.Concurrent;
using System.Data.Common;
using ClaimPipeline.Records;
using ClaimPipeline.Storage;

namespace ClaimPipeline.Scheduling;

/// <summary>The schedules at work: what is to run when, and running it.</summary>
public sealed class SourceJobs(IScheduleStore store, SchedulePlanner planner, SourceRunner runner, TimeProvider time, SchedulingOptions options)
{
    // Sources whose schedule could not be written, on a full disk say: without these, they would be due again at once.
    private readonly ConcurrentDictionary<string, DateTimeOffset> _notBefore = new(StringComparer.Ordinal);

    /// <summary>Brings the schedules level with what the seed list asks for; those made by hand are left as they are.</summary>
    public async Task TakeFromSeedsAsync(IReadOnlyList<Seed> seeds, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(seeds);
        var now = time.GetUtcNow();
        foreach (var seed in seeds.Where(seed => seed.Schedule is not null))
        {
            Check(seed);
        }

        foreach (var (name, spec) in seeds.Where(seed => seed.Schedule is not null).Select(seed => (seed.Name, seed.Schedule!)))
        {
            await store.ChangeAsync(
                name,
                known => known is null || (known.IsFromSeeds && known.Spec != spec) ? planner.First(name, spec, isFromSeeds: true, now) : known,
                cancellationToken);
        }

        var asked = seeds.Where(seed => seed.Schedule is not null).Select(seed => seed.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var gone in (await store.ListAsync(cancellationToken)).Where(known => known.IsFromSeeds && !asked.Contains(known.Source)))
        {
            await store.ChangeAsync(gone.Source, known => known is { IsFromSeeds: true } ? null : known, cancellationToken);
        }
    }

    /// <summary>When each source runs next, soonest first; what was missed is spread first. Paused ones are left out.</summary>
    public async Task<IReadOnlyList<(string Source, DateTimeOffset At)>> PlanAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        foreach (var moved in planner.Spread(await store.ListAsync(cancellationToken), now))
        {
            await store.ChangeAsync(
                moved.Source, known => known is null ? null : known with { DueAt = moved.DueAt }, cancellationToken);
        }

        return
        [
            .. (await store.ListAsync(cancellationToken))
                .Select(schedule => (schedule.Source, At: planner.StartOf(schedule, now)))
                .Where(planned => planned.At is not null)
                .Select(planned => (planned.Source, At: Later(planned.At!.Value, _notBefore.GetValueOrDefault(planned.Source))))
                .OrderBy(planned => planned.At)
                .ThenBy(planned => planned.Source, StringComparer.Ordinal),
        ];
    }

    /// <summary>Runs what is due, several at a time, each once.</summary>
    /// <param name="seeds">All seeds.</param>
    /// <param name="concurrency">How many at a time.</param>
    /// <param name="ended">Told how each ended, one at a time.</param>
    /// <param name="cancellationToken">Stops them between items.</param>
    public async Task RunDueAsync(
        IReadOnlyList<Seed> seeds, int concurrency, Action<SourceRunResult> ended, CancellationToken cancellationToken)
    {
        await TakeFromSeedsAsync(seeds, cancellationToken);
        var now = time.GetUtcNow();
        var gate = new Lock();

        // Not spread: how many run at once is the caller's limit, and each process ends with the last of them.
        var due = (await store.ListAsync(cancellationToken))
            .Where(schedule => planner.StartOf(schedule, now) <= now && seeds.Any(seed => seed.Name == schedule.Source))
            .OrderBy(schedule => schedule.DueAt)
            .ToList();
        await Parallel.ForEachAsync(
            due,
            new ParallelOptions { MaxDegreeOfParallelism = concurrency, CancellationToken = cancellationToken },
            async (schedule, token) =>
            {
                var result = await RunAsync(seeds, schedule.Source, null, token);
                lock (gate)
                {
                    ended(result);
                }
            });
    }

    /// <summary>Runs a source now, and plans its next run if it has a schedule.</summary>
    /// <exception cref="ArgumentException">No seed has that name.</exception>
    public async Task<SourceRunResult> RunAsync(
        IReadOnlyList<Seed> seeds, string source, RunReport? report, CancellationToken cancellationToken)
    {
        var startedAt = time.GetUtcNow();
        var result = await runner.RunAsync(seeds, source, report, cancellationToken);
        var now = time.GetUtcNow();
        try
        {
            // Also after it was stopped: the next start must know.
            await store.ChangeAsync(
                source,
                known => known is null ? null
                    : result.Outcome == SourceOutcome.AlreadyRunning ? planner.Postponed(known, now)
                    : planner.After(known, result, startedAt, now),
                CancellationToken.None);
            _notBefore.TryRemove(source, out _);
        }
        catch (Exception trouble) when (trouble is DbException or IOException)
        {
            _notBefore[source] = now + options.CatchUpSpacing;
            return result with { Outcome = SourceOutcome.Failed, Detail = result.Detail ?? trouble.Message };
        }

        return result;
    }

    private static void Check(Seed seed)
    {
        try
        {
            SchedulePlanner.Check(seed.Schedule!);
        }
        catch (FormatException trouble)
        {
            throw new FormatException($"The schedule of seed '{seed.Name}' cannot be read: {trouble.Message}", trouble);
        }
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
