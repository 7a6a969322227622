using ClaimPipeline.Records;

namespace ClaimPipeline.OfficialFigures;

/// <summary>Official figures from rows that are in our columns: each checked, none said twice.</summary>
internal static class Observations
{
    public static IEnumerable<StageResult<OfficialFigure>> Read(IEnumerable<TableRow> rows)
    {
        var seen = new Dictionary<RowKey, string>();
        foreach (var row in rows)
        {
            var problem = row.Problem;
            var figure = problem is null ? ObservationParser.Parse(row, out problem) : null;
            if (figure is not null && !seen.TryAdd(RowKey.Of(figure), row.Where))
            {
                problem = $"it says series '{figure.Series}', period {figure.Period}, edition '{figure.Edition}' again, first said at "
                    + $"{seen[RowKey.Of(figure)]}: remove one, or tell them apart";
                figure = null;
            }

            yield return figure is not null
                ? StageResult<OfficialFigure>.Kept(figure)
                : StageResult<OfficialFigure>.Dropped(DropReason.InvalidRow, $"{row.Where}: {problem ?? "it cannot be used"}.");
        }
    }
}
