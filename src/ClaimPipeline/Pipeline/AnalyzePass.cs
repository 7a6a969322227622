using System.Runtime.CompilerServices;
using ClaimPipeline.Archive;
using ClaimPipeline.Extraction;
using ClaimPipeline.Records;
using ClaimPipeline.Storage;

namespace ClaimPipeline.Pipeline;

/// <summary>
/// Makes an analysis of every page that has none at the analyzer's version. One transaction per article. A page that the program fails
/// on goes into quarantine, and is tried again by a run of another version or on demand.
/// </summary>
public sealed class AnalyzePass(
    ArticleAnalyzer analyzer,
    IPageStore pages,
    IPageArchive archive,
    IAnalysisStore analyses,
    IRunLedger ledger,
    QuarantineKeeper quarantine,
    TimeProvider time,
    PipelineOptions options)
{
    /// <summary>Name in the ledger.</summary>
    public const string Name = "analyze";

    /// <summary>Runs until nothing is pending, or until cancelled: then the run says that it was interrupted.</summary>
    public async Task<Run> RunAsync(IProgress<PassProgress>? progress, CancellationToken cancellationToken)
    {
        var recorder = await RunRecorder.StartAsync(ledger, time, Name, analyzer.Version, progress, cancellationToken);
        var gate = await quarantine.OpenAsync(recorder.Current, cancellationToken);
        var parallelism = gate.IsCareful ? 1 : options.Parallelism > 0 ? options.Parallelism : Environment.ProcessorCount;

        // Pages are analyzed side by side but saved in the order in which they are pending, so that a run is reproducible.
        var underWay = new Queue<Task<Outcome>>();
        var isCut = false;
        try
        {
            await foreach (var id in ToDoAsync(gate, cancellationToken))
            {
                if (underWay.Count == parallelism)
                {
                    await SaveAsync(await underWay.Dequeue(), recorder, gate, cancellationToken);
                }

                var held = await gate.AdmitAsync(id.Value, id.Value, analyzer.Version, isRetried: false, cancellationToken);
                underWay.Enqueue(held is null
                    ? Task.Run(() => AnalyzeAsync(id, cancellationToken), cancellationToken)
                    : Task.FromResult(new Outcome(id, held.Name, Fault(held.Error))));
            }

            while (underWay.TryDequeue(out var next))
            {
                await SaveAsync(await next, recorder, gate, cancellationToken);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            isCut = true;
        }

        await gate.CloseAsync();
        return await recorder.FinishAsync(interrupted: isCut);
    }

    // What is to be tried again has an outcome at this version, so it is not pending.
    private async IAsyncEnumerable<PageId> ToDoAsync(QuarantineGate gate, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var again = gate.Known.Where(item => item.State == QuarantineState.Replay).Select(item => new PageId(item.Item)).ToHashSet();
        foreach (var id in again.OrderBy(id => id.Value, StringComparer.Ordinal))
        {
            yield return id;
        }

        await foreach (var id in analyses.PendingAsync(analyzer.Version, cancellationToken))
        {
            if (!again.Contains(id))
            {
                yield return id;
            }
        }
    }

    private async Task<Outcome> AnalyzeAsync(PageId id, CancellationToken cancellationToken)
    {
        using var span = PassTelemetry.Begin("analyze", id.Value);
        var name = id.Value;
        try
        {
            var page = await pages.GetAsync(id, cancellationToken);
            if (page?.Location is not { } location)
            {
                return new Outcome(id, name, Missing("The store has no such page."));
            }

            name = page.Url;
            ReadOnlyMemory<byte> body;
            try
            {
                body = await archive.ReadBodyAsync(location, cancellationToken);
            }
            catch (InvalidDataException trouble)
            {
                return new Outcome(id, name, Missing(trouble.Message));
            }

            return await AnalyzeAsync(page, analyzer.Read(new PageContent(page, body)), cancellationToken);
        }
        catch (Exception trouble) when (!MachineTrouble.Is(trouble))
        {
            // A fault of ours must not stop a run of thousands.
            return new Outcome(id, name, Fault(FaultText.ErrorOf(trouble)), Trouble: trouble);
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

    private async Task SaveAsync(Outcome outcome, RunRecorder recorder, QuarantineGate gate, CancellationToken cancellationToken)
    {
        try
        {
            await SaveAsync(outcome, recorder, cancellationToken);
        }
        catch (Exception trouble) when (!MachineTrouble.Is(trouble))
        {
            outcome = outcome with { Result = Fault(FaultText.ErrorOf(trouble)), Trouble = trouble };
        }

        if (outcome.Trouble is { } fault)
        {
            await gate.HoldAsync(outcome.Page.Value, outcome.Name, analyzer.Version, fault, cancellationToken);
        }

        if (outcome.Result.Reason == DropReason.InternalError)
        {
            // In this order: killed in between, it is in quarantine and still pending, which the next run sees.
            await TryDropAsync(outcome, cancellationToken);
            recorder.Quarantined(outcome.Name, outcome.Result.Detail ?? "");
        }
        else
        {
            await gate.ReleaseAsync(outcome.Page.Value, cancellationToken);
        }
    }

    private async Task SaveAsync(Outcome outcome, RunRecorder recorder, CancellationToken cancellationToken)
    {
        if (outcome.Whole is { Result.IsKept: true } whole)
        {
            await analyses.SaveAsync(whole.Page, whole.Result.Value, cancellationToken);
        }

        if (outcome.Result.Reason == DropReason.InternalError)
        {
            return;
        }

        if (!outcome.Result.IsKept)
        {
            var (reason, detail) = (outcome.Result.Reason.Value, outcome.Result.Detail ?? "");
            await analyses.DropAsync(outcome.Page, reason, detail, analyzer.Version, cancellationToken);
            recorder.Dropped(outcome.Name, reason, detail);
        }
        else if (await analyses.SaveAsync(outcome.Page, outcome.Result.Value, cancellationToken))
        {
            PassTelemetry.Claimed(outcome.Result.Value.Claims.Count);
            recorder.Kept(outcome.Name);
        }
        else
        {
            recorder.Unchanged(outcome.Name);
        }
    }

    private async Task TryDropAsync(Outcome outcome, CancellationToken cancellationToken)
    {
        try
        {
            await analyses.DropAsync(outcome.Page, DropReason.InternalError, outcome.Result.Detail ?? "", analyzer.Version, cancellationToken);
        }
        catch (Exception trouble) when (!MachineTrouble.Is(trouble))
        {
            // What is stored of the page is broken, too; it stays pending, and the gate leaves it alone.
        }
    }

    private static StageResult<ArticleAnalysis> Fault(string detail) =>
        StageResult<ArticleAnalysis>.Dropped(DropReason.InternalError, detail);

    private static StageResult<ArticleAnalysis> Missing(string detail) =>
        StageResult<ArticleAnalysis>.Dropped(DropReason.ParentMissing, detail);

    // Whole: the article that the page is a part of.
    private sealed record Outcome(PageId Page, string Name, StageResult<ArticleAnalysis> Result, Outcome? Whole = null, Exception? Trouble = null);
}
