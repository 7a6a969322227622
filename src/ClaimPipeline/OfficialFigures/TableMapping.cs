namespace ClaimPipeline.OfficialFigures;

/// <summary>
/// How the columns of a foreign table become ours: the content of a mapping file, or what is known of a publisher's layout. Described in
/// the guide page of <c>official</c>.
/// </summary>
public sealed record TableMapping
{
    /// <summary>"csv" or "xlsx"; null: by the file's name.</summary>
    public string? Format { get; set; }

    /// <summary>What separates the fields of a CSV file.</summary>
    public string Separator { get; set; } = ",";

    /// <summary>What separates whole numbers from decimals.</summary>
    public string DecimalPoint { get; set; } = ".";

    /// <summary>Name of the sheet; null: the first one.</summary>
    public string? Sheet { get; set; }

    /// <summary>The line or row that names the columns, from 1; those above it are skipped.</summary>
    public int HeaderRow { get; set; } = 1;

    /// <summary>Our column and the text it has in every row.</summary>
    public Dictionary<string, string> Constants { get; set; } = new(StringComparer.Ordinal);

    /// <summary>Our column and the table's column that it is read from.</summary>
    public Dictionary<string, string> Columns { get; set; } = new(StringComparer.Ordinal);

    /// <summary>For a column of ours what the table's words mean; an empty text leaves the row out.</summary>
    public Dictionary<string, Dictionary<string, string>> Codes { get; set; } = new(StringComparer.Ordinal);

    /// <summary>
    /// Columns of the table that each hold a value of their own, with what is true of the values in them. When there are any, OBS_VALUE is
    /// read from these.
    /// </summary>
    public Dictionary<string, Dictionary<string, string>> Values { get; set; } = new(StringComparer.Ordinal);

    /// <summary>Whether every column that is named as a period (2019, 2019-03) holds the values of that period.</summary>
    public bool PeriodColumns { get; set; }

    /// <summary>Further signs for a missing value.</summary>
    public List<string> Missing { get; set; } = [];

    /// <summary>Columns of the table that only tell rows apart: they go into the basis and the key of the series.</summary>
    public List<string> Distinguish { get; set; } = [];

    /// <summary>The same mapping with other texts for some constants; empty ones change nothing.</summary>
    public TableMapping With(IReadOnlyDictionary<string, string> constants)
    {
        ArgumentNullException.ThrowIfNull(constants);
        var all = new Dictionary<string, string>(Constants, StringComparer.Ordinal);
        foreach (var (column, text) in constants.Where(c => c.Value.Length > 0))
        {
            all[column] = text;
        }

        return this with { Constants = all };
    }
}
