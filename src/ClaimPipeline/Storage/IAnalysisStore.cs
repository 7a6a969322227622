using ClaimPipeline.Records;

namespace ClaimPipeline.Storage;

/// <summary>
/// What the analyze pass made of each page: an analysis, or a reason why there is none. Saving an outcome for a page replaces
/// its earlier one in one transaction; an article that no page leads to any more goes with it, claims and all.
/// </summary>
public interface IAnalysisStore
{
    /// <summary>Ids of pages that have no outcome at <paramref name="version"/>, oldest fetch first, then by id.</summary>
    /// <remarks>
    /// Safe to consume while outcomes are saved: no page is given twice, and one that was pending at the call is only left out
    /// when it got its outcome before its turn came.
    /// </remarks>
    IAsyncEnumerable<PageId> PendingAsync(string version, CancellationToken cancellationToken);

    /// <summary>
    /// Saves an analysis as the outcome of <paramref name="page"/>. Two pages may lead to one article: it is kept once, as the page
    /// that was fetched first has it (of equal times, the one with the smaller id), whatever the order of saving.
    /// </summary>
    /// <returns>
    /// Whether the stored article or its analysis changed; a new <see cref="ArticleAnalysis.Version"/> alone is no change, and
    /// keeps the verdicts.
    /// </returns>
    /// <exception cref="ArgumentException">
    /// The page is not in the page store, or not the article's own, or two claims have one id.
    /// </exception>
    Task<bool> SaveAsync(PageId page, ArticleAnalysis analysis, CancellationToken cancellationToken);

    /// <summary>Saves that the page leads to no article.</summary>
    /// <exception cref="ArgumentException">The page is not in the page store.</exception>
    Task DropAsync(PageId page, DropReason reason, string detail, string version, CancellationToken cancellationToken);

    /// <summary>Why the page leads to no article; null when it leads to one, or has no outcome.</summary>
    Task<(DropReason Reason, string Detail)?> DroppedAsync(PageId page, CancellationToken cancellationToken);

    /// <summary>The analysis of an article; null when there is none.</summary>
    Task<ArticleAnalysis?> GetAsync(ArticleId id, CancellationToken cancellationToken);

    /// <summary>The article whose claim it is; null when there is none.</summary>
    Task<ArticleId?> ArticleOfAsync(ClaimId claim, CancellationToken cancellationToken);

    /// <summary>Ids of articles and claims that begin with that text, at most <paramref name="max"/>, in order.</summary>
    Task<IReadOnlyList<string>> FindIdsAsync(string prefix, int max, CancellationToken cancellationToken);

    /// <summary>All articles with that canonical URL, by fetch time of their page: the versions of one article.</summary>
    Task<IReadOnlyList<ArticleId>> VersionsAsync(string canonicalUrl, CancellationToken cancellationToken);

    /// <summary>
    /// Other articles whose fingerprint differs in at most <paramref name="maxDistance"/> bits, nearest first, then by id. A
    /// fingerprint of 0 (too short to tell) is near nothing.
    /// </summary>
    Task<IReadOnlyList<ArticleId>> NearAsync(
        ArticleId article, Fingerprint fingerprint, int maxDistance, CancellationToken cancellationToken);

    /// <summary>All ids, in order.</summary>
    IAsyncEnumerable<ArticleId> ListAsync(CancellationToken cancellationToken);

    /// <summary>How many articles, and how many claims, there are.</summary>
    Task<(long Articles, long Claims)> CountAsync(CancellationToken cancellationToken);

    /// <summary>What became of the pages of a source (the seed's name) that were fetched from one moment to another, both included, as far as they have been analyzed; in any order.</summary>
    Task<IReadOnlyList<SourcePage>> OfSourceAsync(string source, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken);
}
