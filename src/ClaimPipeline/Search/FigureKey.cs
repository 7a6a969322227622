using ClaimPipeline.Records;
using ClaimPipeline.Units;

namespace ClaimPipeline.Search;

/// <summary>A figure as the index compares it: in the base unit of what it measures.</summary>
/// <param name="Dimension">What is measured; figures of different dimensions never meet.</param>
/// <param name="Low">The amount, or the lower end of a range.</param>
/// <param name="High">The amount, or the upper end of a range.</param>
/// <param name="RoundedLow">Lower bound of what rounds to the figure as written.</param>
/// <param name="RoundedHigh">Upper bound of what rounds to the figure as written.</param>
public sealed record FigureKey(string Dimension, double Low, double High, double RoundedLow, double RoundedHigh)
{
    /// <summary>The dimension of plain numbers and of counted things, whatever is counted.</summary>
    public const string Count = "count";

    /// <summary>The key of an amount. A unit that nobody knows is a dimension of its own.</summary>
    public static FigureKey Of(Quantity quantity)
    {
        ArgumentNullException.ThrowIfNull(quantity);
        var half = quantity.Resolution / 2;
        var high = quantity.MaxValue ?? quantity.Value;
        return new FigureKey(
            DimensionOf(quantity.Unit),
            InBase(quantity.Value, quantity.Unit),
            InBase(high, quantity.Unit),
            InBase(quantity.Value - half, quantity.Unit),
            InBase(high + half, quantity.Unit));
    }

    /// <summary>What a unit measures.</summary>
    internal static string DimensionOf(Unit unit) => !UnitTable.Default.TryToBase(1, unit, out var measured, out _)
        ? "unit:" + unit.Code
        : measured == "number" ? Count : measured;

    /// <summary>The amount in the dimension's base unit.</summary>
    internal static double InBase(decimal value, Unit unit) =>
        (double)(UnitTable.Default.TryToBase(value, unit, out _, out var converted) ? converted : value);
}
