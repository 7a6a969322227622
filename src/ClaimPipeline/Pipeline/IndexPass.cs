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
    IRevisionStore revisions,
    ISearchIndex index,
    IRunLedger ledger,
    QuarantineKeeper quarantine,
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
        var gate = await quarantine.OpenAsync(recorder.Current, cancellationToken);
        var isCut = false;
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
                else if (await MakeAsync(article, inStore, gate, recorder, cancellationToken) is { } document)
                {
                    waiting.Add(document);
                }

                if (waiting.Count >= (gate.IsCareful ? 1 : options.IndexBatch))
                {
                    await WriteAsync(waiting, commit: !rebuild, gate, recorder, cancellationToken);
                }
            }

            await WriteAsync(waiting, commit: true, gate, recorder, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            isCut = true;
        }

        await gate.CloseAsync();
        return await recorder.FinishAsync(interrupted: isCut);
    }

    // What changes with the article lets one that failed be tried again.
    private static string VersionOf(string stamp) => $"{Version}/{stamp}";

    /// <summary>What is to be written of an article; null when there is nothing, which is counted.</summary>
    private async Task<SearchDocument?> MakeAsync(
        ArticleId article, string stamp, QuarantineGate gate, RunRecorder recorder, CancellationToken cancellationToken)
    {
        if (await gate.AdmitAsync(article.Value, article.Value, VersionOf(stamp), isRetried: false, cancellationToken) is { } held)
        {
            recorder.LeftAlone(held);
            return null;
        }

        try
        {
            if (await analyses.GetAsync(article, cancellationToken) is { } analysis)
            {
                return SearchDocument.Of(analysis, await verdicts.OfArticleAsync(article, cancellationToken), stamp, await revisions.OfArticleAsync(article, cancellationToken));
            }

            await gate.ReleaseAsync(article.Value, cancellationToken);
            recorder.Dropped(article.Value, DropReason.ParentMissing, "The article went from the store while it was being indexed.");
        }
        catch (Exception trouble) when (!MachineTrouble.Is(trouble))
        {
            recorder.LeftAlone(await gate.HoldAsync(article.Value, article.Value, VersionOf(stamp), trouble, cancellationToken));
        }

        return null;
    }

    private async Task WriteAsync(
        List<SearchDocument> waiting, bool commit, QuarantineGate gate, RunRecorder recorder, CancellationToken cancellationToken)
    {
        if (!await TryWriteAsync(waiting, gate, recorder, cancellationToken))
        {
            // One of them is at fault: one by one, the others go in.
            foreach (var document in waiting)
            {
                await TryWriteAsync([document], gate, recorder, cancellationToken);
            }
        }

        waiting.Clear();
        if (commit)
        {
            await index.CommitAsync(cancellationToken);
        }
    }

    /// <summary>Writes documents, and counts them; false when several could not be written together.</summary>
    private async Task<bool> TryWriteAsync(
        List<SearchDocument> documents, QuarantineGate gate, RunRecorder recorder, CancellationToken cancellationToken)
    {
        try
        {
            await index.UpsertAsync(documents, cancellationToken);
        }
        catch (Exception trouble) when (!MachineTrouble.Is(trouble))
        {
            if (documents.Count > 1)
            {
                return false;
            }

            var id = documents[0].Article.Value;
            recorder.LeftAlone(await gate.HoldAsync(id, id, VersionOf(documents[0].Stamp), trouble, cancellationToken));
            return true;
        }

        foreach (var document in documents)
        {
            await gate.ReleaseAsync(document.Article.Value, cancellationToken);
            recorder.Kept(document.Article.Value);
        }

        return true;
    }

    /// <summary>How many articles store and index do not have alike: what the next run would write or remove.</summary>
    public async Task<long> LagAsync(CancellationToken cancellationToken) => await StampPairs
        .Of(verdicts.StampsAsync(cancellationToken), index.StampsAsync(cancellationToken), cancellationToken)
        .LongCountAsync(pair => pair.InStore != pair.InIndex, cancellationToken);
}
