namespace ClaimPipeline.OfficialFigures;

/// <summary>
/// Tables of Our World in Data: Entity, Code, Year, then a column for each indicator. Known are the columns of its energy data; those of a
/// single chart have names of their own and need a mapping.
/// </summary>
internal static class OwidMapping
{
    private static readonly Lazy<Dictionary<string, Dictionary<string, string>>> Known = new(ReadKnown);

    public static bool CanRead(IReadOnlyList<string> header) =>
        (header is ["Entity", "Code", "Year", ..] or ["entity", "code", "year", ..] or ["country", "year", "iso_code", ..]);

    /// <summary>The mapping for a header; what the user's own mapping says wins. Other columns are named in the notes.</summary>
    public static TableMapping Of(IReadOnlyList<string> header, TableMapping own, TableNotes notes)
    {
        var isLong = header[0] is "country";
        var values = new Dictionary<string, Dictionary<string, string>>(own.Values, StringComparer.Ordinal);
        foreach (var name in header.Skip(3))
        {
            if (own.Values.Count == 0 && Known.Value.TryGetValue(name, out var says))
            {
                values[name] = says;
            }
            else if (!values.ContainsKey(name) && !own.Columns.ContainsValue(name))
            {
                notes.LeaveOut(name);
            }
        }

        var columns = new Dictionary<string, string>(StringComparer.Ordinal) { ["REF_AREA"] = isLong ? "iso_code" : header[1], ["TIME_PERIOD"] = isLong ? "year" : header[2] };
        foreach (var (ours, theirs) in own.Columns)
        {
            columns[ours] = theirs;
        }

        // Groups of countries that are none of ours have no code, or one of theirs.
        var areas = new Dictionary<string, string>(own.Codes.GetValueOrDefault("REF_AREA") ?? [], StringComparer.Ordinal);
        foreach (var group in new[] { "", "OWID_AFR", "OWID_ASI", "OWID_EUR", "OWID_NAM", "OWID_SAM", "OWID_OCE", "OWID_HIC", "OWID_LIC", "OWID_LMC", "OWID_UMC", "OWID_USS", "OWID_YGS", "OWID_CZS" })
        {
            areas.TryAdd(group, "");
        }

        var constants = new Dictionary<string, string>(own.Constants, StringComparer.Ordinal);
        constants.TryAdd("SOURCE", "OWID");
        constants.TryAdd("SOURCE_TITLE", "Our World in Data");
        return own with
        {
            Columns = columns,
            Constants = constants,
            Values = values,
            Codes = new Dictionary<string, Dictionary<string, string>>(own.Codes, StringComparer.Ordinal) { ["REF_AREA"] = areas },
        };
    }

    private static Dictionary<string, Dictionary<string, string>> ReadKnown()
    {
        using var stream = typeof(OwidMapping).Assembly.GetManifestResourceStream(typeof(OwidMapping), "owid-columns.csv")!;
        using var reader = new StreamReader(stream);
        var known = new Dictionary<string, Dictionary<string, string>>(StringComparer.Ordinal);
        while (reader.ReadLine() is { } line)
        {
            if (line.Split(',') is [{ Length: > 0 } column, var indicator, var commodity, var unit] && column[0] != '#')
            {
                known[column] = new(StringComparer.Ordinal) { ["INDICATOR"] = indicator, ["COMMODITY"] = commodity, ["UNIT_MEASURE"] = unit };
            }
        }

        return known;
    }
}
