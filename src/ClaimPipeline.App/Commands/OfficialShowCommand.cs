using System.CommandLine;
using ClaimPipeline.App.Wording;
using ClaimPipeline.Records;
using ClaimPipeline.Storage;

namespace ClaimPipeline.App.Commands;

/// <summary><c>official show</c>: one series with all its periods and editions, or one measure, with everything that is known of it.</summary>
internal sealed class OfficialShowCommand : Verb
{
    private readonly Argument<string> _key = new("KEY") { Description = "Key of a series, such as USGS_MCS.reserves.rare_earths.WLD, or of a measure, such as CHN-2023-TECHCAT." };

    public OfficialShowCommand(Terminal terminal, TimeProvider time)
        : base(terminal, time, "show", "Show one series with all its editions, or one measure.", "official show USGS_MCS.reserves.rare_earths.WLD") =>
        Command.Add(_key);

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(Invocation invocation)
    {
        var key = invocation.Get(_key)!;
        await using var workspace = await invocation.OpenAsync();
        var store = workspace.Get<IReferenceStore>();
        var measure = await store.MeasuresAsync(invocation.Cancellation).FirstOrDefaultAsync(m => m.Id.Value == key, invocation.Cancellation);
        var rows = measure is null
            ? await store.FiguresAsync(null, invocation.Cancellation).Where(f => f.Series == key).ToListAsync(invocation.Cancellation)
            : [];
        if (measure is null && rows.Count == 0)
        {
            throw new UsageException($"There is no series and no measure '{key}': 'official list --json' prints the keys of series, 'official list --measures' those of measures.");
        }

        if (invocation.Json)
        {
            if (measure is not null)
            {
                invocation.PrintJson(measure, RecordsJson.Compact.Measure);
            }

            rows.ForEach(row => invocation.PrintJson(row, RecordsJson.Compact.OfficialFigure));
            return ExitCode.Fine;
        }

        if (measure is not null)
        {
            Print(invocation.Terminal.Out, measure);
        }
        else
        {
            Print(invocation.Terminal.Out, rows);
        }

        return ExitCode.Fine;
    }

    private static void Print(TextWriter print, List<OfficialFigure> rows)
    {
        var first = rows[0];
        print.WriteLine(first.Series);
        Line(print, "what", $"{first.Indicator} of {first.Subject}, {first.Place}{(first.Counterpart is { } partner ? $" and {partner}" : "")}");
        Line(print, "source", first.Source);
        foreach (var row in rows)
        {
            Line(print, row.Period.ToString(), string.Join(", ", new[]
            {
                $"{FigureText.Full(row.Quantity)}", row.Basis, row.Status, row.Edition, row.Published is { } published ? $"published {published}" : null,
            }.Where(text => text is { Length: > 0 })));
            Line(print, "", row.SourceTitle);
            Line(print, "", row.SourceUrl);
            Line(print, "", row.Note);
            Line(print, "", $"hash {ReferenceRevision.HashOf(row)}");
        }
    }

    private static void Print(TextWriter print, Measure measure)
    {
        print.WriteLine(measure.Id.Value);
        Line(print, "what", measure.Description);
        Line(print, "type", $"{measure.Type} {measure.TypeLabel}, {measure.Direction}");
        Line(print, "by", measure.Jurisdiction.Value);
        Line(print, "on", string.Join(", ", measure.Commodities.Select(c => c.Value).Concat(measure.HsCodes.Select(c => $"HS {c}"))));
        Line(print, "against", string.Join(", ", measure.Targets.Select(t => t.Value)));
        Line(print, "announced", measure.Announced?.ToString());
        Line(print, "in force", $"{measure.InForceFrom?.ToString() ?? "?"} to {measure.InForceTo?.ToString() ?? "now"}, {measure.Status}");
        Line(print, "act", measure.LegalReference);
        Line(print, "size", measure.Quantity is { } quantity ? FigureText.Full(quantity) : null);
        Line(print, "source", measure.Source);
        Line(print, "", measure.SourceUrl);
        Line(print, "", measure.Note);
        Line(print, "", $"hash {ReferenceRevision.HashOf(measure)}");
    }

    private static void Line(TextWriter print, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            print.WriteLine($"  {name,-11} {value}");
        }
    }
}
