using ClaimPipeline.Search;

namespace ClaimPipeline.Benchmarks.Search;

/// <summary>An index that is measured, in a folder of its own: one behind our port, or one written by hand beside it.</summary>
internal abstract class MeasuredIndex : IDisposable
{
    /// <summary>Writes articles into an empty folder.</summary>
    public abstract Task FillAsync(IEnumerable<SearchDocument> documents, CancellationToken cancellationToken);

    /// <summary>Asks, and reads what ten hits show.</summary>
    /// <param name="request">As our port takes it.</param>
    /// <param name="raw">The same for what is written by hand; null where that has no such thing.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>How many articles match; null where it has no such thing.</returns>
    public abstract Task<long?> CountAsync(SearchRequest request, RawQuery? raw, CancellationToken cancellationToken);

    /// <inheritdoc/>
    public abstract void Dispose();
}
