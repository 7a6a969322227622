using System.CommandLine;
using System.Globalization;
using ClaimPipeline.App.Wording;
using ClaimPipeline.Records;
using ClaimPipeline.Storage;
using Spectre.Console;
using Cell = Spectre.Console.Text;

namespace ClaimPipeline.App.Commands;

/// <summary><c>runs</c>: the latest runs of all passes; <c>runs show</c> prints one.</summary>
internal sealed class RunsCommand : Verb
{
    private readonly Option<int> _last = new("--last") { Description = "How many runs to list.", DefaultValueFactory = _ => 20, HelpName = "N" };

    private readonly Option<string?> _pass = new("--pass")
    {
        Description = "List the runs of one pass only: crawl, import, analyze, compare or index.", HelpName = "NAME",
    };

    public RunsCommand(Terminal terminal, TimeProvider time)
        : base(terminal, time, "runs", "List the latest runs of the passes with their counts.", "runs --last 5 --data ./data")
    {
        Command.Add(_last);
        Command.Add(_pass);
        Add(new RunsShowCommand(terminal, time));
    }

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(Invocation invocation)
    {
        var last = invocation.Get(_last);
        if (last < 1)
        {
            throw new UsageException("--last takes a number from 1.");
        }

        await using var workspace = await invocation.OpenAsync();
        var ledger = workspace.Get<IRunLedger>();
        var pass = invocation.Get(_pass);
        var runs = (await ledger.LatestAsync(pass is null ? last : int.MaxValue, invocation.Cancellation))
            .Where(run => pass is null || string.Equals(run.Pass, pass, StringComparison.Ordinal))
            .Take(last)
            .ToList();
        if (invocation.Json)
        {
            runs.ForEach(run => invocation.PrintJson(run, RecordsJson.Compact.Run));
            return ExitCode.Fine;
        }

        if (runs.Count == 0)
        {
            await invocation.Terminal.Out.WriteLineAsync("No runs yet.");
            return ExitCode.Fine;
        }

        var table = new Table().Border(TableBorder.Simple).AddColumns(
            new TableColumn("Run"), new TableColumn("Pass"), new TableColumn("Began (UTC)"), new TableColumn("Seconds").RightAligned(),
            new TableColumn("Read").RightAligned(), new TableColumn("Kept").RightAligned(), new TableColumn("Unchanged").RightAligned(),
            new TableColumn("Dropped").RightAligned(), new TableColumn("Quarantined").RightAligned(), new TableColumn("Ended"));
        foreach (var run in runs)
        {
            table.AddRow(
                new Cell(run.Id.Value[..8]),
                new Cell(run.Pass),
                new Cell(run.StartedAt.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)),
                new Cell(Seconds(run)),
                new Cell(Counts.Of(run.Read)),
                new Cell(Counts.Of(run.Kept)),
                new Cell(Counts.Of(run.Unchanged)),
                new Cell(Counts.Of(run.Dropped.Sum(drop => drop.Count))),
                new Cell(Counts.Of(run.Quarantined)),
                new Cell(Ending(run)));
        }

        invocation.Terminal.Ansi.Write(table);
        return ExitCode.Fine;
    }

    /// <summary>How the run ended, in a word or two.</summary>
    public static string Ending(Run run) => run switch
    {
        { FinishedAt: null } => "running or killed",
        { Interrupted: true } => "interrupted",
        _ => "finished",
    };

    /// <summary>How long it took; empty when it did not end.</summary>
    public static string Seconds(Run run) =>
        run.FinishedAt is { } end ? (end - run.StartedAt).TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture) : "";
}
