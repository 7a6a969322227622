namespace ClaimPipeline.OfficialFigures;

/// <summary>The rows of a CSV file by the names of its columns, one in memory at a time.</summary>
internal sealed class CsvRows : IDisposable
{
    private readonly CsvTable _table;

    private CsvRows(CsvTable table, string? problem) => (_table, Problem) = (table, problem);

    /// <summary>Why the file cannot be read at all; null when it can.</summary>
    public string? Problem { get; }

    /// <summary>The names of the columns, as printed.</summary>
    public IReadOnlyList<string> Header => _table.Header;

    /// <param name="stream">UTF-8 text; stays open.</param>
    /// <param name="file">Its name, for messages.</param>
    /// <param name="separator">Between fields.</param>
    /// <param name="headerRow">The row that names the columns, from 1.</param>
    public static CsvRows Open(Stream stream, string file, char separator = ',', int headerRow = 1)
    {
        var table = new CsvTable(stream, file, separator);
        table.Skip(headerRow - 1);
        return new CsvRows(table, table.ReadHeader([], []));
    }

    /// <summary>The rows that are not blank.</summary>
    public IEnumerable<TableRow> Read()
    {
        while (_table.ReadRow(out var problem))
        {
            var where = _table.Where;
            if (problem is not null)
            {
                yield return TableRow.Bad(where, problem);
                continue;
            }

            var fields = new Dictionary<string, string>(Header.Count, StringComparer.Ordinal);
            var isBlank = true;
            for (var i = 0; i < Header.Count; i++)
            {
                if (Header[i].Length > 0)
                {
                    fields[Header[i]] = _table[i];
                    isBlank &= _table[i].Length == 0;
                }
            }

            if (!isBlank)
            {
                yield return new TableRow(where, fields);
            }
        }
    }

    public void Dispose() => _table.Dispose();
}
