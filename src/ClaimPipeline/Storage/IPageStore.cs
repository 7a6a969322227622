using ClaimPipeline.Records;

namespace ClaimPipeline.Storage;

/// <summary>The fetched and imported pages; their bytes lie in the archive. Pages are never changed or deleted.</summary>
public interface IPageStore
{
    /// <summary>Adds a page; nothing happens when one with its id is there.</summary>
    /// <returns>Whether it was new.</returns>
    /// <exception cref="ArgumentException">The page has no location in the archive.</exception>
    Task<bool> AddAsync(FetchedPage page, CancellationToken cancellationToken);

    /// <summary>The page with that id; null when there is none.</summary>
    Task<FetchedPage?> GetAsync(PageId id, CancellationToken cancellationToken);

    /// <summary>All pages that answered under that URL, oldest first.</summary>
    Task<IReadOnlyList<FetchedPage>> OfUrlAsync(string url, CancellationToken cancellationToken);

    /// <summary>All pages, by id.</summary>
    IAsyncEnumerable<FetchedPage> ListAsync(CancellationToken cancellationToken);

    /// <summary>How many pages there are.</summary>
    Task<long> CountAsync(CancellationToken cancellationToken);

    /// <summary>Notes that a page is not to be had any more. The first note stays; the articles that it led to are pending for revisions.</summary>
    /// <returns>Whether it is the first.</returns>
    /// <exception cref="ArgumentException">The page is not in the store.</exception>
    Task<bool> MarkGoneAsync(GonePage gone, CancellationToken cancellationToken);

    /// <summary>What is known of a page that is not to be had any more; null when none of it is.</summary>
    Task<GonePage?> GoneAsync(PageId id, CancellationToken cancellationToken);
}
