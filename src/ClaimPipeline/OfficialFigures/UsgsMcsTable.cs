using System.Globalization;
using System.Text.RegularExpressions;
using ClaimPipeline.Gazetteer;

namespace ClaimPipeline.OfficialFigures;

/// <summary>
/// World tables of the data releases of USGS's Mineral Commodity Summaries. Until 2024 there is a file for each commodity, with the unit in
/// the names of the columns (Prod_kt_est_2022, Reserves_kt); since 2025 one file with columns COMMODITY and UNIT_MEAS. Production of two
/// years and reserves come out; capacities do not.
/// </summary>
internal sealed partial class UsgsMcsTable
{
    private readonly TableNotes _notes;
    private readonly CodeFinder _codes = new();
    private readonly CellReader _cells = new(missing: ["Large", "Very large", "Moderate", "Small"], dashIsZero: true);
    private readonly string _fileCommodity;
    private readonly List<ValueColumn> _columns = [];
    private readonly string[] _header;
    private readonly Dictionary<string, string> _typeOfSeries = new(StringComparer.Ordinal);
    private readonly IReadOnlyDictionary<string, string> _constants;

    /// <param name="header">Names of the columns.</param>
    /// <param name="file">Its name tells the commodity where no column does.</param>
    /// <param name="constants">What the user says of every row: it wins.</param>
    /// <param name="notes">Where to count what is left out.</param>
    public UsgsMcsTable(IReadOnlyList<string> header, string file, IReadOnlyDictionary<string, string> constants, TableNotes notes)
    {
        (_header, _constants, _notes) = ([.. header], constants, notes);
        _fileCommodity = CommodityOfFile(file);
        foreach (var name in header)
        {
            if (Production().Match(name) is { Success: true } production)
            {
                _columns.Add(new ValueColumn(name, null, production.Groups["unit"].Value, production.Groups["year"].Value, production.Groups["est"].Success));
            }
            else if (Reserves().Match(name) is { Success: true } reserves && (reserves.Groups["as"].Success || !header.Any(h => Reserves().Match(h).Groups["as"].Success)))
            {
                _columns.Add(new ValueColumn(name, "reserves", reserves.Groups["unit"].Value, reserves.Groups["year"].Value, false));
            }
            else if (!Known().IsMatch(name))
            {
                notes.LeaveOut(name);
            }
        }
    }

    private sealed record ValueColumn(string Name, string? Indicator, string Unit, string Year, bool IsEstimate);

    public static bool CanRead(IReadOnlyList<string> header) =>
        Has(header, "Source") && Has(header, "Country") && Has(header, "Type") && header.Any(h => Production().IsMatch(h) || Reserves().IsMatch(h) || h.StartsWith("Cap_", StringComparison.OrdinalIgnoreCase));

    /// <summary>Our rows for a row of the table, one for each value.</summary>
    public IEnumerable<TableRow> Map(TableRow row)
    {
        if (row.Problem is not null)
        {
            yield return row;
            yield break;
        }

        var (edition, country, type) = (Field(row, "Source"), Field(row, "Country"), Field(row, "Type"));
        if (!Edition().IsMatch(edition))
        {
            yield return TableRow.Bad(row.Where, $"Source '{CsvTable.Shorten(edition)}' is no edition: expected is MCS and a year, as in MCS2023");
            yield break;
        }

        var indicator = IndicatorOf(type);
        foreach (var column in _columns)
        {
            var text = row[column.Name];
            var cell = text.StartsWith("Included ", StringComparison.OrdinalIgnoreCase) ? default : _cells.Read(text);
            if (cell.Problem is { } problem)
            {
                yield return TableRow.Bad(row.Where, $"{column.Name} {problem}");
            }
            else if (cell.Number is null)
            {
                _notes.CellsWithoutValue++;
            }
            else if ((column.Indicator ?? indicator) is not { } measured)
            {
                _notes.RowsLeftOut++;
            }
            else
            {
                var fields = Fields(row, column, measured, cell, edition, country, type);
                yield return fields is null
                    ? TableRow.Bad(row.Where, $"neither '{CsvTable.Shorten(type)}' nor the name of the file says of which commodity it is: give it with a mapping (--map) as constant COMMODITY")
                    : row.Mapped(fields);
            }
        }
    }

    private Dictionary<string, string>? Fields(
        TableRow row, ValueColumn column, string indicator, CellReader.Cell cell, string edition, string country, string type)
    {
        if (CommodityOf(row, type) is not { } commodity)
        {
            return null;
        }

        var year = int.Parse(edition.AsSpan(3, 4), CultureInfo.InvariantCulture);
        var notes = Field(row, column.Indicator is null ? "Prod_notes" : "Reserves_notes");
        var period = column.Year.Length > 0 ? column.Year : (year - 1).ToString(CultureInfo.InvariantCulture);
        var isEstimate = column.IsEstimate || cell.Status == "estimated"
            || (notes.Contains("estimated", StringComparison.OrdinalIgnoreCase) && notes.Contains(period, StringComparison.Ordinal));
        var (unit, power) = UnitOf(column.Unit.Length > 0 ? column.Unit : Field(row, "UNIT_MEAS"));
        var fields = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["SOURCE"] = "USGS_MCS",
            ["INDICATOR"] = indicator,
            ["COMMODITY"] = commodity,
            ["REF_AREA"] = _codes.Find("REF_AREA", country),
            ["TIME_PERIOD"] = period,
            ["OBS_VALUE"] = power == 0 ? cell.Number! : (decimal.Parse(cell.Number!, CultureInfo.InvariantCulture) * power).ToString(CultureInfo.InvariantCulture),
            ["OBS_QUALIFIER"] = cell.Qualifier,
            ["UNIT_MEASURE"] = unit,
            ["BASIS"] = BasisOf(type),
            ["OBS_STATUS"] = isEstimate ? "estimated" : cell.Status ?? "final",
            ["EDITION"] = edition[..7],
            ["PUBLISHED"] = FormattableString.Invariant($"{year}-01"),
            ["SOURCE_TITLE"] = FormattableString.Invariant($"Mineral Commodity Summaries {year} data release, world table"),
            ["COMMENT_OBS"] = notes,
        };
        var key = SeriesKey.Of(fields);
        if (!_typeOfSeries.TryAdd(key, fields["BASIS"]) && _typeOfSeries[key] != fields["BASIS"])
        {
            key = $"{key}.{Slug(fields["BASIS"])}";
        }

