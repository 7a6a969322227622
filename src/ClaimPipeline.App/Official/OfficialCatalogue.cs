using ClaimPipeline.Storage;

namespace ClaimPipeline.App.Official;

/// <summary>The official data of the store, read once and again only when an import has changed it.</summary>
internal sealed class OfficialCatalogue(IReferenceStore store) : IDisposable
{
    private readonly SemaphoreSlim _gate = new(1);
    private OfficialData? _data;

    /// <summary>What the store has now.</summary>
    public async Task<OfficialData> GetAsync(CancellationToken cancellationToken)
    {
        var revision = await store.RevisionAsync(cancellationToken);
        if (_data is { } known && known.Revision == revision)
        {
            return known;
        }

        await _gate.WaitAsync(cancellationToken);
        try
        {
            return _data is { } made && made.Revision == revision
                ? made
                : _data = new OfficialData(
                    revision,
                    await store.FiguresAsync(null, cancellationToken).ToListAsync(cancellationToken),
                    await store.MeasuresAsync(cancellationToken).ToListAsync(cancellationToken));
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _gate.Dispose();
}
