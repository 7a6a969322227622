namespace ClaimPipeline.OfficialFigures;

/// <summary>What a reader of a foreign table left out on purpose; filled while it reads.</summary>
public sealed class TableNotes
{
    private readonly SortedSet<string> _columns = new(StringComparer.Ordinal);

    /// <summary>Cells that hold a sign for a value that is withheld, not available or not applicable.</summary>
    public int CellsWithoutValue { get; internal set; }

    /// <summary>Rows that the mapping leaves out, and forecasts.</summary>
    public int RowsLeftOut { get; internal set; }

    /// <summary>Columns that nothing was read from, since nothing says what they hold.</summary>
    public IReadOnlyCollection<string> ColumnsLeftOut => _columns;

    /// <summary>Says that nothing was read from a column.</summary>
    internal void LeaveOut(string column) => _columns.Add(column);

    /// <summary>One sentence each, for people.</summary>
    public IEnumerable<string> Sentences()
    {
        if (CellsWithoutValue > 0)
        {
            yield return FormattableString.Invariant($"{CellsWithoutValue} cells hold no value (withheld, not available, not applicable).");
        }

        if (RowsLeftOut > 0)
        {
            yield return FormattableString.Invariant($"{RowsLeftOut} rows were left out as the mapping says, or as forecasts.");
        }

        if (_columns.Count > 0)
        {
            yield return $"Nothing was read from {string.Join(", ", _columns.Take(20))}{(_columns.Count > 20 ? " and others" : "")}: a mapping (--map) can say what they hold.";
        }
    }
}
