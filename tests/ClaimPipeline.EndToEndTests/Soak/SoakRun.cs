using System.Diagnostics;
using System.Text.Json;
using ClaimPipeline.App;
using ClaimPipeline.Records;
using ClaimPipeline.Scheduling;
using ClaimPipeline.Storage;
using Microsoft.Data.Sqlite;

namespace ClaimPipeline.EndToEndTests.Soak;

/// <summary>Months of schedules over a world, with or without disturbances. Time is set, never waited for.</summary>
internal sealed class SoakRun(string root, SoakClock clock, SoakWorld world, Random? chance, SmallDisk? disk)
{
    private const int MostLocked = 2;

    private int _generation;
    private int _locked;
    private DateTimeOffset _quietFrom;

    /// <summary>The data folder as it is now.</summary>
    public string Folder => Path.Combine(root, FormattableString.Invariant($"data{_generation}"));

    /// <summary>Runs of sources by how they ended.</summary>
    public SortedDictionary<string, int> Outcomes { get; } = [];

    /// <summary>What was done to it, by kind.</summary>
    public SortedDictionary<string, int> Disturbances { get; } = [];

    /// <summary>Managed bytes and open files after each simulated month.</summary>
    public List<(long Bytes, int Files)> Months { get; } = [];

    /// <summary>Runs all schedules from now to then.</summary>
    public async Task RunAsync(DateTimeOffset end, CancellationToken cancellationToken)
    {
        var workspace = await OpenAsync(cancellationToken);
        var month = clock.Now.AddDays(30);
        _quietFrom = end.AddDays(-8);
        try
        {
            await File.WriteAllTextAsync(
                workspace.Folder.SeedsFile, JsonSerializer.Serialize([.. world.Seeds], RecordsJson.Compact.ListSeed), cancellationToken);
            foreach (var seed in world.Seeds)
            {
                var spec = seed.Name[^1] % 2 == 0 ? SchedulePlanner.Adaptive : "15 5,17 * * *";
                await workspace.Get<IScheduleStore>().ChangeAsync(
                    seed.Name, _ => workspace.Get<SchedulePlanner>().First(seed.Name, spec, false, clock.Now), cancellationToken);
            }

            while (clock.Now < end)
            {
                var next = (await workspace.Get<SourceJobs>().PlanAsync(cancellationToken))[0];
                clock.Now = next.At > clock.Now ? next.At : clock.Now;
                workspace = await DisturbedAsync(workspace, next.Source, cancellationToken);
                clock.Now += TimeSpan.FromMinutes(1);
                if (clock.Now >= month)
                {
                    Months.Add((GC.GetTotalMemory(forceFullCollection: true), OpenFiles()));
                    month = month.AddDays(30);
                }
            }
        }
        finally
        {
            await workspace.DisposeAsync();
        }
    }

    /// <summary>A report of it, for people.</summary>
    public string Summary() =>
        $"runs: {string.Join(", ", Outcomes.Select(o => $"{o.Value} {o.Key}"))}; disturbed by: {string.Join(", ", Disturbances.Select(d => $"{d.Value} {d.Key}"))}; "
        + $"MiB and files by month: {string.Join(", ", Months.Select(m => FormattableString.Invariant($"{m.Bytes / 1048576.0:0.0}/{m.Files}")))}";

    private async Task<Workspace> DisturbedAsync(Workspace workspace, string source, CancellationToken cancellationToken)
    {
        // The last days are for making up for what was missed.
        switch (clock.Now < _quietFrom ? chance?.Next(100) : null)
        {
            case < 8:
                return await CrashAsync(workspace, source, cancellationToken);
            case < 10:
                Count(Disturbances, "downtime");
                clock.Now += TimeSpan.FromDays(chance!.Next(2, 6));
                break;
            case < 13 when disk is not null:
                Count(Disturbances, "full disk");
                disk.Shrink(chance!.Next(2) * (64 << 10));
                Count(Outcomes, await TryAsync(workspace, source, cancellationToken));
                disk.Grow();
                return workspace;
            case < 16 when _locked++ < MostLocked:
                Count(Disturbances, "locked database");
                using (new LockedStore(Path.Combine(Folder, "store.db"), TimeSpan.FromMilliseconds(700)))
                {
                    Count(Outcomes, await TryAsync(workspace, source, cancellationToken));
                }

                return workspace;
        }

        Count(Outcomes, await TryAsync(workspace, source, cancellationToken));
        return workspace;
    }

    private async Task<string> TryAsync(Workspace workspace, string source, CancellationToken cancellationToken) =>
        (await workspace.Get<SourceJobs>().RunAsync(world.Seeds, source, null, cancellationToken)).Outcome.ToString();

    private async Task<Workspace> CrashAsync(Workspace workspace, string source, CancellationToken cancellationToken)
    {
        var copy = Path.Combine(root, FormattableString.Invariant($"data{_generation + 1}"));
        using var crash = new CrashPoint(Folder, copy, chance!.Next(1, 16));
        var result = await workspace.Get<SourceJobs>().RunAsync(world.Seeds, source, crash.Report, crash.Stop);
        if (crash.Pass is null)
        {
            Count(Outcomes, result.Outcome.ToString());
            return workspace;
        }

        Count(Disturbances, $"kill in {crash.Pass}");
        await workspace.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
        _generation++;
        return await OpenAsync(cancellationToken);
    }

    private Task<Workspace> OpenAsync(CancellationToken cancellationToken) =>
        Workspace.OpenAsync(Folder, clock, world.Settings, withOfficialData: false, cancellationToken);

    private static void Count(SortedDictionary<string, int> counts, string what) => counts[what] = counts.GetValueOrDefault(what) + 1;

    private static int OpenFiles()
    {
        using var process = Process.GetCurrentProcess();
        return OperatingSystem.IsLinux() ? Directory.GetFiles("/proc/self/fd").Length : process.HandleCount;
    }

    /// <summary>Another process, as far as SQLite can tell, that writes for a while.</summary>
    private sealed class LockedStore : IDisposable
    {
        private readonly Task _release;

        public LockedStore(string file, TimeSpan duration)
        {
            var connection = new SqliteConnection($"Data Source={file};Pooling=False");
            connection.Open();
            Execute(connection, "BEGIN IMMEDIATE");
            _release = Task.Run(async () =>
            {
                await Task.Delay(duration);
                Execute(connection, "ROLLBACK");
                await connection.DisposeAsync();
            });
        }

        public void Dispose() => _release.Wait();

        private static void Execute(SqliteConnection connection, string sql)
        {
            using var command = connection.CreateCommand();
            command.CommandText = sql;
            command.ExecuteNonQuery();
        }
    }
}
