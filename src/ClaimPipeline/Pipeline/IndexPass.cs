using ClaimPipeline.Records;
using ClaimPipeline.Search;
using ClaimPipeline.Storage;

namespace ClaimPipeline.Pipeline;

/// <summary>
/// Brings the index level with the store: writes what is new or has changed, removes what is gone. Whether it has is told by
/// stamps, so the index needs no bookkeeping in the store and may be deleted at any time.
/// </summary>
public sealed class IndexPass(
    IAnalysisStore analyses,
    IVerdictStore verdicts,
    ISearchIndex index,
    IRunLedger ledger,
    TimeProvider time,
    PipelineOptions options)
{
    /// <summary>Name in the ledger.</summary>
    public const string Name = "index";

    private const string Version = "index-1";

    /// <summary>Runs until store and index are level, or until cancelled: then the run says that it was interrupted.</summary>
    /// <param name="rebuild">
    /// Whether to write everything anew. Readers find the old index until all of the new one is there, in one step.
    /// </param>
    /// <param name="progress">Told of every article; null for nobody.</param>
    /// <param name="cancellationToken">Stops it between articles.</param>
    public async Task<Run> RunAsync(bool rebuild, IProgress<PassProgress>? progress, CancellationToken cancellationToken)
    {
        var recorder = await RunRecorder.StartAsync(ledger, time, Name, Version, progress, cancellationToken);
        try
        {
            if (rebuild)
            {
                await index.ClearAsync(cancellationToken);
            }

            var waiting = new List<SearchDocument>();
            var indexed = rebuild ? AsyncEnumerable.Empty<(ArticleId, string)>() : index.StampsAsync(cancellationToken);
            await foreach (var (article, inStore, inIndex) in StampPairs.Of(verdicts.StampsAsync(cancellationToken), indexed, cancellationToken))
            {
                if (inStore is null)
                {
                    await index.DeleteAsync([article], cancellationToken);
                    recorder.Kept(article.Value);
                }
                else if (inStore == inIndex)
                {
                    recorder.Unchanged(article.Value);
                }
                else if (await analyses.GetAsync(article, cancellationToken) is { } analysis)
                {
                    waiting.Add(SearchDocument.Of(analysis, await verdicts.OfArticleAsync(article, cancellationToken), inStore));
                    recorder.Kept(article.Value);
                }
                else
                {
                    recorder.Dropped(article.Value, DropReason.ParentMissing, "The article went from the store while it was being indexed.");
                }

                if (waiting.Count >= options.IndexBatch)
                {
                    await WriteAsync(waiting, commit: !rebuild, cancellationToken);
                }
            }

            await WriteAsync(waiting, commit: true, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return await recorder.FinishAsync(interrupted: true);
        }

        return await recorder.FinishAsync(interrupted: false);
    }

    private async Task WriteAsync(List<SearchDocument> waiting, bool commit, CancellationToken cancellationToken)
    {
        await index.UpsertAsync(waiting, cancellationToken);
        waiting.Clear();
        if (commit)
        {
            await index.CommitAsync(cancellationToken);
        }
    }
}
