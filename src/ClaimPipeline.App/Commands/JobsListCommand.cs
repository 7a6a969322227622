using System.Globalization;
using ClaimPipeline.App.Jobs;
using ClaimPipeline.App.Wording;
using ClaimPipeline.OfficialUpdates;
using ClaimPipeline.Records;
using ClaimPipeline.Storage;
using Spectre.Console;
using Cell = Spectre.Console.Text;

namespace ClaimPipeline.App.Commands;

/// <summary><c>jobs list</c>: the schedules, how each went last, and when each runs next.</summary>
internal sealed class JobsListCommand : Verb
{
    public JobsListCommand(Terminal terminal, TimeProvider time)
        : base(terminal, time, "list", "List the schedules: how each went last, and when each runs next.", "jobs list --data ./data")
    {
    }

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(Invocation invocation)
    {
        await using var workspace = await invocation.OpenAsync(withOfficialData: false);
        var schedules = await workspace.Get<IScheduleStore>().ListAsync(invocation.Cancellation);
        if (invocation.Json)
        {
            foreach (var schedule in schedules)
            {
                invocation.PrintJson(schedule, RecordsJson.Compact.SourceSchedule);
            }

            return ExitCode.Fine;
        }

        var updater = workspace.Get<OfficialUpdater>();
        if (schedules.Count == 0 && !updater.IsAsked)
        {
            await invocation.Terminal.Out.WriteLineAsync("No source has a schedule: 'claimpipeline jobs add' makes one.");
            return ExitCode.Fine;
        }

        var locks = (await workspace.Get<ILockStore>().ListAsync(invocation.Cancellation)).Select(held => held.Name).ToHashSet(StringComparer.Ordinal);
        var table = new Table().Border(TableBorder.Simple).AddColumns("Source", "When", "Next (UTC)", "Last (UTC)", "Ended", "New pages", "What was wrong");
        foreach (var schedule in schedules)
        {
            var isRunning = locks.Contains(ClaimPipeline.Scheduling.RunLocks.OfSource(schedule.Source));
            table.AddRow(
                new Cell(schedule.Source),
                new Cell(schedule.Interval is { } interval ? string.Create(CultureInfo.InvariantCulture, $"{schedule.Spec}, {interval:d\\.hh\\:mm}") : schedule.Spec),
                new Cell(schedule.IsWanted ? "now" : schedule.IsPaused ? "paused" : Moment(schedule.DueAt)),
                new Cell(Moment(schedule.StartedAt)),
                new Cell(isRunning ? "running" : schedule.Outcome?.ToString() ?? ""),
                new Cell(schedule.StartedAt is null ? "" : schedule.NewPages.ToString(CultureInfo.InvariantCulture)),
                new Cell(schedule.Detail ?? ""));
        }

        if (updater.IsAsked)
        {
            var last = await workspace.Get<IOfficialUpdateStore>().LastLookAsync(invocation.Cancellation);
            table.AddRow(
                new Cell(UpdateSchedule.Name),
                new Cell(string.Create(CultureInfo.InvariantCulture, $"every {workspace.Get<OfficialUpdatesOptions>().Interval:d\\.hh\\:mm}")),
                new Cell(Moment(await updater.DueAtAsync(invocation.Cancellation))),
                new Cell(Moment(last?.At)),
                new Cell(locks.Contains(OfficialUpdater.Lock) ? "running" : last is null ? "" : last.Troubles.Count == 0 ? "Done" : "Problems"),
                new Cell(""),
                new Cell(last is null ? "" : string.Join(" ", last.Troubles.Prepend(last.Detail + "."))));
        }

        invocation.Terminal.Ansi.Write(table);
        return ExitCode.Fine;
    }

    private static string Moment(DateTimeOffset? moment) =>
        moment is { } at ? Moments.Of(at) : "";
}
