namespace ClaimPipeline.App.Exporting;

/// <summary>A format of exported claims.</summary>
/// <param name="Name">As it is typed.</param>
/// <param name="Title">For people.</param>
/// <param name="ContentType">As HTTP names it.</param>
/// <param name="Extension">Of files.</param>
/// <param name="WriterOf">Makes its writer.</param>
internal sealed record ExportFormat(string Name, string Title, string ContentType, string Extension, Func<TextWriter, IClaimWriter> WriterOf)
{
    /// <summary>Everything, one JSON object a line.</summary>
    public static ExportFormat Jsonl { get; } = new("jsonl", "JSON lines", "application/x-ndjson", "jsonl", output => new ClaimJsonWriter(output));

    /// <summary>The main fields, for spreadsheets.</summary>
    public static ExportFormat Csv { get; } = new("csv", "CSV", "text/csv; charset=utf-8", "csv", output => new ClaimCsvWriter(output));

    /// <summary>Verdicts as schema.org ClaimReview.</summary>
    public static ExportFormat ClaimReview { get; } = new(
        "claimreview", "ClaimReview (compared claims only)", "application/x-ndjson", "claimreview.jsonl", output => new ClaimReviewWriter(output));

    /// <summary>Claims as W3C Web Annotations.</summary>
    public static ExportFormat Annotations { get; } = new(
        "annotations", "annotations", "application/x-ndjson", "annotations.jsonl", output => new AnnotationWriter(output));

    /// <summary>All of them.</summary>
    public static IReadOnlyList<ExportFormat> All { get; } = [Csv, Jsonl, ClaimReview, Annotations];

    /// <summary>The format of that name; null when there is none.</summary>
    public static ExportFormat? Find(string? name) => All.FirstOrDefault(format => string.Equals(format.Name, name, StringComparison.OrdinalIgnoreCase));
}
