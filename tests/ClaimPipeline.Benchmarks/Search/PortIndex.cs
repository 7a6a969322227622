using ClaimPipeline.Search;

namespace ClaimPipeline.Benchmarks.Search;

/// <summary>An engine behind our port.</summary>
internal sealed class PortIndex(ISearchIndex index) : MeasuredIndex
{
    private const int Batch = 1_000;

    /// <inheritdoc/>
    public override async Task FillAsync(IEnumerable<SearchDocument> documents, CancellationToken cancellationToken)
    {
        foreach (var batch in documents.Chunk(Batch))
        {
            await WriteAsync(batch, cancellationToken);
        }
    }

    /// <summary>Writes some articles and commits.</summary>
    public async Task WriteAsync(IReadOnlyList<SearchDocument> documents, CancellationToken cancellationToken)
    {
        await index.UpsertAsync(documents, cancellationToken);
        await index.CommitAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public override async Task<long?> CountAsync(SearchRequest request, RawQuery? raw, CancellationToken cancellationToken) =>
        (await index.SearchAsync(request, cancellationToken)).Articles;

    /// <inheritdoc/>
    public override void Dispose() => (index as IDisposable)?.Dispose();
}
