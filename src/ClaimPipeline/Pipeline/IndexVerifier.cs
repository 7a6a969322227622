using System.Runtime.CompilerServices;
using ClaimPipeline.Search;
using ClaimPipeline.Storage;

namespace ClaimPipeline.Pipeline;

/// <summary>Holds the index against the store, row by row, and against itself. Changes nothing.</summary>
public sealed class IndexVerifier(IAnalysisStore analyses, IVerdictStore verdicts, IRevisionStore revisions, ISearchIndex index)
{
    /// <summary>What is wrong, article by article, then what the engine finds in its own files; nothing when all is well.</summary>
    /// <param name="contents">Whether to hold the contents of each article against the store, not only its stamp.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async IAsyncEnumerable<IndexFault> VerifyAsync(bool contents, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var pairs = StampPairs.Of(verdicts.StampsAsync(cancellationToken), index.StampsAsync(cancellationToken), cancellationToken);
        await foreach (var (article, inStore, inIndex) in pairs)
        {
            if (inStore is null)
            {
                yield return new IndexFault(IndexFaultKind.Orphaned, article, "The store has no such article.");
            }
            else if (inIndex is null)
            {
                yield return new IndexFault(IndexFaultKind.Missing, article, "It was analyzed and not indexed yet.");
            }
            else if (inStore != inIndex)
            {
                yield return new IndexFault(IndexFaultKind.Outdated, article, "It was analyzed or compared anew since it was indexed.");
            }
            else if (contents
                && await analyses.GetAsync(article, cancellationToken) is { } analysis
                && SearchDocument.Of(analysis, await verdicts.OfArticleAsync(article, cancellationToken), inStore, await revisions.OfArticleAsync(article, cancellationToken))
                    != await index.GetAsync(article, cancellationToken))
            {
                yield return new IndexFault(IndexFaultKind.Damaged, article, "What the index holds is not what the store holds.");
            }
        }

        foreach (var trouble in await index.CheckAsync(cancellationToken))
        {
            yield return new IndexFault(IndexFaultKind.Damaged, null, trouble);
        }
    }
}
