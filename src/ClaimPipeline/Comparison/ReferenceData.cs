using System.Collections.Concurrent;
using ClaimPipeline.Records;

namespace ClaimPipeline.Comparison;

/// <summary>
/// Official figures and measures, indexed for comparison. Immutable and safe to share; built once a run, from everything imported.
/// </summary>
public sealed class ReferenceData
{
    private static readonly IReadOnlyList<OfficialValue> None = [];
    private readonly Dictionary<(string Indicator, string Subject, string Place), List<OfficialValue>> _cells = [];
    private readonly Dictionary<(string Indicator, string Subject), List<OfficialValue>> _tables = [];
    private readonly Dictionary<(string Subject, string Place), List<string>> _indicators = [];
    private readonly Dictionary<(string Indicator, string Place), List<string>> _subjects = [];
    private readonly Dictionary<string, List<Measure>> _measures = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, List<Measure>> _touching = new(StringComparer.Ordinal);
    private readonly HashSet<string> _sources = new(StringComparer.Ordinal);
    private readonly Lazy<string> _revision;
    private readonly Dictionary<OfficialFigureId, OfficialFigure> _byId = [];
    private readonly Dictionary<MeasureId, Measure> _measureById = [];
    private readonly Dictionary<(string Source, string Edition), List<OfficialFigureId>> _editions = [];
    private readonly ConcurrentDictionary<(string Source, string Edition), string> _editionHashes = new();
    private readonly ConcurrentDictionary<(string Indicator, string Subject), OfficialTable[]> _printed = new();
    private readonly ConcurrentDictionary<string, string> _rowHashes = new(StringComparer.Ordinal);

    private ReferenceData(IReadOnlyList<OfficialFigure> figures, IReadOnlyList<Measure> measures, string? revision)
    {
        FigureCount = figures.Count;
        MeasureCount = measures.Count;
        var ranks = SourceOrder.Of(figures.CountBy(f => f.Source, StringComparer.Ordinal))
            .Select((source, rank) => (source, rank)).ToDictionary(p => p.source, p => p.rank, StringComparer.Ordinal);
        _sources.UnionWith(ranks.Keys);
        foreach (var figure in figures.OrderBy(f => ranks[f.Source]).ThenByDescending(f => f.Published?.Start)
            .ThenBy(f => f.Series, StringComparer.Ordinal).ThenBy(f => f.Period.Start).ThenBy(f => f.Id.Value, StringComparer.Ordinal))
        {
            var value = new OfficialValue(figure, ranks[figure.Source]);
            Add(_cells, (figure.Indicator.Value, figure.Subject.Value, figure.Place.Value), value);
            Add(_tables, (figure.Indicator.Value, figure.Subject.Value), value);
            Add(_indicators, (figure.Subject.Value, figure.Place.Value), figure.Indicator.Value, once: true);
            Add(_subjects, (figure.Indicator.Value, figure.Place.Value), figure.Subject.Value, once: true);
            Add(_editions, (figure.Source, figure.Edition), figure.Id);
            _byId[figure.Id] = figure;
        }

        foreach (var measure in measures.OrderBy(m => m.Id.Value, StringComparer.Ordinal))
        {
            Add(_measures, measure.Jurisdiction.Value, measure);
            _measureById[measure.Id] = measure;
        }

        _revision = new Lazy<string>(() => revision ?? ReferenceRevision.Of(figures, measures));
    }

    /// <summary>No figures and no measures: every claim lacks a reference.</summary>
    public static ReferenceData Empty { get; } = Build([], []);

    /// <summary>Names everything in it, as <see cref="ReferenceRevision"/> does.</summary>
    public string Revision => _revision.Value;

    /// <summary>How many figures it holds.</summary>
    public int FigureCount { get; }

    /// <summary>How many measures it holds.</summary>
    public int MeasureCount { get; }

    /// <summary>Indexes figures and measures.</summary>
    /// <param name="figures">All figures.</param>
    /// <param name="measures">All measures.</param>
    /// <param name="revision">What their store calls its content; null to compute it when it is asked for.</param>
    public static ReferenceData Build(IEnumerable<OfficialFigure> figures, IEnumerable<Measure> measures, string? revision = null)
    {
        ArgumentNullException.ThrowIfNull(figures);
        ArgumentNullException.ThrowIfNull(measures);
        return new ReferenceData([.. figures], [.. measures], revision);
    }

