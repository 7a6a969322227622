using ClaimPipeline.Records;

namespace ClaimPipeline.Storage;

/// <summary>The verdicts. Derived from claims and official figures: those of an article go when the article's analysis changes.</summary>
public interface IVerdictStore
{
    /// <summary>Articles with claims that have no verdict at <paramref name="version"/>, by id.</summary>
    /// <remarks>Safe to consume while verdicts are saved.</remarks>
    IAsyncEnumerable<ArticleId> PendingAsync(string version, CancellationToken cancellationToken);

    /// <summary>Replaces all verdicts of the article's claims in one transaction.</summary>
    Task SaveAsync(ArticleId article, IReadOnlyList<Verdict> verdicts, CancellationToken cancellationToken);

    /// <summary>The verdict on a claim; null when there is none.</summary>
    Task<Verdict?> GetAsync(ClaimId claim, CancellationToken cancellationToken);

    /// <summary>All verdicts on an article's claims, in the order of the claims.</summary>
    Task<IReadOnlyList<Verdict>> OfArticleAsync(ArticleId article, CancellationToken cancellationToken);
}
