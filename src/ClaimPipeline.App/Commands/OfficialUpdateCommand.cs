using System.Globalization;
using ClaimPipeline.OfficialUpdates;
using ClaimPipeline.Records;
using ClaimPipeline.Scheduling;

namespace ClaimPipeline.App.Commands;

/// <summary><c>official update</c>: one look for new official data.</summary>
internal sealed class OfficialUpdateCommand : Verb
{
    public OfficialUpdateCommand(Terminal terminal, TimeProvider time)
        : base(terminal, time, "update", "Import what is new in the drop folder and at the addresses of the settings, and compare again the claims that it affects.",
            "official update --data ./data")
    {
    }

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(Invocation invocation)
    {
        await using var workspace = await invocation.OpenAsync();
        var updater = workspace.Get<OfficialUpdater>();
        if (!updater.IsAsked)
        {
            throw new UsageException(
                $"There is nothing to look at: put files into {workspace.Get<DropFolder>().Path}, or name addresses in the setting OfficialUpdates:Urls.");
        }

        var output = new PassOutput(invocation);
        var worst = ExitCode.Fine;
        var report = new RunReport(() => output = new PassOutput(invocation), run => worst = Math.Max(worst, invocation.Json ? ExitCode.Fine : output.Finish(run)));
        if (await updater.LookAsync(report, invocation.Cancellation) is not { } result)
        {
            await invocation.Terminal.Error.WriteLineAsync("Another process looks for official updates: this one leaves it to that.");
            return ExitCode.AlreadyRunning;
        }

        Print(invocation, result);
        return result.IsFine ? worst : ExitCode.Problems;
    }

    /// <summary>One file on one line.</summary>
    public static string Line(OfficialUpdate update) => string.Create(
        CultureInfo.InvariantCulture,
        $"{update.File}: {update.Outcome.ToString().ToLowerInvariant()}{(update.Outcome == OfficialUpdateOutcome.Known ? ", the same file was imported before" : $", {update.Added} rows added, {update.Changed} changed, {update.Unchanged} unchanged, {update.Refused} refused")}");

    private static void Print(Invocation invocation, OfficialLookResult result)
    {
        foreach (var trouble in result.Troubles)
        {
            invocation.Terminal.Error.WriteLine(trouble);
        }

        if (invocation.Json)
        {
            invocation.PrintJson(result, OutputJson.Of<OfficialLookResult>());
            return;
        }

        foreach (var update in result.Updates)
        {
            invocation.Terminal.Out.WriteLine(Line(update));
            foreach (var problem in update.Problems)
            {
                invocation.Terminal.Error.WriteLine(problem);
            }
        }

        invocation.Terminal.Out.WriteLine(result.Summary);
    }
}
