using ClaimPipeline.App.Serving;
using ClaimPipeline.Records;
using ClaimPipeline.Storage;

namespace ClaimPipeline.App.Workbench.Articles;

/// <summary>Gathers what the page of an article shows.</summary>
internal sealed class ArticlePageSources(
    IPageStore pages, IAnalysisStore analyses, IVerdictStore verdicts, IRevisionStore revisions, ServeOptions options)
{
    /// <summary>All that the page shows; null when there is no such article.</summary>
    /// <param name="id">The article.</param>
    /// <param name="at">A place in its text that has to be shown.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<ArticleView?> ViewAsync(ArticleId id, int at, CancellationToken cancellationToken)
    {
        if (await analyses.GetAsync(id, cancellationToken) is not { } analysis)
        {
            return null;
        }

        var article = analysis.Article;
        var claims = Numbered(analysis, (await verdicts.OfArticleAsync(id, cancellationToken)).ToDictionary(verdict => verdict.Claim));
        return new ArticleView(
            article,
            analysis.Version,
            await pages.GetAsync(article.Page, cancellationToken),
            await pages.GoneAsync(article.Page, cancellationToken),
            claims,
            TextRun.Of(article.Title, new TextSpan(0, article.Title.Length), [.. claims.Where(claim => claim.IsOfHeadline)]),
            ArticleText.Of(article, claims, at, options.MaxTextLength))
        {
            Versions = await RelatedAsync(await analyses.VersionsAsync(article.CanonicalUrl, cancellationToken), cancellationToken),
            Copies = await RelatedAsync(
                await analyses.NearAsync(id, analysis.Fingerprint, Fingerprint.NearDistance, cancellationToken), cancellationToken),
            Revisions = await revisions.OfArticleAsync(id, cancellationToken),
            MostListed = options.MaxListed,
        };
    }

    private static List<ArticleClaim> Numbered(ArticleAnalysis analysis, Dictionary<ClaimId, Verdict> verdicts) =>
    [
        .. analysis.Claims
            .Select(claim => (Claim: claim, Sentence: analysis.SentenceOf(claim), IsOfHeadline: analysis.IsOfHeadline(claim)))
            .OrderBy(c => !c.IsOfHeadline).ThenBy(c => c.Claim.Span.Start).ThenBy(c => c.Claim.Span.End)
            .Select((c, i) => new ArticleClaim(i + 1, c.Claim, verdicts.GetValueOrDefault(c.Claim.Id), c.IsOfHeadline, c.Sentence.Span.Start)),
    ];

    private async Task<IReadOnlyList<RelatedArticle>> RelatedAsync(IReadOnlyList<ArticleId> ids, CancellationToken cancellationToken)
    {
        var related = new List<RelatedArticle>();
        foreach (var id in ids.Take(options.MaxRelated))
        {
            if (await analyses.GetAsync(id, cancellationToken) is { Article: var article })
            {
                var page = await pages.GetAsync(article.Page, cancellationToken);
                related.Add(new RelatedArticle(id, article.Title, article.Publisher, article.Published?.Date, page?.FetchedAt));
            }
        }

        return related;
    }
}
