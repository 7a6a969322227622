using ClaimPipeline.Records;

namespace ClaimPipeline.OfficialFigures;

/// <summary>
/// Reads measures (bans, licences, quotas and their ends) from the CSV of <c>corpus/official/measures.csv</c>, one a row; described in the
/// README there. Strict: a row that does not say what its columns ask for is dropped with file, line and remedy.
/// </summary>
public static class MeasureCsvReader
{
    private static readonly string[] Needed =
        ["MEASURE", "JURISDICTION", "MEASURE_TYPE", "MEASURE_LABEL", "DIRECTION", "COMMODITY", "STATUS", "SOURCE"];

    private static readonly string[] Known =
    [
        .. Needed, "HS_CODES", "ANNOUNCED", "IN_FORCE_FROM", "IN_FORCE_TO", "LEGAL_REFERENCE", "DESCRIPTION", "COUNTERPART_AREA",
        "OBS_VALUE", "UNIT_MEASURE", "SOURCE_URL", "CONFIDENCE", "COMMENT_OBS",
    ];

    private static readonly string[] Directions = ["export", "import", "internal"];
    private static readonly string[] Statuses = ["in_force", "ended", "suspended", "announced"];

    /// <summary>Whether a file whose first line names these columns holds measures.</summary>
    public static bool CanRead(IReadOnlyList<string> header)
    {
        ArgumentNullException.ThrowIfNull(header);
        return header.Contains("MEASURE", StringComparer.Ordinal) && header.Contains("MEASURE_TYPE", StringComparer.Ordinal);
    }

    /// <summary>
    /// The measures of a file, in its order: a value, or why a row has none (<see cref="DropReason.InvalidRow"/>), with file and line in the
    /// detail. A file that cannot be read at all gives one result with <see cref="DropReason.Unreadable"/>.
    /// </summary>
    /// <param name="stream">UTF-8 text; stays open.</param>
    /// <param name="file">Its name, for messages.</param>
    public static IEnumerable<StageResult<Measure>> Read(Stream stream, string file)
    {
        using var table = new CsvTable(stream, file);
        if (table.ReadHeader(Needed, Known) is { } headerProblem)
        {
            yield return StageResult<Measure>.Dropped(DropReason.Unreadable, headerProblem);
            yield break;
        }

        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        while (table.ReadRow(out var problem))
        {
            var measure = problem is null ? Parse(table, out problem) : null;
            if (measure is not null && !seen.TryAdd(measure.Id.Value, table.Line))
            {
                problem = $"it says measure '{measure.Id}' again, first said in line {seen[measure.Id.Value]}: remove one";
                measure = null;
            }

            yield return measure is not null
                ? StageResult<Measure>.Kept(measure)
                : StageResult<Measure>.Dropped(DropReason.InvalidRow, table.At(problem ?? "it cannot be used"));
        }
    }

    private static Measure? Parse(IOfficialRow row, out string? problem)
    {
        foreach (var column in Needed)
        {
            if (row[column].Length == 0)
            {
                problem = $"{column} is empty: it is needed";
                return null;
            }
        }

        Quantity? quantity = null;
        if (!RowFields.TryPeriod(row, "ANNOUNCED", out var announced, out problem)
            || !RowFields.TryPeriod(row, "IN_FORCE_FROM", out var from, out problem)
            || !RowFields.TryPeriod(row, "IN_FORCE_TO", out var to, out problem)
            || !RowFields.TryArea(row, "JURISDICTION", out problem)
            || !RowFields.TryArea(row, "COUNTERPART_AREA", out problem)
            || !RowFields.TryCommodity(row["COMMODITY"], out problem)
            || !RowFields.TryOneOf(row, "DIRECTION", Directions, out problem)
            || !RowFields.TryOneOf(row, "STATUS", Statuses, out problem)
            || !RowFields.TryOneOf(row, "CONFIDENCE", RowFields.Confidences, out problem)
            || (row["OBS_VALUE"].Length > 0 && !RowFields.TryQuantity(row, "", out quantity, out problem)))
        {
            return null;
        }

        if (from is { } start && to is { } end && end.End < start.Start)
        {
            problem = $"IN_FORCE_TO {end} lies before IN_FORCE_FROM {start}";
            return null;
        }

        return new Measure
        {
            Id = new MeasureId(row["MEASURE"]),
            Jurisdiction = new EntityId(row["JURISDICTION"]),
            Type = row["MEASURE_TYPE"],
            TypeLabel = row["MEASURE_LABEL"],
            Direction = row["DIRECTION"],
            Commodities = Ids(row["COMMODITY"]),
            HsCodes = RowFields.Codes(row["HS_CODES"]).ToValueList(),
            Announced = announced,
            InForceFrom = from,
            InForceTo = to,
            Status = row["STATUS"],
            LegalReference = RowFields.OrNull(row["LEGAL_REFERENCE"]),
            Description = RowFields.OrNull(row["DESCRIPTION"]),
            Targets = Ids(row["COUNTERPART_AREA"]),
            Quantity = quantity,
            Source = row["SOURCE"],
            SourceUrl = RowFields.OrNull(row["SOURCE_URL"]),
            Confidence = RowFields.OrNull(row["CONFIDENCE"]),
            Note = RowFields.OrNull(row["COMMENT_OBS"]),
        };
    }

    private static ValueList<EntityId> Ids(string text) => RowFields.Codes(text).Select(code => new EntityId(code)).ToValueList();
}
