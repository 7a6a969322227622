using ClaimPipeline.Comparison;
using ClaimPipeline.OfficialFigures;
using ClaimPipeline.Records;

namespace ClaimPipeline.App.Official;

/// <summary>All official figures and measures of one revision of the store. Immutable.</summary>
internal sealed class OfficialData
{
    private readonly Dictionary<string, IReadOnlyList<OfficialFigure>> _rows;
    private readonly Lazy<IReadOnlyList<SeriesView>> _views;
    private readonly Dictionary<OfficialFigureId, OfficialFigure> _byId;

    public OfficialData(string revision, IReadOnlyList<OfficialFigure> figures, IReadOnlyList<Measure> measures)
    {
        (Revision, Figures, Measures) = (revision, figures, measures);
        _rows = figures.GroupBy(f => f.Series, StringComparer.Ordinal).ToDictionary(g => g.Key, g => (IReadOnlyList<OfficialFigure>)[.. g], StringComparer.Ordinal);
        _byId = figures.ToDictionary(f => f.Id);
        Series = [.. _rows.Select(pair => OfficialSeries.Of(pair.Key, pair.Value)).OrderBy(s => s.Key, StringComparer.Ordinal)];
        Editions = [.. figures.Select(f => f.Edition).Where(e => e.Length > 0).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        _views = new(() =>
        [
            .. _rows.Select(pair => new SeriesView(pair.Key, pair.Value.ToValueList())).OrderBy(s => s.What, StringComparer.Ordinal)
                .ThenByDescending(s => s.Latest.Place.Value == "WLD").ThenBy(s => s.Where, StringComparer.Ordinal).ThenBy(s => s.Key, StringComparer.Ordinal),
        ]);
        Reference = new Lazy<ReferenceData>(() => ReferenceData.Build(figures, measures, revision));
    }

    /// <summary>What the store calls this content.</summary>
    public string Revision { get; }

    /// <summary>All rows, by series, period, publication.</summary>
    public IReadOnlyList<OfficialFigure> Figures { get; }

    /// <summary>All series, by key.</summary>
    public IReadOnlyList<OfficialSeries> Series { get; }

    /// <summary>All series with their rows: by what is measured, the world before its parts.</summary>
    public IReadOnlyList<SeriesView> Views => _views.Value;

    /// <summary>All editions, by name.</summary>
    public IReadOnlyList<string> Editions { get; }

    /// <summary>All measures, by id.</summary>
    public IReadOnlyList<Measure> Measures { get; }

    /// <summary>The same as claims are compared with it.</summary>
    public Lazy<ReferenceData> Reference { get; }

    /// <summary>The row with that id; null when there is none.</summary>
    public OfficialFigure? Find(OfficialFigureId id) => _byId.GetValueOrDefault(id);

    /// <summary>The rows of a series by period and publication; none when there is no such series.</summary>
    public IReadOnlyList<OfficialFigure> RowsOf(string series) => _rows.GetValueOrDefault(series, []);

    /// <summary>What changed between two editions, for one commodity or for all.</summary>
    /// <exception cref="UsageException">There is no such edition, or it has nothing on the commodity.</exception>
    public IReadOnlyList<EditionChange> Between(string from, string to, EntityId? subject)
    {
        var rows = Figures.Where(f => subject is null || f.Subject == subject).ToList();
        var editions = rows.Select(f => f.Edition).Where(e => e.Length > 0).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        foreach (var edition in new[] { from, to }.Where(e => !editions.Contains(e)))
        {
            throw new UsageException(
                $"There are no figures of the edition '{edition}'{(subject is null ? "" : $" for {subject}")}: there are {string.Join(", ", editions.Take(40))}.");
        }

        return EditionDiff.Between(rows, from, to);
    }
}
