using ClaimPipeline.Records;

namespace ClaimPipeline.Storage;

/// <summary>Pages that live as long as the process.</summary>
public sealed class MemoryPageStore : IPageStore
{
    private readonly Dictionary<PageId, FetchedPage> _pages = [];
    private readonly Dictionary<PageId, GonePage> _gone = [];

    /// <summary>Held while the pages, and the analyses and verdicts that are made of them, are read or changed.</summary>
    internal Lock Gate { get; } = new();

    /// <summary>Oldest first, then by id. To be read under <see cref="Gate"/>.</summary>
    internal IEnumerable<FetchedPage> InOrder =>
        _pages.Values.OrderBy(p => p.FetchedAt).ThenBy(p => p.Id.Value, StringComparer.Ordinal);

    /// <inheritdoc/>
    public Task<bool> AddAsync(FetchedPage page, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(page);
        cancellationToken.ThrowIfCancellationRequested();
        if (page.Location is null)
        {
            throw new ArgumentException($"Page {page.Id} of {page.Url} has no location in the archive.", nameof(page));
        }

        lock (Gate)
        {
            return Task.FromResult(_pages.TryAdd(page.Id, page));
        }
    }

    /// <inheritdoc/>
    public Task<FetchedPage?> GetAsync(PageId id, CancellationToken cancellationToken)
    {
        lock (Gate)
        {
            return Task.FromResult(Find(id));
        }
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<FetchedPage>> OfUrlAsync(string url, CancellationToken cancellationToken)
    {
        lock (Gate)
        {
            return Task.FromResult<IReadOnlyList<FetchedPage>>(
                [.. InOrder.Where(p => string.Equals(p.Url, url, StringComparison.Ordinal))]);
        }
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<FetchedPage> ListAsync(CancellationToken cancellationToken)
    {
        lock (Gate)
        {
            return _pages.Values.OrderBy(p => p.Id.Value, StringComparer.Ordinal).ToArray().ToAsyncEnumerable();
        }
    }

    /// <inheritdoc/>
    public Task<long> CountAsync(CancellationToken cancellationToken)
    {
        lock (Gate)
        {
            return Task.FromResult((long)_pages.Count);
        }
    }

    /// <inheritdoc/>
    public Task<bool> MarkGoneAsync(GonePage gone, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(gone);
        cancellationToken.ThrowIfCancellationRequested();
        lock (Gate)
        {
            return _pages.ContainsKey(gone.Page)
                ? Task.FromResult(_gone.TryAdd(gone.Page, gone))
                : throw new ArgumentException($"Page {gone.Page} is not in the page store.", nameof(gone));
        }
    }

    /// <inheritdoc/>
    public Task<GonePage?> GoneAsync(PageId id, CancellationToken cancellationToken)
    {
        lock (Gate)
        {
            return Task.FromResult(_gone.GetValueOrDefault(id));
        }
    }

    /// <summary>Whether it is known to be gone. To be called under <see cref="Gate"/>.</summary>
    internal bool IsGone(PageId id) => _gone.ContainsKey(id);

    /// <summary>The page, or null. To be called under <see cref="Gate"/>.</summary>
    internal FetchedPage? Find(PageId id) => _pages.GetValueOrDefault(id);
}
