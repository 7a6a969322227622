namespace ClaimPipeline.Comparison;

/// <summary>The rows of one indicator, commodity, source, edition, period, basis and unit: what a printed table shows in one column.</summary>
internal sealed class OfficialTable(IEnumerable<OfficialValue> rows)
{
    private readonly Dictionary<string, OfficialValue> _byPlace = First(rows);

    /// <summary>All of them, unions and totals included.</summary>
    public IReadOnlyList<OfficialValue> Rows { get; } = [.. rows];

    /// <summary>The row of a place; null when the table has none.</summary>
    public OfficialValue? Of(string place) => _byPlace.GetValueOrDefault(place);

    /// <summary>Groups rows into tables, in the order of their first rows.</summary>
    public static IEnumerable<OfficialTable> GroupBy(IEnumerable<OfficialValue> rows) => rows
        .GroupBy(r => (r.Figure.Source, r.Figure.Edition, r.Figure.Period, Indicator: r.Figure.Indicator.Value, Basis: r.Figure.Basis ?? "", Unit: r.Unit.Code))
        .Select(g => new OfficialTable(g));

    private static Dictionary<string, OfficialValue> First(IEnumerable<OfficialValue> rows)
    {
        var first = new Dictionary<string, OfficialValue>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            first.TryAdd(row.Figure.Place.Value, row);
        }

        return first;
    }
}
