using System.Globalization;
using ClaimPipeline.Records;

namespace ClaimPipeline.App.Workbench.Claims;

/// <summary>Where the amounts of a chart lie in its drawing: time to the right, amounts up from zero.</summary>
internal sealed class ChartScale
{
    public const int Width = 720;
    public const int Height = 300;
    public const int Left = 84;
    private const int Right = 24;
    private const int Top = 28;
    private const int Bottom = 34;
    private readonly double _firstDay;
    private readonly double _days;
    private readonly double _low;
    private readonly double _high;
    private readonly double _step;

    public ChartScale(EvidenceChart chart)
    {
        var points = chart.Editions.SelectMany(edition => edition.Points).Concat(chart.Claimed is { } claimed ? [claimed] : []).ToList();
        var (first, last) = (points.Min(point => point.Period.Start.Year), points.Max(point => point.Period.End.Year));
        _firstDay = new DateOnly(first, 1, 1).DayNumber;
        _days = Math.Max(1, new DateOnly(last, 12, 31).DayNumber - _firstDay);
        (_low, _high) = (Math.Min(0, (double)points.Min(point => point.Value)), Math.Max(0, (double)points.Max(point => point.Value)));
        _step = Step(_high - _low);
        (_low, _high) = (Math.Floor(_low / _step) * _step, Math.Ceiling(_high / _step) * _step);
        _high = _high > _low ? _high : _low + _step;
        var every = Math.Max(1, (int)Math.Ceiling((last - first + 1) / 12.0));
        Years = [.. Enumerable.Range(first, last - first + 1).Where(year => (last - year) % every == 0)];
    }

    /// <summary>Years that are named below.</summary>
    public IReadOnlyList<int> Years { get; }

    /// <summary>Amounts that are named at the left.</summary>
    public IEnumerable<double> Amounts
    {
        get
        {
            for (var i = 0; _low + (i * _step) <= _high + (_step / 2); i++)
            {
                yield return _low + (i * _step);
            }
        }
    }

    /// <summary>The middle of a period, from the left.</summary>
    public double X(Period period) => At((period.Start.DayNumber + (double)period.End.DayNumber) / 2);

    /// <summary>The middle of a year.</summary>
    public double X(int year) => At(new DateOnly(year, 7, 2).DayNumber);

    /// <summary>An amount, from the top.</summary>
    public double Y(double amount) => Math.Round(Top + ((_high - amount) / (_high - _low) * (Height - Top - Bottom)), 1);

    /// <summary>A number as SVG writes it.</summary>
    public static string Text(double number) => number.ToString("0.#", CultureInfo.InvariantCulture);

    private double At(double day) => Math.Round(Left + ((day - _firstDay) / _days * (Width - Left - Right)), 1);

    // One, two or five times a power of ten, so that four to eight lines are drawn.
    private static double Step(double extent)
    {
        if (extent <= 0)
        {
            return 1;
        }

        var power = Math.Pow(10, Math.Floor(Math.Log10(extent / 5)));
        return new[] { 1.0, 2, 5, 10 }.First(times => times * power >= extent / 6) * power;
    }
}
