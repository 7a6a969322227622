using ClaimPipeline.Records;

namespace ClaimPipeline.Storage;

/// <summary>Official figures and measures, as imported.</summary>
public interface IReferenceStore
{
    /// <summary>Adds or replaces figures by (series, period, edition) in one transaction.</summary>
    /// <returns>How many were new or changed.</returns>
    Task<int> ImportAsync(IReadOnlyList<OfficialFigure> figures, CancellationToken cancellationToken);

    /// <summary>Adds or replaces measures by id in one transaction.</summary>
    /// <returns>How many were new or changed.</returns>
    Task<int> ImportAsync(IReadOnlyList<Measure> measures, CancellationToken cancellationToken);

    /// <summary>All figures of a subject (null: of all), by series, period, published (unknown first), edition.</summary>
    IAsyncEnumerable<OfficialFigure> FiguresAsync(EntityId? subject, CancellationToken cancellationToken);

    /// <summary>All measures, by id.</summary>
    IAsyncEnumerable<Measure> MeasuresAsync(CancellationToken cancellationToken);

    /// <summary>Hash of everything imported: the same content gives the same text in every store.</summary>
    Task<string> RevisionAsync(CancellationToken cancellationToken);
}
