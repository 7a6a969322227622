using System.CommandLine;
using System.Globalization;
using ClaimPipeline.Records;
using ClaimPipeline.Scheduling;
using ClaimPipeline.Storage;

namespace ClaimPipeline.App.Commands;

/// <summary><c>jobs add</c>: gives sources a schedule, instead of the one they have.</summary>
internal sealed class JobsAddCommand : Verb
{
    private readonly Argument<string> _spec = new("WHEN")
    {
        Description = "adaptive, or a cron expression in quotes: minute, hour, day of the month, month, day of the week.",
    };

    private readonly Argument<string[]> _sources = new("SOURCE") { Description = "Names of seeds.", Arity = ArgumentArity.ZeroOrMore };
    private readonly Option<bool> _all = new("--all") { Description = "All sources of the seed list." };

    private readonly Option<string?> _seeds = new("--seeds")
    {
        Description = "A seed list (JSON), or a folder of them; without it, the list given last to this data folder.", HelpName = "FILE|DIR",
    };

    public JobsAddCommand(Terminal terminal, TimeProvider time)
        : base(terminal, time, "add", "Give sources a schedule, instead of the one that they have.",
            "jobs add '30 6 * * Mon-Fri' mining-com --seeds seeds --data ./data")
    {
        Command.Add(_spec);
        Command.Add(_sources);
        Command.Add(_all);
        Command.Add(_seeds);
    }

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(Invocation invocation)
    {
        var spec = invocation.Get(_spec)!;
        try
        {
            SchedulePlanner.Check(spec);
        }
        catch (FormatException trouble)
        {
            throw new UsageException($"WHEN is 'adaptive' or a cron expression. {trouble.Message}");
        }

        await using var workspace = await invocation.OpenAsync(withOfficialData: false);
        var seeds = Seeds(invocation, workspace.Folder);
        var names = invocation.Get(_sources) ?? [];
        if (names.Length == 0 == !invocation.Get(_all))
        {
            throw new UsageException("Name sources of the seed list, or all of them with --all.");
        }

        if (names.Except(seeds.Select(seed => seed.Name), StringComparer.Ordinal).FirstOrDefault() is { } unknown)
        {
            throw new UsageException(
                $"There is no source '{unknown}' in the seed list: it has {string.Join(", ", seeds.Select(seed => seed.Name).Take(20))}. --seeds gives another one.");
        }

        var planner = workspace.Get<SchedulePlanner>();
        foreach (var name in names.Length == 0 ? seeds.Select(seed => seed.Name) : names)
        {
            var schedule = await workspace.Get<IScheduleStore>().ChangeAsync(
                name, _ => planner.First(name, spec, isFromSeeds: false, invocation.Time.GetUtcNow()), invocation.Cancellation);
            if (invocation.Json)
            {
                invocation.PrintJson(schedule!, RecordsJson.Compact.SourceSchedule);
            }
            else
            {
                await invocation.Terminal.Out.WriteLineAsync(string.Create(
                    CultureInfo.InvariantCulture, $"{name}: first run {schedule!.DueAt.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC"));
            }
        }

        return ExitCode.Fine;
    }

    private IReadOnlyList<Seed> Seeds(Invocation invocation, DataFolder folder)
    {
        if (invocation.Get(_seeds) is not { } path)
        {
            return File.Exists(folder.SeedsFile)
                ? folder.Seeds()
                : throw new UsageException("This data folder has no seed list yet: give one with --seeds.");
        }

        return folder.TakeSeeds(path);
    }
}
