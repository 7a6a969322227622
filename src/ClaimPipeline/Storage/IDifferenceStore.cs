using ClaimPipeline.Records;

namespace ClaimPipeline.Storage;

/// <summary>Figures that versions of a page, or copies of a story, tell differently. Those of an article go with it.</summary>
public interface IDifferenceStore
{
    /// <summary>Replaces all differences in which the article has a part, in one transaction.</summary>
    /// <exception cref="ArgumentException">The article has no part in one of them.</exception>
    Task SaveAsync(ArticleId article, IReadOnlyList<FigureDifference> differences, CancellationToken cancellationToken);

    /// <summary>All in which the article has a part, by when the later text was fetched, then by id.</summary>
    Task<IReadOnlyList<FigureDifference>> OfArticleAsync(ArticleId article, CancellationToken cancellationToken);

    /// <summary>All, by when the later text was fetched, then by id.</summary>
    IAsyncEnumerable<FigureDifference> ListAsync(CancellationToken cancellationToken);
}
