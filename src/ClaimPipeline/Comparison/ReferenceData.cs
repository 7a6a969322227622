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
    private readonly System.Collections.Concurrent.ConcurrentDictionary<string, List<Measure>> _touching = new(StringComparer.Ordinal);
    private readonly HashSet<string> _sources = new(StringComparer.Ordinal);

    private ReferenceData(IReadOnlyList<OfficialFigure> figures, IReadOnlyList<Measure> measures)
    {
        FigureCount = figures.Count;
        MeasureCount = measures.Count;
        var ranks = figures.GroupBy(f => f.Source, StringComparer.Ordinal)
            .OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal)
            .Select((g, rank) => (g.Key, rank)).ToDictionary(p => p.Key, p => p.rank, StringComparer.Ordinal);
        _sources.UnionWith(ranks.Keys);
        foreach (var figure in figures.OrderBy(f => ranks[f.Source]).ThenByDescending(f => f.Published?.Start)
            .ThenBy(f => f.Series, StringComparer.Ordinal).ThenBy(f => f.Period.Start).ThenBy(f => f.Id.Value, StringComparer.Ordinal))
        {
            var value = new OfficialValue(figure, ranks[figure.Source]);
            Add(_cells, (figure.Indicator.Value, figure.Subject.Value, figure.Place.Value), value);
            Add(_tables, (figure.Indicator.Value, figure.Subject.Value), value);
            Add(_indicators, (figure.Subject.Value, figure.Place.Value), figure.Indicator.Value, once: true);
            Add(_subjects, (figure.Indicator.Value, figure.Place.Value), figure.Subject.Value, once: true);
        }

        foreach (var measure in measures.OrderBy(m => m.Id.Value, StringComparer.Ordinal))
        {
            Add(_measures, measure.Jurisdiction.Value, measure);
        }

        Revision = ContentHash.Of(
        [
            .. figures.Select(f => f.Id.Value).Order(StringComparer.Ordinal),
            .. measures.Select(m => System.Text.Json.JsonSerializer.Serialize(m, RecordsJson.Compact.Measure)).Order(StringComparer.Ordinal),
        ]);
    }

    /// <summary>No figures and no measures: every claim lacks a reference.</summary>
    public static ReferenceData Empty { get; } = Build([], []);

    /// <summary>Hash of everything in it, whatever the order it came in.</summary>
    public string Revision { get; }

    /// <summary>How many figures it holds.</summary>
    public int FigureCount { get; }

    /// <summary>How many measures it holds.</summary>
    public int MeasureCount { get; }

    /// <summary>Indexes figures and measures.</summary>
    public static ReferenceData Build(IEnumerable<OfficialFigure> figures, IEnumerable<Measure> measures)
    {
        ArgumentNullException.ThrowIfNull(figures);
        ArgumentNullException.ThrowIfNull(measures);
        return new ReferenceData([.. figures], [.. measures]);
    }

    /// <summary>All periods, sources and editions of one place; newest edition of the largest source first.</summary>
    internal IReadOnlyList<OfficialValue> Cell(string indicator, string subject, string place) =>
        _cells.TryGetValue((indicator, subject, place), out var values) ? values : None;

    /// <summary>All places of one indicator and subject.</summary>
    internal IReadOnlyList<OfficialValue> Table(string indicator, string subject) =>
        _tables.TryGetValue((indicator, subject), out var values) ? values : None;

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

    /// <summary>Whether a publisher of that name has figures here.</summary>
    internal bool HasSource(string name) => _sources.Contains(name);

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
