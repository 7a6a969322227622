using ClaimPipeline.Records;

namespace ClaimPipeline.OfficialFigures;

/// <summary>Reads one observation from a row in our columns, strictly: a field that does not say what its column asks for is a problem.</summary>
internal static class ObservationParser
{
    public static readonly string[] Needed =
        ["SERIES", "INDICATOR", "COMMODITY", "REF_AREA", "TIME_PERIOD", "OBS_VALUE", "UNIT_MEASURE", "SOURCE"];

    public static readonly string[] Known =
    [
        .. Needed, "COUNTERPART_AREA", "OBS_QUALIFIER", "BASIS", "OBS_STATUS", "EDITION", "PUBLISHED", "CONFIDENCE", "SOURCE_TITLE",
        "SOURCE_URL", "RETRIEVED", "COMMENT_OBS",
    ];

    private static readonly string[] Statuses = ["final", "estimated", "preliminary", "revised", "derived"];

    /// <returns>Null when there is a problem.</returns>
    public static OfficialFigure? Parse(IOfficialRow row, out string? problem)
    {
        foreach (var column in Needed)
        {
            if (row[column].Length == 0)
            {
                problem = $"{column} is empty: it is needed";
                return null;
            }
        }

        if (!RowFields.TryPeriod(row, "TIME_PERIOD", out var period, out problem)
            || !RowFields.TryPeriod(row, "PUBLISHED", out var published, out problem)
            || !RowFields.TryPeriod(row, "RETRIEVED", out _, out problem)
            || !RowFields.TryArea(row, "REF_AREA", out problem)
            || !RowFields.TryArea(row, "COUNTERPART_AREA", out problem)
            || !RowFields.TryCommodity(row["COMMODITY"], out problem)
            || !RowFields.TryQuantity(row, row["OBS_QUALIFIER"], out var quantity, out problem)
            || !RowFields.TryOneOf(row, "OBS_STATUS", Statuses, out problem)
            || !RowFields.TryOneOf(row, "CONFIDENCE", RowFields.Confidences, out problem))
        {
            return null;
        }

        if (!RowFields.IsCode(row["INDICATOR"]))
        {
            problem = $"INDICATOR '{CsvTable.Shorten(row["INDICATOR"])}' is no code: write lower-case words joined by '_', such as mine_production";
            return null;
        }

        return new OfficialFigure
        {
            Id = OfficialFigure.IdOf(row["SERIES"], period!.Value, row["EDITION"], quantity!),
            Series = row["SERIES"],
            Indicator = new EntityId(row["INDICATOR"]),
            Subject = new EntityId(row["COMMODITY"]),
            Place = new EntityId(row["REF_AREA"]),
            Counterpart = row["COUNTERPART_AREA"] is { Length: > 0 } partner ? new EntityId(partner) : null,
            Period = period.Value,
            Quantity = quantity!,
            Basis = RowFields.OrNull(row["BASIS"]),
            Status = RowFields.OrNull(row["OBS_STATUS"]),
            Edition = row["EDITION"],
            Published = published,
            Source = row["SOURCE"],
            SourceTitle = RowFields.OrNull(row["SOURCE_TITLE"]),
            SourceUrl = RowFields.OrNull(row["SOURCE_URL"]),
            Confidence = RowFields.OrNull(row["CONFIDENCE"]),
            Note = RowFields.OrNull(row["COMMENT_OBS"]),
        };
    }
}
