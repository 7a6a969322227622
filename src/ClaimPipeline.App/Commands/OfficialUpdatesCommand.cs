using System.CommandLine;
using System.Globalization;
using ClaimPipeline.App.Wording;
using ClaimPipeline.Records;
using ClaimPipeline.Storage;
using Spectre.Console;
using Cell = Spectre.Console.Text;

namespace ClaimPipeline.App.Commands;

/// <summary><c>official updates</c>: what became of files that were dropped or fetched.</summary>
internal sealed class OfficialUpdatesCommand : Verb
{
    private readonly Option<int> _max = new("--max") { Description = "Most files to list.", DefaultValueFactory = _ => 50, HelpName = "N" };

    public OfficialUpdatesCommand(Terminal terminal, TimeProvider time)
        : base(terminal, time, "updates", "List what became of files that were dropped or fetched, and what they did to the verdicts.", "official updates --data ./data") =>
        Command.Add(_max);

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(Invocation invocation)
    {
        if (invocation.Get(_max) < 1)
        {
            throw new UsageException("--max takes a number from 1.");
        }

        await using var workspace = await invocation.OpenAsync(withOfficialData: false);
        var updates = await workspace.Get<IOfficialUpdateStore>().ListAsync(invocation.Get(_max), invocation.Cancellation);
        if (invocation.Json)
        {
            foreach (var update in updates)
            {
                invocation.PrintJson(update, RecordsJson.Compact.OfficialUpdate);
            }

            return ExitCode.Fine;
        }

        if (updates.Count == 0)
        {
            await invocation.Terminal.Out.WriteLineAsync("No file was dropped or fetched so far: 'claimpipeline official update' looks for some.");
            return ExitCode.Fine;
        }

        var table = new Table().Border(TableBorder.Simple).AddColumns("When (UTC)", "File", "Outcome", "Added", "Changed", "Unchanged", "Refused", "Compared", "Overturned");
        foreach (var update in updates)
        {
            table.AddRow(new[]
            {
                Moments.Of(update.At),
                update.File,
                update.Outcome.ToString(),
                Number(update.Added),
                Number(update.Changed),
                Number(update.Unchanged),
                Number(update.Refused),
                update.Effect is { } effect ? Number(effect.Compared) : "",
                update.Effect is { } told ? Number(told.Overturned) : "",
            }.Select(text => new Cell(text)));
        }

        invocation.Terminal.Ansi.Write(table);
        return ExitCode.Fine;
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
