using System.Globalization;
using ClaimPipeline.Records;

namespace ClaimPipeline.App.Workbench.Charts;

/// <summary>Where amounts of periods lie in a drawing: time to the right, amounts up from zero.</summary>
public sealed class PlotScale
{
    /// <summary>Width of every drawing, in its own units.</summary>
    public const int Width = 720;

    /// <summary>Its height.</summary>
    public const int Height = 300;

    /// <summary>Where the field of the amounts begins; left of it stand their names.</summary>
    public const int Left = 84;

    private const int Right = 24;
    private const int Top = 28;
    private const int Bottom = 34;
    private const int StepsWanted = 5;
    private const int MostYears = 12;

    private readonly decimal _firstDay;
    private readonly decimal _days;
    private readonly decimal _low;
    private readonly decimal _high;

    /// <summary>A scale that takes all of them in, and zero; there must be one at least.</summary>
    public PlotScale(IReadOnlyCollection<(Period Period, decimal Amount)> points)
    {
        var (first, last) = (points.Min(point => point.Period.Start.Year), points.Max(point => point.Period.End.Year));
        _firstDay = new DateOnly(first, 1, 1).DayNumber;
        _days = new DateOnly(last, 12, 31).DayNumber - _firstDay;
        (_low, _high) = (Math.Min(0, points.Min(point => point.Amount)), Math.Max(0, points.Max(point => point.Amount)));
        var step = Step((_high - _low) / StepsWanted);
        (_low, _high) = (Math.Floor(_low / step) * step, Math.Ceiling(_high / step) * step);
        _high = _high > _low ? _high : _low + step;
        Amounts = [.. Enumerable.Range(0, (int)((_high - _low) / step) + 1).Select(i => _low + (i * step))];
        var every = (last - first + MostYears) / MostYears;
        Years = [.. Enumerable.Range(first, last - first + 1).Where(year => (last - year) % every == 0)];
    }

    /// <summary>Where the field of the amounts ends.</summary>
    public static int End => Width - Right;

    /// <summary>Years that are named below, the last one always.</summary>
    public IReadOnlyList<int> Years { get; }

    /// <summary>Amounts that are named at the left, from the lowest.</summary>
    public IReadOnlyList<decimal> Amounts { get; }

    /// <summary>The middle of a period, from the left.</summary>
    public decimal X(Period period) => At((period.Start.DayNumber + period.End.DayNumber) / 2m);

    /// <summary>The middle of a year.</summary>
    public decimal X(int year) => At(new DateOnly(year, 7, 2).DayNumber);

    /// <summary>An amount, from the top.</summary>
    public decimal Y(decimal amount) => Math.Round(Top + ((_high - amount) / (_high - _low) * (Height - Top - Bottom)), 1);

    /// <summary>A number as SVG writes it.</summary>
    public static string Text(decimal number) => number.ToString("0.#", CultureInfo.InvariantCulture);

    private decimal At(decimal day) => Math.Round(Left + ((day - _firstDay) / _days * (Width - Left - Right)), 1);

    // 1, 2 or 5 times a power of ten, as people count.
    private static decimal Step(decimal least)
    {
        if (least <= 0)
        {
            return 1;
        }

        var power = 1m;
        while (power * 10 <= least)
        {
            power *= 10;
        }

        while (power > least)
        {
            power /= 10;
        }

        return new[] { 1m, 2m, 5m }.Select(times => times * power).FirstOrDefault(step => step >= least, 10 * power);
    }
}
