namespace ClaimPipeline.OfficialFigures;

/// <summary>
/// Rows of SDMX-CSV 1.0 (first column DATAFLOW) and 2.0 (STRUCTURE, STRUCTURE_ID, ACTION). Headers and cells may carry labels behind their
/// codes ("GEO: Area", "CN: China").
/// </summary>
internal sealed class SdmxCsvTable(CsvRows rows)
{
    private readonly bool[] _hasLabel = [.. rows.Header.Select(h => h.Contains(':', StringComparison.Ordinal))];

    /// <summary>The codes of the columns.</summary>
    public IReadOnlyList<string> Header { get; } = [.. rows.Header.Select(h => h.Split(':')[0].Trim())];

    public static bool CanRead(IReadOnlyList<string> header) =>
        header.Count > 0 && (header[0].Split(':')[0] == "DATAFLOW" || (header[0].Split('[')[0] == "STRUCTURE" && header.Count > 1 && header[1].StartsWith("STRUCTURE_ID", StringComparison.Ordinal)));

    /// <summary>Rows by the codes of the columns; those that delete something are a problem.</summary>
    public IEnumerable<TableRow> Read()
    {
        foreach (var row in rows.Read())
        {
            if (row.Problem is not null)
            {
                yield return row;
                continue;
            }

            var fields = new Dictionary<string, string>(Header.Count, StringComparer.Ordinal);
            for (var i = 0; i < Header.Count; i++)
            {
                var text = row[rows.Header[i]];
                var label = _hasLabel[i] ? text.IndexOf(": ", StringComparison.Ordinal) : -1;
                fields[Header[i]] = label < 0 ? text : text[..label];
            }

            yield return fields.GetValueOrDefault("ACTION") == "D"
                ? row.Mapped(fields) with { Problem = "ACTION is D, delete: only rows to add or replace can be imported, so remove it" }
                : row.Mapped(fields);
        }
    }

    /// <summary>The dataflow that a row belongs to.</summary>
    public static string DataflowOf(TableRow row) => row["DATAFLOW"] is { Length: > 0 } flow ? flow : row["STRUCTURE_ID"];
}
