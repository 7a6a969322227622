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
}
