using System.Globalization;
using ClaimPipeline.Records;

namespace ClaimPipeline.OfficialFigures;

/// <summary>Turns the rows of a foreign table into rows of ours by a mapping.</summary>
internal sealed class MappedTable
{
    private readonly TableMapping _mapping;
    private readonly TableNotes _notes;
    private readonly CodeFinder _codes = new();
    private readonly CellReader _cells;
    private readonly List<(string Column, IReadOnlyDictionary<string, string> Says)> _values = [];

    /// <param name="mapping">What the columns hold.</param>
    /// <param name="header">The names of the table's columns.</param>
    /// <param name="notes">Where to count what is left out.</param>
    public MappedTable(TableMapping mapping, IReadOnlyList<string> header, TableNotes notes)
    {
        (_mapping, _notes) = (mapping, notes);
        _cells = new CellReader(mapping.DecimalPoint[0], mapping.Missing);
        foreach (var name in header)
        {
            if (mapping.Values.TryGetValue(name, out var says))
            {
                _values.Add((name, says));
            }
            else if (mapping.PeriodColumns && Period.TryParse(name, out _))
            {
                _values.Add((name, new Dictionary<string, string> { ["TIME_PERIOD"] = name }));
            }
        }
    }

    /// <summary>What the mapping and the header do not fit each other in; null when they do.</summary>
    public static string? Misfit(TableMapping mapping, IReadOnlyList<string> header, string file)
    {
        foreach (var (column, name) in mapping.Columns)
        {
            if (!header.Contains(name, StringComparer.Ordinal))
            {
                return $"{file} has no column '{name}', from which the mapping reads {column} (it has {string.Join(", ", header.Take(40))}): name another one.";
            }
        }

        var isWide = mapping.Values.Count > 0 || mapping.PeriodColumns;
        var said = mapping.Values.Values.SelectMany(v => v.Keys).Concat(mapping.PeriodColumns ? ["TIME_PERIOD"] : []).ToHashSet(StringComparer.Ordinal);
        foreach (var column in ObservationParser.Needed.Where(c => c is not "SERIES"))
        {
            if (!mapping.Columns.ContainsKey(column) && !mapping.Constants.ContainsKey(column) && !said.Contains(column) && !(isWide && column == "OBS_VALUE"))
            {
                return $"{file} does not say {column}: name its column or its constant text in a mapping file (--map FILE), as in "
                    + $"{{\"constants\": {{\"{column}\": \"{Example(column)}\"}}}}.";
            }
        }

        return isWide && !header.Any(name => mapping.Values.ContainsKey(name) || (mapping.PeriodColumns && Period.TryParse(name, out _)))
            ? $"{file} has none of the columns that hold values ({string.Join(", ", mapping.Values.Keys.Take(20))}): name one of {string.Join(", ", header.Take(40))}."
            : null;
    }

    /// <summary>Our rows for a row of the table: one for each column that holds values.</summary>
    public IEnumerable<TableRow> Map(TableRow row)
    {
        if (row.Problem is not null)
        {
            return [row];
        }

        var common = new Dictionary<string, string>(_mapping.Constants, StringComparer.Ordinal);
        foreach (var (column, name) in _mapping.Columns)
        {
            var text = row[name];
            if (_mapping.Codes.TryGetValue(column, out var codes) && codes.TryGetValue(text, out var code))
            {
                if (code.Length == 0)
                {
                    _notes.RowsLeftOut++;
                    return [];
                }

                common[column] = code;
            }
            else if (text.Length > 0 || !common.ContainsKey(column))
            {
                common[column] = column == "OBS_VALUE" ? text : _codes.Find(column, text);
            }
        }

        if (common.GetValueOrDefault("OBS_STATUS") is "F" or "f" or "M" or "L" or "O" or "Q" or "H" or "S")
        {
            _notes.RowsLeftOut++;
            return [];
        }

        Distinguish(row, common);
        return _values.Count == 0 ? Finish(row, common, common.GetValueOrDefault("OBS_VALUE", "")) : Melt(row, common);
    }

    private IEnumerable<TableRow> Melt(TableRow row, Dictionary<string, string> common)
    {
        foreach (var (column, says) in _values)
        {
            var fields = new Dictionary<string, string>(common, StringComparer.Ordinal);
            foreach (var (key, text) in says)
            {
                fields[key] = text;
            }

            foreach (var made in Finish(row, fields, row[column]))
            {
                yield return made;
            }
        }
    }

    private IEnumerable<TableRow> Finish(TableRow row, Dictionary<string, string> fields, string value)
    {
        var cell = _cells.Read(value);
        if (cell.Problem is { } problem)
        {
            return [TableRow.Bad(row.Where, $"OBS_VALUE {problem}")];
        }

        if (cell.Number is not { } number)
        {
            _notes.CellsWithoutValue++;
            return [];
        }

        if (Scaled(number, fields, out var scaled) is { } wrong)
        {
            return [TableRow.Bad(row.Where, wrong)];
        }

        fields["OBS_VALUE"] = scaled;
        if (cell.Qualifier.Length > 0)
        {
            fields["OBS_QUALIFIER"] = cell.Qualifier;
        }

        if (cell.Status is { } status && !fields.ContainsKey("OBS_STATUS"))
        {
            fields["OBS_STATUS"] = status;
        }

        fields.TryAdd("SERIES", SeriesKey.Of(fields));
        return [row.Mapped(fields)];
    }

    /// <summary>SDMX's UNIT_MULT: 3 for thousands.</summary>
    private static string? Scaled(string number, Dictionary<string, string> fields, out string scaled)
    {
        scaled = number;
        if (!fields.Remove("UNIT_MULT", out var text) || text is "" or "0")
        {
            return null;
        }

        if (!int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var power) || power is < -9 or > 12)
        {
            return $"UNIT_MULT '{CsvTable.Shorten(text)}' is no power of ten from -9 to 12";
        }

        var factor = 1m;
        for (var i = 0; i < Math.Abs(power); i++)
        {
            factor *= 10;
        }

        var value = decimal.Parse(number, CultureInfo.InvariantCulture);
        scaled = (power > 0 ? value * factor : value / factor).ToString("0.############################", CultureInfo.InvariantCulture);
        return null;
    }

    private void Distinguish(TableRow row, Dictionary<string, string> fields)
    {
        var told = _mapping.Distinguish.Where(name => row[name].Length > 0).Select(name => $"{name}={row[name]}").ToList();
        if (told.Count > 0)
        {
            var basis = fields.GetValueOrDefault("BASIS", "");
            fields["BASIS"] = basis.Length == 0 ? string.Join("; ", told) : $"{basis}; {string.Join("; ", told)}";
            fields["SERIES"] = SeriesKey.Of(fields) + "." + string.Join('.', _mapping.Distinguish.Select(name => row[name]));
        }
    }

    private static string Example(string column) => column switch
    {
        "INDICATOR" => "mine_production", "COMMODITY" => "copper", "REF_AREA" => "CHL", "UNIT_MEASURE" => "kt", "TIME_PERIOD" => "2023", _ => "...",
    };
}
