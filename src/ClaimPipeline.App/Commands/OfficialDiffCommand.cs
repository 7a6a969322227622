using System.CommandLine;
using System.Globalization;
using ClaimPipeline.App.Official;
using ClaimPipeline.App.Wording;
using ClaimPipeline.OfficialFigures;
using ClaimPipeline.Records;
using Spectre.Console;
using Cell = Spectre.Console.Text;

namespace ClaimPipeline.App.Commands;

/// <summary><c>official diff</c>: what a newer edition says otherwise.</summary>
internal sealed class OfficialDiffCommand : Verb
{
    private readonly Argument<string> _from = new("FROM") { Description = "The older edition, such as MCS2023." };

    private readonly Argument<string> _to = new("TO") { Description = "The newer edition, such as MCS2024." };

    private readonly Option<string?> _commodity = new("--commodity") { Description = "Only rows of a commodity, by its code.", HelpName = "CODE" };

    private readonly Option<int> _max = new("--max") { Description = "Most rows to list.", DefaultValueFactory = _ => 100, HelpName = "N" };

    public OfficialDiffCommand(Terminal terminal, TimeProvider time)
        : base(terminal, time, "diff", "Say what changed between two editions of official figures.",
            "official diff MCS2023 MCS2024 --commodity rare_earths")
    {
        Command.Add(_from);
        Command.Add(_to);
        Command.Add(_commodity);
        Command.Add(_max);
    }

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(Invocation invocation)
    {
        var (from, to, max) = (invocation.Get(_from)!, invocation.Get(_to)!, invocation.Get(_max));
        if (max < 1)
        {
            throw new UsageException("--max takes a number from 1.");
        }

        await using var workspace = await invocation.OpenAsync();
        var subject = invocation.Get(_commodity) is { } code ? new EntityId(code) : (EntityId?)null;
        var changes = (await workspace.Get<OfficialCatalogue>().GetAsync(invocation.Cancellation)).Between(from, to, subject);
        if (invocation.Json)
        {
            foreach (var change in changes.Take(max))
            {
                invocation.PrintJson(change, OutputJson.Of<EditionChange>());
            }

            return ExitCode.Fine;
        }

        Print(invocation, changes, from, to, max);
        return ExitCode.Fine;
    }

    private static void Print(Invocation invocation, IReadOnlyList<EditionChange> changes, string from, string to, int max)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns(
            new TableColumn("Indicator"), new TableColumn("Commodity"), new TableColumn("Place"), new TableColumn("Period"),
            new TableColumn(Markup.Escape(from)).RightAligned(), new TableColumn(Markup.Escape(to)).RightAligned(), new TableColumn("Change").RightAligned());
        foreach (var change in changes.Take(max))
        {
            var row = (change.New ?? change.Old)!;
            table.AddRow(new[]
            {
                row.Indicator.Value, row.Subject.Value, row.Place.Value, row.Period.ToString(), Told(change.Old), Told(change.New),
                change.RelativeDifference is { } relative ? string.Create(CultureInfo.InvariantCulture, $"{relative * 100:+0.#;-0.#;0} %") : change.Old is null ? "new" : change.New is null ? "gone" : "",
            }.Select(text => new Cell(text)));
        }

        if (changes.Count > 0)
        {
            invocation.Terminal.Ansi.Write(table);
        }

        var both = changes.Count(c => c.Old is not null && c.New is not null);
        var left = changes.Count > max ? string.Create(CultureInfo.InvariantCulture, $", {changes.Count - max:#,0} more not shown (--max)") : "";
        invocation.Terminal.Out.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{both:#,0} rows changed, {changes.Count(c => c.New is null):#,0} only in {from}, {changes.Count(c => c.Old is null):#,0} only in {to}{left}"));
    }

    private static string Told(OfficialFigure? figure) => figure is null ? "" : $"{FigureText.Amount(figure.Quantity)} {figure.Quantity.Unit.Code}";
}
