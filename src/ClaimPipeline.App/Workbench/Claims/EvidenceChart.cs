using ClaimPipeline.App.Wording;
using ClaimPipeline.Records;
using ClaimPipeline.Units;

namespace ClaimPipeline.App.Workbench.Claims;

/// <summary>An official series over time, a line for each edition, with what was claimed.</summary>
/// <param name="Key">Key of the series.</param>
/// <param name="Unit">Unit of all amounts.</param>
/// <param name="Editions">Newest first.</param>
/// <param name="Claimed">What was claimed; null when it is in a unit that does not convert into the series'.</param>
public sealed record EvidenceChart(string Key, Unit Unit, IReadOnlyList<ChartEdition> Editions, ChartPoint? Claimed)
{
    /// <summary>More editions than there are colours are left out, the oldest first.</summary>
    private const int MostEditions = 6;

    /// <summary>All periods, earliest first.</summary>
    public IReadOnlyList<Period> Periods =>
        [.. Editions.SelectMany(edition => edition.Points).Select(point => point.Period).Distinct().OrderBy(period => period.Start).ThenBy(period => period.End)];

    /// <summary>The chart of a series; null when it has no amounts that can be drawn.</summary>
    /// <param name="rows">The rows of one series.</param>
    /// <param name="claim">The claim.</param>
    /// <param name="cited">The row that decided, whose edition is never left out.</param>
    public static EvidenceChart? Of(IReadOnlyList<OfficialFigure> rows, Claim claim, OfficialFigure cited)
    {
        var unit = cited.Quantity.Unit;
        var editions = rows
            .Where(row => row.Basis == cited.Basis)
            .GroupBy(row => row.Edition)
            .OrderByDescending(edition => edition.Key == cited.Edition)
            .ThenByDescending(edition => edition.Max(row => row.Published?.Start) ?? DateOnly.MinValue)
            .ThenByDescending(edition => edition.Key, StringComparer.Ordinal)
            .Take(MostEditions)
            .Select(edition => new ChartEdition(
                edition.Key,
                [.. edition.Select(row => Point(row.Period, row.Quantity, unit)).OfType<ChartPoint>().OrderBy(point => point.Period.Start)]))
            .Where(edition => edition.Points.Count > 0)
            .OrderByDescending(edition => edition.Name, StringComparer.Ordinal)
            .ToList();
        if (editions.Count == 0)
        {
            return null;
        }

        var figure = claim.FigureIn(FigureRole.Value);
        var claimed = claim.Form == AssertionForm.Level && figure is { Change: Change.None }
            ? Point(claim.Period?.Value ?? cited.Period, figure.Quantity, unit)
            : null;
        return new EvidenceChart(cited.Series, unit, editions, claimed);
    }

    private static ChartPoint? Point(Period period, Quantity quantity, Unit unit) =>
        UnitTable.Default.TryConvert(quantity.Value, quantity.Unit, unit, out var value)
            ? new ChartPoint(period, value, FigureText.ForReading(quantity))
            : null;
}

/// <summary>One edition of a series.</summary>
/// <param name="Name">Its name; empty for a series without editions.</param>
/// <param name="Points">By time.</param>
public sealed record ChartEdition(string Name, IReadOnlyList<ChartPoint> Points);

/// <summary>An amount of a period.</summary>
/// <param name="Period">When.</param>
/// <param name="Value">In the chart's unit.</param>
/// <param name="Text">As it was printed.</param>
public sealed record ChartPoint(Period Period, decimal Value, string Text);
