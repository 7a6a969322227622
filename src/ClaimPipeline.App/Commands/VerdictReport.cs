using System.Globalization;
using ClaimPipeline.App.Exporting;
using ClaimPipeline.Records;

namespace ClaimPipeline.App.Commands;

/// <summary>All verdicts as CSV for researchers, one a line, and their counts by publisher, commodity and year. See <see cref="CsvCell"/>.</summary>
internal sealed class VerdictReport(IReadOnlyDictionary<OfficialFigureId, OfficialFigure> figures)
{
    private const string Unknown = "unknown";

    private static readonly string[] Columns =
    [
        "claim", "article", "title", "publisher", "published", "url", "kind", "indicator", "commodity", "place", "period", "sentence", "claimed",
        "claimed_value", "claimed_unit", "official_value", "official_unit", "official_source", "official_edition", "official_period",
        "official_series", "difference_percent", "verdict", "reason", "score", "explanation",
    ];

    private readonly SortedDictionary<(string Group, string Name), long[]> _counts = [];

    /// <summary>Claims written so far.</summary>
    public long Claims { get; private set; }

    /// <summary>Writes the names of the columns.</summary>
    public static Task WriteHeaderAsync(TextWriter output) => output.WriteAsync(string.Join(',', Columns) + "\n");

    /// <summary>Writes a claim that has a verdict, and counts it.</summary>
    public async Task WriteAsync(TextWriter output, ArticleAnalysis analysis, Claim claim, Verdict verdict)
    {
        var article = analysis.Article;
        var chosen = claim.MainFigure()?.Figure;
        var evidence = verdict.Evidence.FirstOrDefault(e => e.Figure is not null);
        var official = evidence?.Figure is { } id ? figures.GetValueOrDefault(id) : null;
        var published = article.Published?.Date;
        string[] cells =
        [
            CsvCell.Of(claim.Id.Value),
            CsvCell.Of(article.Id.Value),
            CsvCell.Of(article.Title),
            CsvCell.Of(article.Publisher),
            CsvCell.Of(published?.ToString("O", CultureInfo.InvariantCulture)),
            CsvCell.Of(article.CanonicalUrl),
            CsvCell.Of(claim.Kind.ToString()),
            CsvCell.Of(claim.Indicator?.Value.Name),
            CsvCell.Of(claim.Subject?.Value.Name),
            CsvCell.Of(claim.Place?.Value.Name),
            CsvCell.Of(claim.Period?.Value.ToString()),
            CsvCell.Of(analysis.SentenceOf(claim).Text),
            CsvCell.Of(chosen?.Surface),
            CsvCell.Of(chosen?.Quantity.Value),
            CsvCell.Of(chosen?.Quantity.Unit.Code),
            CsvCell.Of(official?.Quantity.Value),
            CsvCell.Of(official?.Quantity.Unit.Code),
            CsvCell.Of(official?.Source ?? (verdict.Evidence.Count > 0 ? verdict.Evidence[0].Measure?.Value : null)),
            CsvCell.Of(official?.Edition),
            CsvCell.Of(official?.Period.ToString()),
            CsvCell.Of(official?.Series),
            CsvCell.Of(evidence?.RelativeDifference * 100),
            CsvCell.Of(verdict.Label.ToString()),
            CsvCell.Of(verdict.Reason.ToString()),
            CsvCell.Of(verdict.Score),
            CsvCell.Of(verdict.Explanation),
        ];
        await output.WriteAsync(string.Join(',', cells) + "\n");
        Claims++;
        Count("all", "all", verdict.Label);
        Count("publisher", article.Publisher.Length == 0 ? Unknown : article.Publisher, verdict.Label);
        Count("commodity", claim.Subject?.Value.Name ?? Unknown, verdict.Label);
        Count("year", published?.Year.ToString(CultureInfo.InvariantCulture) ?? Unknown, verdict.Label);
        Count("reason", verdict.Reason.ToString(), verdict.Label);
    }

    /// <summary>Writes the counts: group, name, claims, and how many have each label.</summary>
    public async Task WriteSummaryAsync(TextWriter output)
    {
        var labels = Enum.GetValues<VerdictLabel>();
        await output.WriteAsync($"group,name,claims,{string.Join(',', labels)}\n");
        foreach (var ((group, name), counts) in _counts)
        {
            await output.WriteAsync(string.Join(',', [CsvCell.Of(group), CsvCell.Of(name), CsvCell.Of(counts.Sum()), .. counts.Select(c => CsvCell.Of(c))]) + "\n");
        }
    }

    private void Count(string group, string name, VerdictLabel label)
    {
        if (!_counts.TryGetValue((group, name), out var counts))
        {
            _counts[(group, name)] = counts = new long[Enum.GetValues<VerdictLabel>().Length];
        }

        counts[(int)label]++;
    }
}
