using ClaimPipeline.Records;

namespace ClaimPipeline.Storage;

/// <summary>Official figures and measures, as imported.</summary>
public interface IReferenceStore
{
    /// <summary>Adds or replaces figures by (series, period, edition) in one transaction.</summary>
    /// <returns>How many were new, and how many changed.</returns>
    Task<ImportedRows> ImportAsync(IReadOnlyList<OfficialFigure> figures, CancellationToken cancellationToken);

    /// <summary>Adds or replaces measures by id in one transaction.</summary>
    /// <returns>How many were new, and how many changed.</returns>
    Task<ImportedRows> ImportAsync(IReadOnlyList<Measure> measures, CancellationToken cancellationToken);

    /// <summary>All figures of a subject (null: of all), by series, period, published (unknown first), edition.</summary>
    IAsyncEnumerable<OfficialFigure> FiguresAsync(EntityId? subject, CancellationToken cancellationToken);

    /// <summary>All measures, by id.</summary>
    IAsyncEnumerable<Measure> MeasuresAsync(CancellationToken cancellationToken);

    /// <summary>Hash of everything imported: the same content gives the same text in every store.</summary>
    Task<string> RevisionAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Every part that is not now as it was when <see cref="RevisionAsync"/> gave this text: by rows that came or changed, by sources that came, and
    /// by sources that are asked before others now. May name more, never less. Null when that is not known any more.
    /// </summary>
    Task<IReadOnlySet<ReferenceKey>?> TouchedSinceAsync(string revision, CancellationToken cancellationToken);

    /// <summary>Forgets what was touched before this revision, as nobody needs to know it any more.</summary>
    Task ForgetBeforeAsync(string revision, CancellationToken cancellationToken);
}
