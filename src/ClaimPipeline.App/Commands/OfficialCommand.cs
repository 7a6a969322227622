using System.Globalization;
using ClaimPipeline.App.Official;
using ClaimPipeline.App.Wording;
using ClaimPipeline.Storage;
using Spectre.Console;
using Cell = Spectre.Console.Text;

namespace ClaimPipeline.App.Commands;

/// <summary><c>official</c>: what there is to compare with; its verbs add to it and look into it.</summary>
internal sealed class OfficialCommand : Verb
{
    public OfficialCommand(Terminal terminal, TimeProvider time)
        : base(terminal, time, "official", "Count the official figures and measures that claims are compared with.", "official --data ./data")
    {
        Add(new OfficialImportCommand(terminal, time));
        Add(new OfficialUpdateCommand(terminal, time));
        Add(new OfficialUpdatesCommand(terminal, time));
        Add(new OfficialListCommand(terminal, time));
        Add(new OfficialShowCommand(terminal, time));
        Add(new OfficialDiffCommand(terminal, time));
    }

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(Invocation invocation)
    {
        await using var workspace = await invocation.OpenAsync();
        var store = workspace.Get<IReferenceStore>();
        var counts = new SortedDictionary<(string Source, string Indicator), (int Rows, string First, string Last)>();
        await foreach (var figure in store.FiguresAsync(null, invocation.Cancellation))
        {
            var key = (figure.Source, figure.Indicator.Value);
            var period = figure.Period.ToString();
            counts[key] = counts.TryGetValue(key, out var so)
                ? (so.Rows + 1, Min(so.First, period), Max(so.Last, period))
                : (1, period, period);
        }

        var measures = 0;
        await foreach (var _ in store.MeasuresAsync(invocation.Cancellation))
        {
            measures++;
        }

        if (invocation.Json)
        {
            foreach (var (key, value) in counts)
            {
                invocation.PrintJson(
                    new OfficialCount(key.Source, key.Indicator, value.Rows, value.First, value.Last), OutputJson.Of<OfficialCount>());
            }

            invocation.PrintJson(new OfficialCount("measures", null, measures, null, null), OutputJson.Of<OfficialCount>());
            return ExitCode.Fine;
        }

        var table = new Table().Border(TableBorder.Simple)
            .AddColumns(new TableColumn("Source"), new TableColumn("Indicator"), new TableColumn("Rows").RightAligned(), new TableColumn("Periods"));
        foreach (var (key, value) in counts)
        {
            table.AddRow(
                new Cell(key.Source),
                new Cell(key.Indicator),
                new Cell(Counts.Of(value.Rows)),
                new Cell($"{value.First} to {value.Last}"));
        }

        invocation.Terminal.Ansi.Write(table);
        await invocation.Terminal.Out.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture, $"{counts.Values.Sum(c => c.Rows):#,0} figures, {measures:#,0} measures"));
        return ExitCode.Fine;
    }

    private static string Min(string a, string b) => string.CompareOrdinal(a, b) <= 0 ? a : b;

    private static string Max(string a, string b) => string.CompareOrdinal(a, b) >= 0 ? a : b;
}
