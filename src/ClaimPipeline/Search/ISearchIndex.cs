using ClaimPipeline.Records;

namespace ClaimPipeline.Search;

/// <summary>
/// The full-text index over articles and their claims. Derived data: it may be deleted and rebuilt from the store at any time.
/// One writer at a time; readers see the last commit and never wait for the writer. Every engine gives the same hits for a query;
/// scores and the order of relevance are an engine's own, and equal scores stand by article id.
/// </summary>
public interface ISearchIndex
{
    /// <summary>Adds documents, or replaces those of the same article. Visible after the next <see cref="CommitAsync"/>.</summary>
    Task UpsertAsync(IReadOnlyList<SearchDocument> documents, CancellationToken cancellationToken);

    /// <summary>Removes documents; those that are not there do not matter. Visible after the next <see cref="CommitAsync"/>.</summary>
    Task DeleteAsync(IReadOnlyList<ArticleId> articles, CancellationToken cancellationToken);

    /// <summary>
    /// Makes all that was written since the last commit visible, in one step: after a crash either all of it is there or none.
    /// </summary>
    /// <returns>The generation that readers can wait for; the same as before when nothing was written.</returns>
    Task<long> CommitAsync(CancellationToken cancellationToken);

    /// <summary>The last committed generation, from 0; it never falls.</summary>
    Task<long> GenerationAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Every committed document by article id with the <see cref="SearchDocument.Stamp"/> it was written with: an index pass
    /// compares these with the store's and writes only what differs. Safe to consume while writing.
    /// </summary>
    IAsyncEnumerable<(ArticleId Article, string Stamp)> StampsAsync(CancellationToken cancellationToken);

    /// <summary>How many documents are committed.</summary>
    Task<long> CountAsync(CancellationToken cancellationToken);

    /// <summary>The committed document of an article; null when there is none.</summary>
    Task<SearchDocument?> GetAsync(ArticleId article, CancellationToken cancellationToken);

    /// <summary>What the engine finds wrong with its own files, for people; empty when it finds nothing. May take long.</summary>
    Task<IReadOnlyList<string>> CheckAsync(CancellationToken cancellationToken);

    /// <summary>Empties the index. Visible after the next <see cref="CommitAsync"/>; until then readers find what was there.</summary>
    Task ClearAsync(CancellationToken cancellationToken);

    /// <summary>Finds articles and their claims, all of one generation.</summary>
    Task<SearchResult> SearchAsync(SearchRequest request, CancellationToken cancellationToken);
}
