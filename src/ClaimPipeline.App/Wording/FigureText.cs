using System.Buffers;
using System.Globalization;
using ClaimPipeline.Records;
using ClaimPipeline.Units;

namespace ClaimPipeline.App.Wording;

/// <summary>Amounts in words for people.</summary>
internal static class FigureText
{
    // What codes have and people do not write.
    private static readonly SearchValues<char> Written = SearchValues.Create("[]{}*");

    // The units that readers of trade news know; energy and power in those of power stations rather than in watts.
    private static readonly Dictionary<Dimension, string> Usual = new()
    {
        [Dimension.Mass] = "t",
        [Dimension.Ratio] = "%",
        [Dimension.VolumeRate] = "[bbl_us]/d",
        [Dimension.Volume] = "m3",
        [Dimension.Length] = "km",
        [Dimension.Area] = "km2",
        [Dimension.Energy] = "GW.h",
        [Dimension.Power] = "MW",
    };

    /// <summary>The number or range without its unit: <c>210,000</c>, <c>5–7</c>, <c>more than 90</c>.</summary>
    public static string Amount(Quantity quantity)
    {
        var hedge = quantity.Modifier switch
        {
            Modifier.Exact or Modifier.Between => "",
            Modifier.MoreThan => "more than ",
            Modifier.AtLeast => "at least ",
            Modifier.LessThan => "less than ",
            Modifier.AtMost => "at most ",
            Modifier.Nearly => "nearly ",
            _ => "about ",
        };
        var top = quantity.MaxValue is { } max ? $"–{Number(max)}" : "";
        return $"{hedge}{Number(quantity.Value)}{top}";
    }

    /// <summary>The amount with its unit.</summary>
    public static string Full(Quantity quantity) =>
        quantity.Unit == Unit.One ? Amount(quantity) : $"{Amount(quantity)} {quantity.Unit.Code}";

    /// <summary>The amount with its unit as people write it: <c>70 %</c>, <c>1,000 barrels per day</c>, <c>5 technologies</c>.</summary>
    public static string ForReading(Quantity quantity) => $"{Amount(quantity)} {UnitForReading(quantity.Unit)}".TrimEnd();

    /// <summary>A unit as people write it; empty for a plain number.</summary>
    public static string UnitForReading(Unit unit) => unit.Code == Unit.One.Code
        ? ""
        : unit.Code.AsSpan().ContainsAny(Written) ? UnitTable.Default.PluralOf(unit) : unit.Code.Replace(".", "", StringComparison.Ordinal);

    /// <summary>The amount in the unit in which its like is compared: <c>39,916 t</c> for 44,000 short tons. Null when it stands in that already.</summary>
    public static string? Normalised(Quantity quantity)
    {
        if (!Usual.TryGetValue(quantity.Unit.Dimension, out var code)
            || code == quantity.Unit.Code
            || !UnitTable.Default.TryGet(code, out var unit)
            || !UnitTable.Default.TryConvert(quantity.Value, quantity.Unit, unit, out var value))
        {
            return null;
        }

        decimal? top = null;
        if (quantity.MaxValue is { } max)
        {
            if (!UnitTable.Default.TryConvert(max, quantity.Unit, unit, out var converted))
            {
                return null;
            }

            top = Rounded(converted);
        }

        return ForReading(quantity with { Value = Rounded(value), MaxValue = top, Unit = unit });
    }

    // Six digits that count: what more there are comes from the factor, not from what was said.
    private static decimal Rounded(decimal value)
    {
        if (value == 0)
        {
            return 0;
        }

        var digits = 5 - (int)Math.Floor(Math.Log10((double)Math.Abs(value)));
        return digits >= 0 ? Math.Round(value, Math.Min(digits, 20)) : Math.Round(value);
    }

    private static string Number(decimal value) => value.ToString("#,0.######", CultureInfo.InvariantCulture);
}
