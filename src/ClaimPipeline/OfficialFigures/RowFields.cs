using System.Diagnostics.CodeAnalysis;
using ClaimPipeline.Gazetteer;
using ClaimPipeline.Records;
using ClaimPipeline.Units;

namespace ClaimPipeline.OfficialFigures;

/// <summary>Reads and checks the fields that tables of figures and of measures share. A problem says what is wrong and what to write.</summary>
internal static class RowFields
{
    public static readonly string[] Confidences = ["one_source", "two_sources", "unverified"];

    public static string? OrNull(string text) => text.Length == 0 ? null : text;

    /// <summary>Reads a period; an empty field is null.</summary>
    public static bool TryPeriod(IOfficialRow row, string column, out Period? period, [NotNullWhen(false)] out string? problem)
    {
        (period, problem) = (null, null);
        var text = row[column];
        if (text.Length == 0)
        {
            return true;
        }

        if (!Period.TryParse(text, out var read))
        {
            problem = $"{column} '{CsvTable.Shorten(text)}' is no period: write 2022, 2022-07, 2022-07-01 or 2021/2024";
            return false;
        }

        period = read;
        return true;
    }

    /// <summary>Checks a code of a place, or several split by semicolons.</summary>
    public static bool TryArea(IOfficialRow row, string column, [NotNullWhen(false)] out string? problem)
    {
        problem = null;
        foreach (var code in Codes(row[column]))
        {
            if (!EntityGazetteer.Default.TryGet(EntityKind.Place, code, out _))
            {
                problem = $"{column} '{CsvTable.Shorten(code)}' is no known place: write an ISO 3166-1 alpha-3 code, WLD, OTH or EUU";
                return false;
            }
        }

        return true;
    }

    /// <summary>Checks codes of commodities, split by semicolons.</summary>
    public static bool TryCommodity(string text, [NotNullWhen(false)] out string? problem)
    {
        problem = null;
        foreach (var code in Codes(text))
        {
            if (!EntityGazetteer.Default.TryGet(EntityKind.Commodity, code, out _))
            {
                problem = $"COMMODITY '{CsvTable.Shorten(code)}' is not in the gazetteer: use its code, or add the commodity there";
                return false;
            }
        }

        return true;
    }

    /// <summary>Reads OBS_VALUE and UNIT_MEASURE.</summary>
    public static bool TryQuantity(IOfficialRow row, string qualifier, [NotNullWhen(true)] out Quantity? quantity, [NotNullWhen(false)] out string? problem)
    {
        (quantity, problem) = (null, null);
        var (number, unitText) = (row["OBS_VALUE"], row["UNIT_MEASURE"]);
        if (!PrintedNumber.TryRead(number, out var value, out var resolution))
        {
            problem = $"OBS_VALUE '{CsvTable.Shorten(number)}' is no number: write digits with a decimal point and no separators";
            return false;
        }

        if (!UnitTable.Default.TryGet(unitText, out var unit))
        {
            problem = $"UNIT_MEASURE '{CsvTable.Shorten(unitText)}' is no known unit: write a UCUM code such as t, kt, kg, % or [bbl_us]/d";
            return false;
        }

        Modifier? modifier = qualifier switch { "" => Modifier.Exact, ">" => Modifier.MoreThan, "<" => Modifier.LessThan, _ => null };
        if (modifier is null)
        {
            problem = $"OBS_QUALIFIER '{CsvTable.Shorten(qualifier)}' is neither '>' nor '<' nor empty";
            return false;
        }

        quantity = new Quantity { Value = value, Unit = unit, Modifier = modifier.Value, Resolution = resolution };
        return true;
    }

    /// <summary>Checks a field that may be empty or one of a few words.</summary>
    public static bool TryOneOf(IOfficialRow row, string column, string[] words, [NotNullWhen(false)] out string? problem)
    {
        var text = row[column];
        problem = text.Length == 0 || words.Contains(text, StringComparer.Ordinal)
            ? null
            : $"{column} '{CsvTable.Shorten(text)}' is none of {string.Join(", ", words)}";
        return problem is null;
    }

    public static bool IsCode(string text)
    {
        foreach (var c in text)
        {
            if (!char.IsAsciiLetterLower(c) && !char.IsAsciiDigit(c) && c != '_')
            {
                return false;
            }
        }

        return text.Length > 0;
    }

    public static string[] Codes(string text) =>
        text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