        fields["SERIES"] = key;
        fields["SOURCE"] = "USGS";
        foreach (var (name, text) in _constants)
        {
            fields[name] = text;
        }

        return fields;
    }

    /// <summary>What the type names, when it is the commodity of the table or a part of it; else what the table says.</summary>
    private string? CommodityOf(TableRow row, string type)
    {
        if (_constants.TryGetValue("COMMODITY", out var said))
        {
            return said;
        }

        var named = CodeFinder.CommodityIn(type);
        var column = Field(row, "Commodity");
        var table = column.Length == 0 ? _fileCommodity : _codes.Find("COMMODITY", column) is var code && code != column ? code : CodeFinder.CommodityIn(column) ?? column;
        return table.Length == 0 ? named : named is null || IsBroader(named, table) ? table : named;
    }

    /// <summary>"Graphite" of natural graphite: the table knows better. Else its parts have names of their own: alumina in that of bauxite.</summary>
    private static bool IsBroader(string named, string table) =>
        EntityGazetteer.Default.IsSameOrNarrower(EntityKind.Commodity, new(table), new(named));

    private static string? IndicatorOf(string type) => Find(type,
        ("capacity", null), ("smelter", "smelter_production"), ("refinery", "refinery_production"), ("primary production", "primary_production"),
        ("mine p", "mine_production"), ("mne p", "mine_production"), ("", "production"));

    private static string BasisOf(string type)
    {
        var text = World().Replace(type, "").Trim();
        return Find(text, ("rare-earth-oxide", "REO equivalent"), ("lithium", "lithium content"), ("gross weight", "gross weight"), ("K2O", "K2O equivalent"),
            ("content", "metal content"), ("contained", "metal content"), ("", text.ToLowerInvariant()))!;
    }

    private static string? Find(string text, params (string Cue, string? Result)[] cues) =>
        cues.First(c => text.Contains(c.Cue, StringComparison.OrdinalIgnoreCase)).Result;

    /// <summary>A code and what to multiply by; 0 for nothing.</summary>
    private (string Unit, decimal Power) UnitOf(string unit) => unit.ToLowerInvariant() switch
    {
        "t" => ("t", 0),
        "kt" => ("kt", 0),
        "mt" => ("Mt", 0),
        "kct" or "thousand carats" => ("[car_m]", 1_000),
        "mct" or "million carats" => ("[car_m]", 1_000_000),
        "mcm" or "million cubic meters" => ("hm3", 0),
        _ => (_codes.Find("UNIT_MEASURE", unit), 0),
    };

    /// <summary>"mcs2023-coppe_world.csv": five letters of the name.</summary>
    private static string CommodityOfFile(string file)
    {
        if (FileName().Match(file) is not { Success: true } match)
        {
            return "";
        }

        var stem = match.Groups["stem"].Value.ToLowerInvariant();
        stem = stem switch
        {
            "feore" => "iron_ore", "mgmet" => "magnesium", "simet" => "silicon", "alumi" => "aluminium", "graph" => "graphite_natural", "titan" => "titanium_sponge", _ => stem,
        };
        var codes = EntityGazetteer.Default.Entries(EntityKind.Commodity).Select(e => e.Id.Value);
        return codes.Where(c => c.Replace("_", "", StringComparison.Ordinal).StartsWith(stem.Replace("_", "", StringComparison.Ordinal), StringComparison.Ordinal)).MinBy(c => c.Length) ?? "";
    }

    private string Field(TableRow row, string name) =>
        Array.Find(_header, h => string.Equals(h, name, StringComparison.OrdinalIgnoreCase)) is { } column ? row[column]
        : name == "Reserves_notes" ? row["RESERVE_NOTES"] : "";

    private static bool Has(IReadOnlyList<string> header, string name) => header.Contains(name, StringComparer.OrdinalIgnoreCase);

    private static string Slug(string text) => NotWord().Replace(text.ToLowerInvariant(), "-").Trim('-');

    [GeneratedRegex(@"^prod_(?:(?<unit>[a-z]+)_)??(?<est>est_ ?)?(?<year>\d{4})$|^prod_sponge_(?<unit>t)_(?<est>est_)?(?<year>\d{4})$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Production();

    [GeneratedRegex(@"^reserves_(?:(?<year>\d{4})|(?:ore_)?(?<as>K2O_equiv_)?(?<unit>t|kt|Mt|kg|kct|mct|mcm))$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Reserves();

    [GeneratedRegex(@"^(source|country|type|commodity|unit_meas|.*_notes?)$|^$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Known();

    [GeneratedRegex(@"^MCS(19|20)\d\d\b", RegexOptions.CultureInvariant)]
    private static partial Regex Edition();

    [GeneratedRegex(@"mcs\d{4}-(?<stem>[a-z]+)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex FileName();

    [GeneratedRegex(@"^world (?:total )?|\s*\(rounded\)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex World();

    [GeneratedRegex("[^a-z0-9]+", RegexOptions.CultureInvariant)]
    private static partial Regex NotWord();
}
