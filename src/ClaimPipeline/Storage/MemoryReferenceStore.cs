using ClaimPipeline.Records;

namespace ClaimPipeline.Storage;

/// <summary>Official figures and measures that live as long as the process.</summary>
public sealed class MemoryReferenceStore : IReferenceStore
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(string Series, Period Period, string Edition), OfficialFigure> _figures = [];
    private readonly SortedDictionary<string, Measure> _measures = new(StringComparer.Ordinal);

    private IOrderedEnumerable<OfficialFigure> InOrder => _figures.Values
        .OrderBy(f => f.Series, StringComparer.Ordinal)
        .ThenBy(f => f.Period.Start)
        .ThenBy(f => f.Period.End)
        .ThenBy(f => f.Published?.Start ?? DateOnly.MinValue)
        .ThenBy(f => f.Published?.End ?? DateOnly.MinValue)
        .ThenBy(f => f.Edition, StringComparer.Ordinal);

    /// <inheritdoc/>
    public Task<int> ImportAsync(IReadOnlyList<OfficialFigure> figures, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(figures);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            var changed = 0;
            foreach (var figure in figures)
            {
                var key = (figure.Series, figure.Period, figure.Edition);
                if (!_figures.TryGetValue(key, out var known) || known != figure)
                {
                    _figures[key] = figure;
                    changed++;
                }
            }

            return Task.FromResult(changed);
        }
    }

    /// <inheritdoc/>
    public Task<int> ImportAsync(IReadOnlyList<Measure> measures, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(measures);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            var changed = 0;
            foreach (var measure in measures)
            {
                if (!_measures.TryGetValue(measure.Id.Value, out var known) || known != measure)
                {
                    _measures[measure.Id.Value] = measure;
                    changed++;
                }
            }

            return Task.FromResult(changed);
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
            return Task.FromResult(ReferenceRevision.Of(InOrder, _measures.Values));
        }
    }
}
