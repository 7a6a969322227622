using System.Globalization;
using ClaimPipeline.Records;

namespace ClaimPipeline.App.Commands;

/// <summary>
/// Claims as CSV after RFC 4180, UTF-8, one a line. Text that a spreadsheet would run as a formula is defused by an apostrophe in
/// front of it, as OWASP advises; numbers are written plainly.
/// </summary>
internal sealed class ClaimCsvWriter(TextWriter output)
{
    private static readonly string[] Columns =
    [
        "claim", "kind", "form", "status", "polarity", "probability", "sentence", "surface", "value", "max_value", "unit", "modifier",
        "role", "indicator", "subject", "place", "counterpart", "whole", "period", "authority", "measure_type", "verdict", "reason",
        "score", "explanation", "evidence", "article", "title", "publisher", "published", "url", "sentence_index", "claim_start", "claim_end",
        "figure_start", "figure_end",
    ];

    /// <summary>Writes the names of the columns.</summary>
    public Task WriteHeaderAsync() => output.WriteAsync(string.Join(',', Columns) + "\n");

    /// <summary>
    /// Writes a claim. The value columns hold its first figure in the role Value, else its first figure; offsets are in the
    /// article's text.
    /// </summary>
    public Task WriteAsync(ExportedClaim line)
    {
        var claim = line.Claim;
        var chosen = claim.MainFigure();
        var figure = chosen?.Figure;
        var figureStart = figure is null ? (int?)null : line.Sentence.Span.Start + figure.Span.Start;
        string[] cells =
        [
            Text(claim.Id.Value),
            Text(claim.Kind.ToString()),
            Text(claim.Form.ToString()),
            Text(claim.Status?.ToString()),
            Text(claim.Polarity.ToString()),
            Number(claim.Probability),
            Text(line.Sentence.Text),
            Text(figure?.Surface),
            Number(figure?.Quantity.Value),
            Number(figure?.Quantity.MaxValue),
            Text(figure?.Quantity.Unit.Code),
            Text(figure?.Quantity.Modifier.ToString()),
            Text(chosen?.Role.ToString()),
            Text(claim.Indicator?.Value.Name),
            Text(claim.Subject?.Value.Name),
            Text(claim.Place?.Value.Name),
            Text(claim.Counterpart?.Value.Name),
            Text(claim.Whole?.Value.Name),
            Text(claim.Period?.Value.ToString()),
            Text(claim.Authority?.Value.Name),
            Text(claim.MeasureType?.Value.Id?.Value),
            Text(line.Verdict?.Label.ToString()),
            Text(line.Verdict?.Reason.ToString()),
            Number(line.Verdict?.Score),
            Text(line.Verdict?.Explanation),
            Text(line.Verdict is { } verdict ? string.Join(" | ", verdict.Evidence.Select(evidence => evidence.Citation)) : null),
            Text(line.Article.Id.Value),
            Text(line.Article.Title),
            Text(line.Article.Publisher),
            Text(line.Article.Published?.Date.ToString("O", CultureInfo.InvariantCulture)),
            Text(line.Article.CanonicalUrl),
            Number(line.Sentence.Id.Index),
            Number(claim.Span.Start),
            Number(claim.Span.End),
            Number(figureStart),
            Number(figureStart + figure?.Span.Length),
        ];
        return output.WriteAsync(string.Join(',', cells) + "\n");
    }

    private static string Number(IFormattable? value) =>
        value?.ToString("0.############################", CultureInfo.InvariantCulture) ?? "";

    private static string Text(string? value)
    {
        if (string.IsNullOrEmpty(value))
        {
            return "";
        }

        var safe = value[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n' or '＝' or '＋' or '－' or '＠' ? $"'{value}" : value;
        return safe.AsSpan().IndexOfAny(",\"\r\n") >= 0 ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }
}
