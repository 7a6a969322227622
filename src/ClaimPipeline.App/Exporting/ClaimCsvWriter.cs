using System.Globalization;
using ClaimPipeline.Records;

namespace ClaimPipeline.App.Exporting;

/// <summary>
/// Claims as CSV, one a line; see <see cref="CsvCell"/>.
/// </summary>
internal sealed class ClaimCsvWriter(TextWriter output) : IClaimWriter
{
    private static readonly string[] Columns =
    [
        "claim", "kind", "form", "status", "polarity", "probability", "sentence", "surface", "value", "max_value", "unit", "modifier",
        "role", "indicator", "subject", "place", "counterpart", "whole", "period", "authority", "measure_type", "verdict", "reason",
        "score", "explanation", "evidence", "article", "title", "publisher", "published", "url", "sentence_index", "claim_start", "claim_end",
        "figure_start", "figure_end", "block",
    ];

    /// <inheritdoc/>
    public Task WriteHeaderAsync() => output.WriteAsync(string.Join(',', Columns) + "\n");

    /// <summary>
    /// Writes a claim. The value columns hold its first figure in the role Value, else its first figure; offsets are in the
    /// article's text, or in its title when the block is Title.
    /// </summary>
    public async Task<bool> WriteAsync(ArticleAnalysis analysis, Claim claim, Verdict? verdict)
    {
        var article = analysis.Article;
        var sentence = analysis.SentenceOf(claim);
        var chosen = claim.MainFigure();
        var figure = chosen?.Figure;
        var figureStart = figure is null ? (int?)null : sentence.Span.Start + figure.Span.Start;
        string[] cells =
        [
            CsvCell.Of(claim.Id.Value),
            CsvCell.Of(claim.Kind.ToString()),
            CsvCell.Of(claim.Form.ToString()),
            CsvCell.Of(claim.Status?.ToString()),
            CsvCell.Of(claim.Polarity.ToString()),
            CsvCell.Of(claim.Probability),
            CsvCell.Of(sentence.Text),
            CsvCell.Of(figure?.Surface),
            CsvCell.Of(figure?.Quantity.Value),
            CsvCell.Of(figure?.Quantity.MaxValue),
            CsvCell.Of(figure?.Quantity.Unit.Code),
            CsvCell.Of(figure?.Quantity.Modifier.ToString()),
            CsvCell.Of(chosen?.Role.ToString()),
            CsvCell.Of(claim.Indicator?.Value.Name),
            CsvCell.Of(claim.Subject?.Value.Name),
            CsvCell.Of(claim.Place?.Value.Name),
            CsvCell.Of(claim.Counterpart?.Value.Name),
            CsvCell.Of(claim.Whole?.Value.Name),
            CsvCell.Of(claim.Period?.Value.ToString()),
            CsvCell.Of(claim.Authority?.Value.Name),
            CsvCell.Of(claim.MeasureType?.Value.Id?.Value),
            CsvCell.Of(verdict?.Label.ToString()),
            CsvCell.Of(verdict?.Reason.ToString()),
            CsvCell.Of(verdict?.Score),
            CsvCell.Of(verdict?.Explanation),
            CsvCell.Of(verdict is not null ? string.Join(" | ", verdict.Evidence.Select(evidence => evidence.Citation)) : null),
            CsvCell.Of(article.Id.Value),
            CsvCell.Of(article.Title),
            CsvCell.Of(article.Publisher),
            CsvCell.Of(article.Published?.Date.ToString("O", CultureInfo.InvariantCulture)),
            CsvCell.Of(article.CanonicalUrl),
            CsvCell.Of(sentence.Id.Index),
            CsvCell.Of(claim.Span.Start),
            CsvCell.Of(claim.Span.End),
            CsvCell.Of(figureStart),
            CsvCell.Of(figureStart + figure?.Span.Length),
            CsvCell.Of(sentence.Block.ToString()),
        ];
        await output.WriteAsync(string.Join(',', cells) + "\n");
        return true;
    }
}
