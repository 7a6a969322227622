using System.Globalization;
using ClaimPipeline.Gazetteer;
using ClaimPipeline.Records;

namespace ClaimPipeline.Comparison;

/// <summary>Numbers, names and citations as they stand in explanations.</summary>
internal static class Wording
{
    /// <summary>"130 million t", "210,000 t", "33.8 %".</summary>
    public static string Amount(decimal value, Unit unit)
    {
        var number = Number(value);
        return unit.Dimension switch
        {
            Dimension.None or Dimension.Count => number,
            Dimension.Ratio when unit.Code == "%" => $"{number} %",
            Dimension.Ratio when unit.Code == "{times}" => $"{number} times",
            _ => $"{number} {(unit.Code == "[bbl_us]/d" ? "barrels a day" : unit.Code)}",
        };
    }

    /// <summary>Thousands separated; whole millions in words.</summary>
    public static string Number(decimal value)
    {
        var size = Math.Abs(value);
        return size >= 1_000_000 && Math.Round(value / 1_000_000, 3) == value / 1_000_000
            ? (value / 1_000_000).ToString("#,0.###", CultureInfo.InvariantCulture) + " million"
            : size >= 100 ? value.ToString("#,0.##", CultureInfo.InvariantCulture)
            : size >= 1 || size == 0 ? value.ToString("0.##", CultureInfo.InvariantCulture)
            : value.ToString("0.####", CultureInfo.InvariantCulture);
    }

    /// <summary>"USGS MCS2023"; the source alone for a series without vintages.</summary>
    public static string Source(Answer answer) => Source(answer.First);

    /// <inheritdoc cref="Source(Answer)"/>
    public static string Source(OfficialFigure figure) =>
        figure.Edition.Length == 0 || figure.Edition == "annual" ? figure.Source : $"{figure.Source} {figure.Edition}";

    /// <summary>"mine production of rare earths, China".</summary>
    public static string Topic(OfficialFigure figure)
    {
        var text = $"{Name(EntityKind.Indicator, figure.Indicator.Value)} of {Name(EntityKind.Commodity, figure.Subject.Value)}, "
            + Place(figure.Place.Value);
        return figure.Counterpart is { } partner ? $"{text} from {Place(partner.Value)}" : text;
    }

    /// <summary>What a reader needs to find a figure.</summary>
    public static string Citation(OfficialFigure figure) =>
        $"{Source(figure)}: {Topic(figure)}, {figure.Period}: {Bound(figure.Quantity.Modifier)}{Printed(figure.Quantity)} [{figure.Series}]";

    /// <summary>What a reader needs to find a measure.</summary>
    public static string Citation(Measure measure) =>
        $"{measure.Id}: {measure.LegalReference ?? measure.TypeLabel}, announced {measure.Announced?.ToString() ?? "at an unknown date"}, in force "
        + $"{measure.InForceFrom?.ToString() ?? "from an unknown date"} to {measure.InForceTo?.ToString() ?? "now"} ({measure.Source})";

    public static string Place(string code) => code == "WLD" ? "the world" : Name(EntityKind.Place, code);

    public static string Name(EntityKind kind, string code) =>
        EntityGazetteer.Default.TryGet(kind, code, out var entry) ? entry.Name : code.Replace('_', ' ');

    public static string Bound(Modifier modifier) => modifier switch { Modifier.MoreThan => "more than ", Modifier.LessThan => "less than ", _ => "" };

    /// <summary>"ten times", "1,000 times", "2.3 times".</summary>
    public static string Times(decimal factor)
    {
        var size = factor >= 1 ? factor : 1 / factor;
        return size switch
        {
            10 => "ten times",
            100 => "a hundred times",
            1000 => "a thousand times",
            1_000_000 => "a million times",
            _ => size.ToString("#,0.#", CultureInfo.InvariantCulture) + " times",
        };
    }

    private static string Printed(Quantity quantity) => Amount(quantity.Value, quantity.Unit);
}
