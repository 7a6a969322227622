namespace ClaimPipeline.OfficialFigures;

/// <summary>Keys for series of tables that have none of their own.</summary>
internal static class SeriesKey
{
    /// <summary>Source, indicator, commodity, area and partner joined by dots.</summary>
    public static string Of(IReadOnlyDictionary<string, string> fields)
    {
        string[] parts =
        [
            fields.GetValueOrDefault("SOURCE", "").Replace(' ', '_'), fields.GetValueOrDefault("INDICATOR", ""),
            fields.GetValueOrDefault("COMMODITY", ""), fields.GetValueOrDefault("REF_AREA", ""), fields.GetValueOrDefault("COUNTERPART_AREA", ""),
        ];
        return string.Join('.', parts.Where(part => part.Length > 0));
    }
}