    /// <summary>Whether a figure with that id is here.</summary>
    internal bool Has(OfficialFigureId id) => _byId.ContainsKey(id);

    /// <summary>Whether a measure with that id is here.</summary>
    internal bool Has(MeasureId id) => _measureById.ContainsKey(id);

    /// <summary>The same evidence with the hashes of the row and of the table that it was read from, by which it can be checked later.</summary>
    internal Evidence Seal(Evidence evidence)
    {
        if (evidence.Figure is { } id && _byId.TryGetValue(id, out var figure))
        {
            return evidence with
            {
                Hash = _rowHashes.GetOrAdd(id.Value, static (_, row) => ReferenceRevision.HashOf(row), figure),
                EditionHash = _editionHashes.GetOrAdd((figure.Source, figure.Edition), HashOf),
            };
        }

        return evidence.Measure is { } measure && _measureById.TryGetValue(measure, out var found)
            ? evidence with { Hash = _rowHashes.GetOrAdd(measure.Value, static (_, row) => ReferenceRevision.HashOf(row), found) }
            : evidence;
    }

    /// <summary>All periods, sources and editions of one place; newest edition of the largest source first.</summary>
    internal IReadOnlyList<OfficialValue> Cell(string indicator, string subject, string place) =>
        _cells.TryGetValue((indicator, subject, place), out var values) ? values : None;

    /// <summary>All places of one indicator and subject.</summary>
    internal IReadOnlyList<OfficialValue> Table(string indicator, string subject) =>
        _tables.TryGetValue((indicator, subject), out var values) ? values : None;

    /// <summary>The same as tables, without parts of a whole and figures that have a partner.</summary>
    internal IReadOnlyList<OfficialTable> Tables(string indicator, string subject) => _printed.GetOrAdd(
        (indicator, subject), key => [.. OfficialTable.GroupBy(Table(key.Indicator, key.Subject).Where(r => !r.IsPart && r.Figure.Counterpart is null))]);

    /// <summary>What is measured of a subject in a place.</summary>
    internal IReadOnlyList<string> IndicatorsOf(string subject, string place) =>
        _indicators.TryGetValue((subject, place), out var codes) ? codes : [];

    /// <summary>Of which subjects an indicator is known in a place.</summary>
    internal IReadOnlyList<string> SubjectsOf(string indicator, string place) =>
        _subjects.TryGetValue((indicator, place), out var codes) ? codes : [];

    /// <summary>The measures that a jurisdiction took, and those of the unions it belongs to.</summary>
    internal IReadOnlyList<Measure> MeasuresTouching(string jurisdiction) => _touching.GetOrAdd(jurisdiction, code => [.. _measures
        .Where(p => p.Key == code || (p.Key != "WLD" && Terms.IsWithin(Gazetteer.EntityKind.Place, code, p.Key)))
        .OrderBy(p => p.Key, StringComparer.Ordinal).SelectMany(p => p.Value)]);

    /// <summary>Source and edition of the row that evidence cites; null when it cites none that is here.</summary>
    internal (string Source, string Edition)? EditionOf(Evidence evidence) =>
        evidence.Figure is { } id && _byId.TryGetValue(id, out var figure) ? (figure.Source, figure.Edition) : null;

    /// <summary>Whether a publisher of that name has figures here.</summary>
    internal bool HasSource(string name) => _sources.Contains(name);

    private string HashOf((string Source, string Edition) edition) =>
        ContentHash.Of([.. _editions[edition].Select(id => id.Value).Order(StringComparer.Ordinal)]);

    private static List<TItem> Add<TKey, TItem>(Dictionary<TKey, List<TItem>> lists, TKey key, TItem item, bool once = false)
        where TKey : notnull
    {
        if (!lists.TryGetValue(key, out var list))
        {
            lists[key] = list = [];
        }

        if (!once || !list.Contains(item))
        {
            list.Add(item);
        }

        return list;
    }
}
