using System.CommandLine;
using System.Globalization;
using ClaimPipeline.App.Jobs;
using ClaimPipeline.Crawling;
using ClaimPipeline.Records;
using ClaimPipeline.Scheduling;

namespace ClaimPipeline.App.Commands;

/// <summary><c>jobs run</c>: the schedules at work, until it is stopped.</summary>
internal sealed class JobsRunCommand : Verb
{
    private readonly Option<string?> _seeds = new("--seeds")
    {
        Description = "A seed list (JSON), or a folder of them; without it, the list given last to this data folder.", HelpName = "FILE|DIR",
    };

    private readonly Option<bool> _once = new("--once") { Description = "Run what is due, once, and end: for cron and systemd timers." };

    public JobsRunCommand(Terminal terminal, TimeProvider time)
        : base(terminal, time, "run", "Run the schedules until Ctrl-C.", "jobs run --seeds seeds --data ./data")
    {
        Command.Add(_seeds);
        Command.Add(_once);
    }

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(Invocation invocation)
    {
        await using var workspace = await invocation.OpenAsync();
        if (invocation.Get(_seeds) is { } path)
        {
            workspace.Folder.TakeSeeds(path);
        }

        var folder = workspace.Folder;
        CrawlOptionSet.WarnOfMissingContact(invocation, workspace.Get<CrawlingOptions>(), new(folder.Seeds()));
        var worst = ExitCode.Fine;
        void Report(SourceRunResult result)
        {
            worst = Math.Max(worst, result.Outcome == SourceOutcome.Done ? ExitCode.Fine : ExitCode.Problems);
            Print(invocation, result);
        }

        var options = workspace.Get<SchedulingOptions>();
        var updates = workspace.Get<UpdateSchedule>();
        if (invocation.Get(_once))
        {
            if (await updates.RunDueAsync(invocation.Cancellation) is { } updated)
            {
                Report(updated);
            }

            await workspace.Get<SourceJobs>().RunDueAsync(folder.Seeds(), options.Concurrency, Report, invocation.Cancellation);
            return worst;
        }

        await using var scheduler = new QuartzSchedule(workspace.Get<SourceJobs>(), folder.Seeds, options, updates, Report);
        await scheduler.StartAsync(invocation.Cancellation);
        await invocation.Terminal.Error.WriteLineAsync("The schedules run; Ctrl-C ends them after the current items.");
        await Task.Delay(Timeout.Infinite, invocation.Cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await scheduler.StopAsync();
        return ExitCode.Fine;
    }

    private static void Print(Invocation invocation, SourceRunResult result)
    {
        if (invocation.Json)
        {
            invocation.PrintJson(result, OutputJson.Of<SourceRunResult>());
            return;
        }

        invocation.Terminal.Out.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{invocation.Time.GetUtcNow():yyyy-MM-dd HH:mm:ss} {result.Source}: {result.Outcome}{(result.Source == UpdateSchedule.Name ? "" : $", {result.NewPages} new page(s)")}{(result.Detail is null ? "" : $". {result.Detail}")}"));
    }
}
