using ClaimPipeline.Records;

namespace ClaimPipeline.Pipeline;

/// <summary>One thing in which the index is not what it should be.</summary>
/// <param name="Kind">What sort of thing.</param>
/// <param name="Article">The article; null when it is about the whole index.</param>
/// <param name="Detail">For people.</param>
public sealed record IndexFault(IndexFaultKind Kind, ArticleId? Article, string Detail);

/// <summary>What can be wrong with an index. The first three are mended by the next index pass, the last by a rebuild.</summary>
public enum IndexFaultKind
{
    /// <summary>The store has the article, the index does not: it lags.</summary>
    Missing,

    /// <summary>The index has an older state of the article: it lags.</summary>
    Outdated,

    /// <summary>The index has an article that the store does not.</summary>
    Orphaned,

    /// <summary>Both say they have the same and do not, or the index's files are broken.</summary>
    Damaged,
}
