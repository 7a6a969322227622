using ClaimPipeline.Records;
using ClaimPipeline.Units;

namespace ClaimPipeline.App.Official;

/// <summary>Where the figures of a series lie in a drawing of a given size: time to the right, amounts from zero up, all in one unit.</summary>
internal sealed class SeriesPlot
{
    private const int TicksWanted = 5;

    private SeriesPlot(Unit unit, IReadOnlyList<PlotPoint> points, IReadOnlyList<PlotTick> amounts, IReadOnlyList<PlotTick> years) =>
        (Unit, Points, Amounts, Years) = (unit, points, amounts, years);

    /// <summary>The unit of all amounts: that of the newest row.</summary>
    public Unit Unit { get; }

    /// <summary>A point per row, in the order of the rows; rows whose unit does not convert are left out.</summary>
    public IReadOnlyList<PlotPoint> Points { get; }

    /// <summary>Marks at the left.</summary>
    public IReadOnlyList<PlotTick> Amounts { get; }

    /// <summary>Marks at the bottom.</summary>
    public IReadOnlyList<PlotTick> Years { get; }

    /// <summary>Lays out a series.</summary>
    /// <param name="series">The series.</param>
    /// <param name="width">Width of the field of the points.</param>
    /// <param name="height">Its height.</param>
    /// <returns>Null when there are not two periods: a point is no course.</returns>
    public static SeriesPlot? Of(SeriesView series, int width, int height)
    {
        var unit = series.Latest.Quantity.Unit;
        var rows = series.Rows
            .Select(row => (Row: row, IsConverted: UnitTable.Default.TryConvert(row.Quantity.Value, row.Quantity.Unit, unit, out var value), Value: value))
            .Where(r => r.IsConverted)
            .ToList();
        if (rows.Select(r => r.Row.Period).Distinct().Count() < 2)
        {
            return null;
        }

        var (low, high) = (Math.Min(0, rows.Min(r => r.Value)), Math.Max(0, rows.Max(r => r.Value)));
        var step = Step((high - low) / TicksWanted);
        (low, high) = (Math.Floor(low / step) * step, Math.Ceiling(high / step) * step);
        high = high == low ? low + step : high;
        var (first, last) = (rows.Min(r => r.Row.Period.Start).Year, rows.Max(r => r.Row.Period.End).Year);
        var start = new DateOnly(first, 1, 1);
        var days = new DateOnly(last, 12, 31).DayNumber - start.DayNumber;

        decimal X(int day) => Math.Round((decimal)(day - start.DayNumber) / days * width, 1);
        decimal Y(decimal value) => Math.Round((high - value) / (high - low) * height, 1);

        var points = rows.ConvertAll(r => new PlotPoint(r.Row, X((r.Row.Period.Start.DayNumber + r.Row.Period.End.DayNumber) / 2), Y(r.Value), r.Value));
        var amounts = new List<PlotTick>();
        for (var value = low; value <= high; value += step)
        {
            amounts.Add(new PlotTick(Y(value), value));
        }

        var every = Math.Max(1, (last - first + 1 + 11) / 12);
        var years = Enumerable.Range(first, last - first + 1).Where(year => (last - year) % every == 0)
            .Select(year => new PlotTick(X(new DateOnly(year, 7, 2).DayNumber), year)).ToList();
        return new SeriesPlot(unit, points, amounts, years);
    }

    // 1, 2 or 5 times a power of ten: what people count in.
    private static decimal Step(decimal rough)
    {
        if (rough <= 0)
        {
            return 1;
        }

        var power = 1m;
        while (power * 10 <= rough)
        {
            power *= 10;
        }

        while (power > rough)
        {
            power /= 10;
        }

        return new[] { 1m, 2m, 5m }.Select(times => times * power).FirstOrDefault(step => step >= rough, 10 * power);
    }
}

/// <summary>A figure in a drawing.</summary>
/// <param name="Row">The figure.</param>
/// <param name="X">From the left.</param>
/// <param name="Y">From the top.</param>
/// <param name="Value">Its amount in the drawing's unit.</param>
internal sealed record PlotPoint(OfficialFigure Row, decimal X, decimal Y, decimal Value);

/// <summary>A mark on an axis.</summary>
/// <param name="At">Where, from the left or the top.</param>
/// <param name="Value">What is written there.</param>
internal sealed record PlotTick(decimal At, decimal Value);
