using ClaimPipeline.Archive;
using ClaimPipeline.Extraction;
using ClaimPipeline.Records;
using ClaimPipeline.Storage;
using Microsoft.Extensions.Logging;

namespace ClaimPipeline.Pipeline;

/// <summary>Makes an analysis of every page that has none at the analyzer's version. One transaction per article.</summary>
public sealed class AnalyzePass(
    ArticleAnalyzer analyzer,
    IPageStore pages,
    IPageArchive archive,
    IAnalysisStore analyses,
    IRunLedger ledger,
    TimeProvider time,
    PipelineOptions options,
    ILogger<AnalyzePass> logger)
{
    /// <summary>Name in the ledger.</summary>
    public const string Name = "analyze";

    /// <summary>Runs until nothing is pending, or until cancelled: then the run says that it was interrupted.</summary>
    public async Task<Run> RunAsync(IProgress<PassProgress>? progress, CancellationToken cancellationToken)
    {
        var recorder = await RunRecorder.StartAsync(ledger, time, Name, analyzer.Version, progress, cancellationToken);
        var parallelism = options.Parallelism > 0 ? options.Parallelism : Environment.ProcessorCount;

        // Pages are analyzed side by side but saved in the order in which they are pending, so that a run is reproducible.
        var underWay = new Queue<Task<Outcome>>();
        try
        {
            await foreach (var id in analyses.PendingAsync(analyzer.Version, cancellationToken))
            {
                if (underWay.Count == parallelism)
                {
                    await SaveAsync(await underWay.Dequeue(), recorder, cancellationToken);
                }

                underWay.Enqueue(Task.Run(() => AnalyzeAsync(id, cancellationToken), cancellationToken));
            }

            while (underWay.TryDequeue(out var next))
            {
                await SaveAsync(await next, recorder, cancellationToken);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return await recorder.FinishAsync(interrupted: true);
        }

        return await recorder.FinishAsync(interrupted: false);
    }

    private async Task<Outcome> AnalyzeAsync(PageId id, CancellationToken cancellationToken)
    {
        var page = await pages.GetAsync(id, cancellationToken);
        if (page?.Location is not { } location)
        {
            return new Outcome(id, id.Value, Missing("The store has no such page."));
        }

        try
        {
            var body = await archive.ReadBodyAsync(location, cancellationToken);
            return await AnalyzeAsync(page, analyzer.Read(new PageContent(page, body)), cancellationToken);
        }
        catch (InvalidDataException trouble)
        {
            return new Outcome(id, page.Url, Missing(trouble.Message));
        }
        catch (Exception trouble) when (trouble is not OperationCanceledException and not IOException)
        {
            // A fault of ours must not stop a run of thousands; it is counted, logged and kept with the page.
            logger.LogError(trouble, "Analysis of page {Page} ({Url}) failed", id, page.Url);
            return new Outcome(id, page.Url, StageResult<ArticleAnalysis>.Dropped(DropReason.InternalError, trouble.Message));
        }
    }

    // A further part of an article is read with the first one, which is therefore read again.
    private async Task<Outcome> AnalyzeAsync(FetchedPage page, ExtractionAttempt attempt, CancellationToken cancellationToken)
    {
        if (attempt.Paging is not { } paging)
        {
            return new Outcome(page.Id, page.Url, analyzer.Analyze(attempt));
        }

        var parts = new PartCollector(analyzer, pages, archive, options.MostParts);
        if (paging.Number == 1)
        {
            return new Outcome(page.Id, page.Url, analyzer.Analyze(await parts.JoinAsync(attempt, cancellationToken)));
        }

        return await parts.FirstOfAsync(page.Id, paging, cancellationToken) is var (first, joined)
            ? new Outcome(
                page.Id, page.Url, StageResult<ArticleAnalysis>.Dropped(DropReason.PartOfArticle, $"Part {paging.Number} of {first.Url}."),
                new Outcome(first.Id, first.Url, analyzer.Analyze(joined)))
            : new Outcome(page.Id, page.Url, analyzer.Analyze(attempt));
    }

    private async Task SaveAsync(Outcome outcome, RunRecorder recorder, CancellationToken cancellationToken)
    {
        if (outcome.Whole is { Result.IsKept: true } whole)
        {
            await analyses.SaveAsync(whole.Page, whole.Result.Value, cancellationToken);
        }

        if (!outcome.Result.IsKept)
        {
            var (reason, detail) = (outcome.Result.Reason.Value, outcome.Result.Detail ?? "");
            await analyses.DropAsync(outcome.Page, reason, detail, analyzer.Version, cancellationToken);
            recorder.Dropped(outcome.Name, reason, detail);
        }
        else if (await analyses.SaveAsync(outcome.Page, outcome.Result.Value, cancellationToken))
        {
            recorder.Kept(outcome.Name);
        }
        else
        {
            recorder.Unchanged(outcome.Name);
        }
    }

    private static StageResult<ArticleAnalysis> Missing(string detail) =>
        StageResult<ArticleAnalysis>.Dropped(DropReason.ParentMissing, detail);

    // Whole: the article that the page is a part of.
    private sealed record Outcome(PageId Page, string Name, StageResult<ArticleAnalysis> Result, Outcome? Whole = null);
}
