using ClaimPipeline.Gazetteer;
using ClaimPipeline.Records;
using ClaimPipeline.Units;

namespace ClaimPipeline.OfficialFigures;

/// <summary>
/// Our codes for the names and codes that other tables use. What is not found comes back as it stands, for the check of the row to
/// complain about. One per file: it remembers what it found.
/// </summary>
internal sealed class CodeFinder
{
    private static readonly Lazy<Dictionary<string, string>> Countries = new(ReadCountries);

    /// <summary>Names that publishers print and no text would.</summary>
    private static readonly Dictionary<string, string> Printed = new(StringComparer.OrdinalIgnoreCase)
    {
        ["World"] = "WLD", ["World total"] = "WLD", ["World total (rounded)"] = "WLD", ["World totals (rounded)"] = "WLD", ["Total"] = "WLD",
        ["OWID_WRL"] = "WLD", ["W0"] = "WLD", ["W00"] = "WLD", ["1W"] = "WLD", ["001"] = "WLD",
        ["Other countries"] = "OTH", ["Other"] = "OTH", ["Other countries (rounded)"] = "OTH",
        ["EU27_2020"] = "EUU", ["EU28"] = "EUU", ["EU27"] = "EUU", ["European Union (27)"] = "EUU", ["OWID_EU27"] = "EUU",
        ["Congo (Kinshasa)"] = "COD", ["Congo (Brazzaville)"] = "COG", ["Korea, Republic of"] = "KOR", ["Korea, North"] = "PRK",
        ["Korea, South"] = "KOR", ["OWID_KOS"] = "XKX", ["Burma"] = "MMR",
    };

    private static readonly Dictionary<string, string> Units = new(StringComparer.OrdinalIgnoreCase)
    {
        ["metric tons"] = "t", ["metric ton"] = "t", ["T"] = "t", ["TN"] = "t", ["TNE"] = "t", ["thousand metric tons"] = "kt", ["1000 t"] = "kt",
        ["THS_T"] = "kt", ["KT"] = "kt", ["million metric tons"] = "Mt", ["MIO_T"] = "Mt", ["PC"] = "%", ["PT"] = "%", ["PCT"] = "%",
        ["percent"] = "%", ["kilograms"] = "kg", ["KGM"] = "kg", ["GWH"] = "GW.h", ["TWH"] = "TW.h", ["MWH"] = "MW.h",
    };

    private readonly Dictionary<(string Column, string Text), string> _found = [];

    /// <summary>The code for what stands in a column of ours.</summary>
    public string Find(string column, string text)
    {
        if (text.Length == 0)
        {
            return text;
        }

        if (!_found.TryGetValue((column, text), out var code))
        {
            _found[(column, text)] = code = column switch
            {
                "REF_AREA" or "COUNTERPART_AREA" or "JURISDICTION" => Place(text),
                "COMMODITY" => Listed(EntityKind.Commodity, text),
                "INDICATOR" => Listed(EntityKind.Indicator, text),
                "UNIT_MEASURE" => Unit(text),
                "TIME_PERIOD" => PeriodOf(text),
                "OBS_STATUS" => Status(text),
                _ => text,
            };
        }

        return code;
    }

    /// <summary>The most special commodity that a description names; null when it names none.</summary>
    public static string? CommodityIn(string text)
    {
        GazetteerEntry? best = null;
        foreach (var match in EntityGazetteer.Default.FindAll(text).Where(m => m.Kind == EntityKind.Commodity))
        {
            if (best is null || EntityGazetteer.Default.IsSameOrNarrower(EntityKind.Commodity, match.Entry.Id, best.Id))
            {
                best = match.Entry;
            }
        }

        return best?.Id.Value;
    }

    private static string Place(string text)
    {
        if (EntityGazetteer.Default.TryGet(EntityKind.Place, text, out _))
        {
            return text;
        }

        var name = text.TrimEnd('1', '2', '3', '4', '5', '6', '7', '8', '9');
        if (Printed.TryGetValue(text, out var printed) || Printed.TryGetValue(name, out printed))
        {
            return printed;
        }

        if (text.StartsWith("World total", StringComparison.OrdinalIgnoreCase))
        {
            return "WLD";
        }

        return text.Length == 2 && Countries.Value.TryGetValue(text.ToUpperInvariant(), out var country) ? country : Named(EntityKind.Place, name) ?? text;
    }

    private static string Listed(EntityKind kind, string text)
    {
        var code = text.ToLowerInvariant().Replace(' ', '_').Replace('-', '_');
        return EntityGazetteer.Default.TryGet(kind, code, out _) ? code : Named(kind, text) ?? (kind == EntityKind.Indicator ? code : text);
    }

    /// <summary>The entry whose name is the whole text.</summary>
    private static string? Named(EntityKind kind, string text)
    {
        foreach (var match in EntityGazetteer.Default.FindAll(text))
        {
            if (match.Kind == kind && match.Span.Start == 0 && match.Span.End == text.Length)
            {
                return match.Entry.Id.Value;
            }
        }

        return null;
    }

    private static string Unit(string text) =>
        Units.TryGetValue(text, out var known) ? known : UnitTable.Default.TryGet(text, out var unit) ? unit.Code : text;

    /// <summary>SDMX writes half years and quarters as 2022-S1 and 2022-Q3, Eurostat as 2022S1, and months as 2022M07.</summary>
    private static string PeriodOf(string text)
    {
        if (Period.TryParse(text, out _) || text.Length < 5 || !int.TryParse(text.AsSpan(0, 4), out var year) || year < 1)
        {
            return text;
        }

        var rest = text.AsSpan(text[4] == '-' ? 5 : 4);
        if (rest.Length < 2 || !int.TryParse(rest[1..], out var number))
        {
            return text;
        }

        var months = rest[0] switch { 'Q' => 3, 'S' => 6, 'M' => 1, 'A' => 12, _ => 0 };
        return months == 0 || number < 1 || number * months > 12 ? text : FormattableString.Invariant($"{year:0000}-{((number - 1) * months) + 1:00}/{year:0000}-{number * months:00}");
    }

    /// <summary>Codes of SDMX (CL_OBS_STATUS) and Eurostat; a value that is missing, or a forecast, has none of ours.</summary>
    private static string Status(string text) => text switch
    {
        "A" or "N" or "B" or "D" or "V" or "G" or "b" or "d" => "final",
        "E" or "I" or "U" or "J" or "e" or "u" or "i" or "s" => "estimated",
        "P" or "p" => "preliminary",
        "R" or "r" => "revised",
        _ => text,
    };

    private static Dictionary<string, string> ReadCountries()
    {
        using var stream = typeof(CodeFinder).Assembly.GetManifestResourceStream(typeof(CodeFinder), "country-codes.csv")!;
        using var reader = new StreamReader(stream);
        var codes = new Dictionary<string, string>(StringComparer.Ordinal);
        while (reader.ReadLine() is { } line)
        {
            if (line.Split(',') is [{ Length: 2 } two, var three])
            {
                codes[two] = three;
            }
        }

        return codes;
    }
}
