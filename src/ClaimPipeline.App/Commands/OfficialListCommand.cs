using System.CommandLine;
using System.Globalization;
using ClaimPipeline.App.Wording;
using ClaimPipeline.Records;
using ClaimPipeline.Storage;
using Spectre.Console;
using Cell = Spectre.Console.Text;

namespace ClaimPipeline.App.Commands;

/// <summary><c>official list</c>: official figures, or measures, that meet all conditions.</summary>
internal sealed class OfficialListCommand : Verb
{
    private readonly Option<bool> _measures = new("--measures") { Description = "List measures (bans, licences, quotas) instead of figures." };

    private readonly Option<string?> _commodity = new("--commodity") { Description = "Commodity code, such as rare_earths.", HelpName = "CODE" };

    private readonly Option<string?> _place = new("--place")
    {
        Description = "Place code: ISO 3166-1 alpha-3, WLD, EUU, OPECPLUS ...", HelpName = "CODE",
    };

    private readonly Option<string?> _indicator = new("--indicator") { Description = "Indicator code, such as mine_production.", HelpName = "CODE" };

    private readonly Option<string?> _period = new("--period")
    {
        Description = "A year, month, day or interval (2022, 2022-07, 2021/2024); rows that lie in it are listed.", HelpName = "PERIOD",
    };

    private readonly Option<int> _max = new("--max") { Description = "Most rows to list.", DefaultValueFactory = _ => 100, HelpName = "N" };

    public OfficialListCommand(Terminal terminal, TimeProvider time)
        : base(terminal, time, "list", "List official figures or measures.",
            "official list --commodity rare_earths --place CHN --indicator mine_production --period 2022")
    {
        Command.Add(_measures);
        Command.Add(_commodity);
        Command.Add(_place);
        Command.Add(_indicator);
        Command.Add(_period);
        Command.Add(_max);
    }

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(Invocation invocation)
    {
        Period? period = null;
        if (invocation.Get(_period) is { } text)
        {
            period = Period.TryParse(text, out var read)
                ? read
                : throw new UsageException($"--period takes a year, month, day or interval, as in 2022, 2022-07 or 2021/2024; '{text}' is none.");
        }

        var max = invocation.Get(_max);
        if (max < 1)
        {
            throw new UsageException("--max takes a number from 1.");
        }

        await using var workspace = await invocation.OpenAsync();
        var store = workspace.Get<IReferenceStore>();
        return invocation.Get(_measures)
            ? await ListMeasuresAsync(invocation, store, period, max)
            : await ListFiguresAsync(invocation, store, period, max);
    }

    private async Task<int> ListFiguresAsync(Invocation invocation, IReferenceStore store, Period? period, int max)
    {
        var subject = invocation.Get(_commodity) is { } code ? new EntityId(code) : (EntityId?)null;
        var rows = new List<OfficialFigure>();
        var more = 0;
        await foreach (var figure in store.FiguresAsync(subject, invocation.Cancellation))
        {
            if (Meets(invocation.Get(_place), figure.Place)
                && Meets(invocation.Get(_indicator), figure.Indicator)
                && (period is not { } within || within.Contains(figure.Period)))
            {
                more += rows.Count == max ? 1 : 0;
                if (rows.Count < max)
                {
                    rows.Add(figure);
                }
            }
        }

        var table = new Table().Border(TableBorder.Simple).AddColumns(
            new TableColumn("Indicator"), new TableColumn("Commodity"), new TableColumn("Place"), new TableColumn("Period"),
            new TableColumn("Value").RightAligned(), new TableColumn("Unit"), new TableColumn("Basis"), new TableColumn("Source"),
            new TableColumn("Edition"), new TableColumn("Published"));
        foreach (var figure in rows)
        {
            if (invocation.Json)
            {
                invocation.PrintJson(figure, RecordsJson.Compact.OfficialFigure);
                continue;
            }

            Add(
                table,
                figure.Indicator.Value,
                figure.Subject.Value,
                figure.Counterpart is { } partner ? $"{figure.Place.Value} from/to {partner.Value}" : figure.Place.Value,
                figure.Period.ToString(),
                FigureText.Amount(figure.Quantity),
                figure.Quantity.Unit.Code,
                figure.Basis,
                figure.Source,
                figure.Edition,
                figure.Published?.ToString());
        }

        return Finish(invocation, table, rows.Count, more);
    }

    private async Task<int> ListMeasuresAsync(Invocation invocation, IReferenceStore store, Period? period, int max)
    {
        if (invocation.Get(_indicator) is not null)
        {
            throw new UsageException("Measures have no indicator: leave --indicator out with --measures.");
        }

        var rows = new List<Measure>();
        var more = 0;
        await foreach (var measure in store.MeasuresAsync(invocation.Cancellation))
        {
            if (Meets(invocation.Get(_place), measure.Jurisdiction)
                && (invocation.Get(_commodity) is not { } code || measure.Commodities.Any(commodity => Meets(code, commodity)))
                && (period is not { } within || (measure.InForceFrom ?? measure.Announced) is not { } start || within.Overlaps(start)))
            {
                more += rows.Count == max ? 1 : 0;
                if (rows.Count < max)
                {
                    rows.Add(measure);
                }
            }
        }

        var table = new Table().Border(TableBorder.Simple)
            .AddColumns("Measure", "Type", "Commodities", "Announced", "In force", "Until", "Status", "What it does");
        foreach (var measure in rows)
        {
            if (invocation.Json)
            {
                invocation.PrintJson(measure, RecordsJson.Compact.Measure);
                continue;
            }

            Add(
                table,
                measure.Id.Value,
                $"{measure.Type} {measure.TypeLabel}",
                string.Join(' ', measure.Commodities.Select(commodity => commodity.Value)),
                measure.Announced?.ToString(),
                measure.InForceFrom?.ToString(),
                measure.InForceTo?.ToString(),
                measure.Status,
                measure.Description);
        }

        return Finish(invocation, table, rows.Count, more);
    }

    private static int Finish(Invocation invocation, Table table, int rows, int more)
    {
        if (!invocation.Json)
        {
            if (rows > 0)
            {
                invocation.Terminal.Ansi.Write(table);
            }

            var left = more == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", {more:#,0} more not shown (--max)");
            invocation.Terminal.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{rows:#,0} rows{left}"));
        }

        return ExitCode.Fine;
    }

    private static bool Meets(string? code, EntityId id) => code is null || string.Equals(code, id.Value, StringComparison.OrdinalIgnoreCase);

    private static void Add(Table table, params string?[] cells) => table.AddRow(cells.Select(cell => new Cell(cell ?? "")));
}
