using ClaimPipeline.App.Exporting;
using ClaimPipeline.Crawling;
using ClaimPipeline.Records;
using ClaimPipeline.Storage;

namespace ClaimPipeline.App.Provenance;

/// <summary>From what a user types to what is stored, and from a claim back to the bytes it was read from.</summary>
internal sealed class ProvenanceFinder(IPageStore pages, IAnalysisStore analyses, IVerdictStore verdicts, IRevisionStore revisions)
{
    private const int MostNamed = 5;

    /// <summary>The article, and the claim if it is one's, whose id begins with that text.</summary>
    /// <exception cref="UsageException">There is none, or there are several.</exception>
    public static async Task<(ArticleId Article, ClaimId? Claim)> FindAsync(
        IAnalysisStore analyses, string typed, CancellationToken cancellationToken)
    {
        var found = await analyses.FindIdsAsync(typed, MostNamed, cancellationToken);
        if (found.Count == 0)
        {
            throw new UsageException($"No article or claim has an id that begins with '{typed}': 'claimpipeline search' and 'claimpipeline export' print ids.");
        }

        if (found.Count > 1)
        {
            throw new UsageException($"More than one id begins with '{typed}' ({string.Join(", ", found)}): type more of it.");
        }

        var claim = new ClaimId(found[0]);
        return await analyses.ArticleOfAsync(claim, cancellationToken) is { } article
            ? (article, claim)
            : (new ArticleId(found[0]), null);
    }

    /// <summary>The latest article with that address.</summary>
    /// <exception cref="UsageException">No page was fetched from there, or none led to an article; the message says why.</exception>
    public async Task<ArticleId> OfUrlAsync(string typed, CancellationToken cancellationToken)
    {
        var url = UrlNormalizer.Normalize(typed) ?? typed;
        if ((await analyses.VersionsAsync(url, cancellationToken)) is [.., var latest])
        {
            return latest;
        }

        if ((await pages.OfUrlAsync(url, cancellationToken)) is not [.., var page])
        {
            throw new UsageException($"No page was fetched from {url}.");
        }

        throw new UsageException(await analyses.DroppedAsync(page.Id, cancellationToken) is { } dropped
            ? $"{url} was fetched and led to no article: {dropped.Reason} ({dropped.Detail})."
            : $"{url} was fetched but has not been analyzed, or its article has another address: run 'claimpipeline analyze'.");
    }

    /// <summary>All there is on an article.</summary>
    public async Task<ArticleWithProvenance> OfArticleAsync(ArticleId id, CancellationToken cancellationToken) =>
        await OfArticleAsync(await AnalysisAsync(id, cancellationToken), cancellationToken);

    /// <summary>All there is on an article that was read already.</summary>
    public async Task<ArticleWithProvenance> OfArticleAsync(ArticleAnalysis analysis, CancellationToken cancellationToken)
    {
        var id = analysis.Article.Id;
        var versions = await analyses.VersionsAsync(analysis.Article.CanonicalUrl, cancellationToken);
        return new ArticleWithProvenance(
            await pages.GetAsync(analysis.Article.Page, cancellationToken),
            analysis,
            await verdicts.OfArticleAsync(id, cancellationToken),
            versions,
            await analyses.NearAsync(id, analysis.Fingerprint, Fingerprint.NearDistance, cancellationToken),
            await revisions.OfArticleAsync(id, cancellationToken));
    }

    /// <summary>All there is on a claim.</summary>
    public async Task<ClaimWithProvenance> OfClaimAsync(ArticleId article, ClaimId id, CancellationToken cancellationToken)
    {
        var analysis = await AnalysisAsync(article, cancellationToken);
        return await OfClaimAsync(analysis, analysis.Claims.First(claim => claim.Id == id), cancellationToken);
    }

    /// <summary>All there is on a claim of an article that was read already.</summary>
    public async Task<ClaimWithProvenance> OfClaimAsync(ArticleAnalysis analysis, Claim claim, CancellationToken cancellationToken) => new(
        await pages.GetAsync(analysis.Article.Page, cancellationToken),
        ExportedArticle.Of(analysis),
        analysis.IsOfHeadline(claim) ? null : analysis.Article.Blocks.FirstOrDefault(block => block.Span.Contains(claim.Span)),
        analysis.SentenceOf(claim),
        claim,
        await verdicts.GetAsync(claim.Id, cancellationToken)) { Parts = analysis.Article.Parts };

    private async Task<ArticleAnalysis> AnalysisAsync(ArticleId id, CancellationToken cancellationToken) =>
        await analyses.GetAsync(id, cancellationToken)
        ?? throw new UsageException($"The article {id} is gone: another run has replaced it.");
}
