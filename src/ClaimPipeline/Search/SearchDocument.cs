using ClaimPipeline.Records;

namespace ClaimPipeline.Search;

/// <summary>An article as the index keeps it: all that a hit shows, so that a result needs no other store.</summary>
public sealed record SearchDocument
{
    /// <summary>The article; the key.</summary>
    public required ArticleId Article { get; init; }

    /// <summary>Changes when the document does; see <see cref="ISearchIndex.StampsAsync"/>.</summary>
    public required string Stamp { get; init; }

    /// <summary>Canonical URL.</summary>
    public required string Url { get; init; }

    /// <summary>Publisher as shown to readers.</summary>
    public required string Publisher { get; init; }

    /// <summary>Headline; may be empty.</summary>
    public required string Title { get; init; }

    /// <summary>Publication date; null when not known.</summary>
    public DateOnly? Published { get; init; }

    /// <summary>BCP 47 tag.</summary>
    public required string Language { get; init; }

    /// <summary>The article's text; every span below points into it, but for those of a claim of the headline.</summary>
    public required string Text { get; init; }

    /// <summary>For grouping near-duplicates.</summary>
    public Fingerprint Fingerprint { get; init; }

    /// <summary>In the order of the analysis.</summary>
    public ValueList<SearchClaim> Claims { get; init; } = [];

    /// <summary>The host of <see cref="Url"/> in lower case; empty when it has none.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public string Source => Uri.TryCreate(Url, UriKind.Absolute, out var uri) ? uri.Host : "";

    /// <summary>The document of an analysis with the verdicts on its claims.</summary>
    /// <param name="analysis">The analysis.</param>
    /// <param name="verdicts">The verdicts there are, in any order.</param>
    /// <param name="stamp">As the store gives it for the article.</param>
    /// <param name="revisions">The revisions in which the article has a part; null for none.</param>
    public static SearchDocument Of(
        ArticleAnalysis analysis, IReadOnlyList<Verdict> verdicts, string stamp, IReadOnlyList<Revision>? revisions = null)
    {
        ArgumentNullException.ThrowIfNull(analysis);
        ArgumentNullException.ThrowIfNull(verdicts);
        var article = analysis.Article;
        var ofClaim = verdicts.ToDictionary(v => v.Claim);
        return new SearchDocument
        {
            Article = article.Id,
            Stamp = stamp,
            Url = article.CanonicalUrl,
            Publisher = article.Publisher,
            Title = article.Title,
            Published = article.Published?.Date,
            Language = article.Language,
            Text = article.Text,
            Fingerprint = analysis.Fingerprint,
            Claims = analysis.Claims.Select(claim =>
            {
                var verdict = ofClaim.GetValueOrDefault(claim.Id);
                return new SearchClaim(
                    claim,
                    analysis.SentenceOf(claim).Span,
                    verdict?.Label,
                    verdict?.Reason,
                    verdict is { Evidence: [var deciding, ..] } ? deciding.RelativeDifference : null,
                    analysis.IsOfHeadline(claim))
                {
                    Revised = Revised(claim, revisions ?? []),
                };
            }).ToValueList(),
        };
    }

    private static ValueList<RevisionKind> Revised(Claim claim, IReadOnlyList<Revision> revisions) => revisions
        .Where(r => Revision.IsOfArticle(r.Kind) || r.Earlier.Claim == claim.Id || r.Later?.Claim == claim.Id)
        .Select(r => r.Kind)
        .Distinct()
        .Order()
        .ToValueList();
}
