using ClaimPipeline.Records;

namespace ClaimPipeline.Storage;

/// <summary>Official figures and measures that live as long as the process.</summary>
public sealed class MemoryReferenceStore : IReferenceStore
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(string Series, Period Period, string Edition), OfficialFigure> _figures = [];
    private readonly SortedDictionary<string, Measure> _measures = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (IReadOnlyList<string> Sources, int Changes)> _past = new(StringComparer.Ordinal);
    private readonly List<ReferenceKey> _touched = [];

    private IOrderedEnumerable<OfficialFigure> InOrder => _figures.Values
        .OrderBy(f => f.Series, StringComparer.Ordinal)
        .ThenBy(f => f.Period.Start)
        .ThenBy(f => f.Period.End)
        .ThenBy(f => f.Published?.Start ?? DateOnly.MinValue)
        .ThenBy(f => f.Published?.End ?? DateOnly.MinValue)
        .ThenBy(f => f.Edition, StringComparer.Ordinal);

    /// <inheritdoc/>
    public Task<ImportedRows> ImportAsync(IReadOnlyList<OfficialFigure> figures, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(figures);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            var rows = default(ImportedRows);
            foreach (var figure in figures)
            {
                var key = (figure.Series, figure.Period, figure.Edition);
                if (!_figures.TryGetValue(key, out var known) || known != figure)
                {
                    _touched.AddRange([.. known is null ? [] : ReferenceKey.Of(known), .. ReferenceKey.Of(figure)]);
                    _figures[key] = figure;
                    rows += known is null ? new ImportedRows(1, 0) : new ImportedRows(0, 1);
                }
            }

            return Task.FromResult(rows);
        }
    }

    /// <inheritdoc/>
    public Task<ImportedRows> ImportAsync(IReadOnlyList<Measure> measures, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(measures);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            var rows = default(ImportedRows);
            foreach (var measure in measures)
            {
                if (!_measures.TryGetValue(measure.Id.Value, out var known) || known != measure)
                {
                    _touched.AddRange(known is null ? [ReferenceKey.Of(measure)] : [ReferenceKey.Of(known), ReferenceKey.Of(measure)]);
                    _measures[measure.Id.Value] = measure;
                    rows += known is null ? new ImportedRows(1, 0) : new ImportedRows(0, 1);
                }
            }

            return Task.FromResult(rows);
        }
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<OfficialFigure> FiguresAsync(EntityId? subject, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return InOrder.Where(f => subject is null || f.Subject == subject).ToArray().ToAsyncEnumerable();
        }
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<Measure> MeasuresAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return _measures.Values.ToArray().ToAsyncEnumerable();
        }
    }

    /// <inheritdoc/>
    public Task<string> RevisionAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            var revision = ReferenceRevision.Of(InOrder, _measures.Values);
            _past[revision] = (Sources(), _touched.Count);
            return Task.FromResult(revision);
        }
    }

    /// <inheritdoc/>
    public Task<IReadOnlySet<ReferenceKey>?> TouchedSinceAsync(string revision, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (!_past.TryGetValue(revision, out var past))
            {
                return Task.FromResult<IReadOnlySet<ReferenceKey>?>(null);
            }

            var risen = SourceOrder.Risen(past.Sources, Sources());
            return Task.FromResult<IReadOnlySet<ReferenceKey>?>(_touched.Skip(past.Changes)
                .Concat(SourceOrder.ComeOrGone(past.Sources, Sources()).Select(ReferenceKey.Source))
                .Concat(_figures.Values.Where(f => risen.Contains(f.Source)).SelectMany(ReferenceKey.Of))
                .ToHashSet());
        }
    }

    /// <inheritdoc/>
    public Task ForgetBeforeAsync(string revision, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (_past.TryGetValue(revision, out var kept))
            {
                foreach (var old in _past.Where(p => p.Value.Changes < kept.Changes).Select(p => p.Key).ToList())
                {
                    _past.Remove(old);
                }
            }
        }

        return Task.CompletedTask;
    }

    private IReadOnlyList<string> Sources() => SourceOrder.Of(_figures.Values.CountBy(f => f.Source, StringComparer.Ordinal));
}
