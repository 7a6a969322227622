namespace ClaimPipeline.OfficialFigures;

/// <summary>
/// Which columns of an SDMX table are ours, by the names that SDMX's concepts and Eurostat's dimensions have. The agency of the dataflow is
/// the source. What else a table is sliced by keeps series apart.
/// </summary>
internal static class SdmxMapping
{
    private static readonly (string Ours, string[] Theirs)[] Names =
    [
        ("REF_AREA", ["REF_AREA", "GEO", "REPORTER", "COUNTRY", "AREA", "LOCATION"]),
        ("COUNTERPART_AREA", ["COUNTERPART_AREA", "PARTNER", "COUNTERPART"]),
        ("TIME_PERIOD", ["TIME_PERIOD", "TIME"]),
        ("OBS_VALUE", ["OBS_VALUE", "VALUE"]),
        ("UNIT_MEASURE", ["UNIT_MEASURE", "UNIT"]),
        ("UNIT_MULT", ["UNIT_MULT", "UNIT_MULTIPLIER", "POWERCODE"]),
        ("OBS_STATUS", ["OBS_STATUS", "OBS_FLAG"]),
        ("INDICATOR", ["INDICATOR", "MEASURE"]),
        ("COMMODITY", ["COMMODITY", "PRODUCT", "MINERAL", "SIEC", "ITEM"]),
        ("EDITION", ["EDITION", "VINTAGE"]),
        ("COMMENT_OBS", ["COMMENT_OBS", "OBS_COM"]),
    ];

    /// <summary>Columns that tell nothing of the observation.</summary>
    private static readonly HashSet<string> Idle = new(StringComparer.OrdinalIgnoreCase)
    {
        "DATAFLOW", "STRUCTURE", "STRUCTURE_ID", "STRUCTURE_NAME", "ACTION", "SERIES_KEY", "FREQ", "LAST UPDATE", "LAST_UPDATE", "DECIMALS",
        "TIME_FORMAT", "CONF_STATUS", "COLLECTION",
    };

    /// <summary>The mapping for a header; what the user's own mapping says wins.</summary>
    /// <param name="header">Names of dimensions and attributes, those of dimensions first.</param>
    /// <param name="agency">Who publishes the dataflow; null when the table does not say.</param>
    /// <param name="own">The user's mapping.</param>
    public static TableMapping Of(IReadOnlyList<string> header, string? agency, TableMapping own)
    {
        var columns = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (ours, theirs) in Names)
        {
            var name = theirs.Select(t => header.FirstOrDefault(h => string.Equals(h, t, StringComparison.OrdinalIgnoreCase))).FirstOrDefault(h => h is not null);
            if (name is not null && !own.Constants.ContainsKey(ours))
            {
                columns[ours] = name;
            }
        }

        foreach (var (ours, theirs) in own.Columns)
        {
            columns[ours] = theirs;
        }

        var constants = new Dictionary<string, string>(own.Constants, StringComparer.Ordinal);
        if (agency is { Length: > 0 })
        {
            constants.TryAdd("SOURCE", agency);
        }

        var dimensions = header.TakeWhile(h => !string.Equals(h, columns.GetValueOrDefault("OBS_VALUE"), StringComparison.Ordinal));
        return own with
        {
            Columns = columns,
            Constants = constants,
            Distinguish = own.Distinguish.Count > 0 ? own.Distinguish : [.. dimensions.Where(d => d.Length > 0 && !Idle.Contains(d) && !columns.ContainsValue(d))],
        };
    }

    /// <summary>"ESTAT" of "ESTAT:NRG_BAL(1.0)", of "ESTAT:NRG_BAL" and of a URN that ends like that.</summary>
    public static string? AgencyOf(string dataflow)
    {
        var name = dataflow[(dataflow.LastIndexOf('=') + 1)..];
        var colon = name.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 ? name[..colon] : null;
    }
}
