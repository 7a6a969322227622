namespace ClaimPipeline.OfficialFigures;

/// <summary>One row of a table in any layout: its fields under the names of that layout, or of ours once it was mapped.</summary>
/// <param name="Where">File and line, sheet and row, or series and observation, for messages.</param>
/// <param name="Fields">Trimmed texts by column.</param>
/// <param name="Problem">Why it cannot be used, and what to do, without file and line; null when it can.</param>
internal sealed record TableRow(string Where, IReadOnlyDictionary<string, string> Fields, string? Problem = null) : IOfficialRow
{
    private static readonly Dictionary<string, string> NoFields = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public string this[string column] => Fields.TryGetValue(column, out var text) ? text : "";

    /// <summary>A row that cannot be used.</summary>
    public static TableRow Bad(string where, string problem) => new(where, NoFields, problem);

    /// <summary>A row with other fields from the same place.</summary>
    public TableRow Mapped(IReadOnlyDictionary<string, string> fields) => new(Where, fields);
}
