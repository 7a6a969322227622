using ClaimPipeline.Records;

namespace ClaimPipeline.Storage;

/// <summary>
/// What later texts tell otherwise. Derived from the analyses: the revisions of an article go when its analysis changes or it goes, and
/// those articles that they had in common with it are due again.
/// </summary>
public interface IRevisionStore
{
    /// <summary>Articles that have not been held against others at that version, or were changed or lost their page since, by id.</summary>
    /// <remarks>Safe to consume while revisions are saved.</remarks>
    IAsyncEnumerable<ArticleId> PendingAsync(string version, CancellationToken cancellationToken);

    /// <summary>Replaces all revisions in which the article has a part, in one transaction; it is no longer pending.</summary>
    /// <exception cref="ArgumentException">The article has no part in one of them.</exception>
    Task SaveAsync(ArticleId article, IReadOnlyList<Revision> revisions, string version, CancellationToken cancellationToken);

    /// <summary>All in which the article has a part, by <see cref="Revision.SeenAt"/>, then by id.</summary>
    Task<IReadOnlyList<Revision>> OfArticleAsync(ArticleId article, CancellationToken cancellationToken);

    /// <summary>All, by <see cref="Revision.SeenAt"/>, then by id.</summary>
    IAsyncEnumerable<Revision> ListAsync(CancellationToken cancellationToken);
}
