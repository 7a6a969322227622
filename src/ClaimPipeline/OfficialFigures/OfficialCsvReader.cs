using ClaimPipeline.Records;

namespace ClaimPipeline.OfficialFigures;

/// <summary>
/// Reads official figures from the tidy CSV of <c>corpus/official/</c>: one observation a row, columns named after SDMX, described in
/// the README there. Streams: one row in memory at a time, but for 16 bytes a row that find rows said twice.
/// </summary>
public static class OfficialCsvReader
{
    /// <summary>
    /// The figures of a file, in its order: a value, or why a row has none (<see cref="DropReason.InvalidRow"/>), with file and line in the
    /// detail. A file that cannot be read at all gives one result with <see cref="DropReason.Unreadable"/>.
    /// </summary>
    /// <param name="stream">UTF-8 text; stays open.</param>
    /// <param name="file">Its name, for messages.</param>
    public static IEnumerable<StageResult<OfficialFigure>> Read(Stream stream, string file)
    {
        using var table = new CsvTable(stream, file);
        if (table.ReadHeader(ObservationParser.Needed, ObservationParser.Known) is { } headerProblem)
        {
            yield return StageResult<OfficialFigure>.Dropped(DropReason.Unreadable, headerProblem);
            yield break;
        }

        var seen = new Dictionary<RowKey, int>();
        while (table.ReadRow(out var problem))
        {
            var figure = problem is null ? ObservationParser.Parse(table, out problem) : null;
            if (figure is not null && !seen.TryAdd(RowKey.Of(figure), table.Line))
            {
                problem = $"it says series '{figure.Series}', period {figure.Period}, edition '{figure.Edition}' again, first said in line " +
                    $"{seen[RowKey.Of(figure)]}: remove one";
                figure = null;
            }

            yield return figure is not null
                ? StageResult<OfficialFigure>.Kept(figure)
                : StageResult<OfficialFigure>.Dropped(DropReason.InvalidRow, table.At(problem ?? "it cannot be used"));
        }
    }
}
