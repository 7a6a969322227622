using ClaimPipeline.Comparison;
using ClaimPipeline.Records;
using ClaimPipeline.Storage;
using Microsoft.Extensions.Logging;

namespace ClaimPipeline.Pipeline;

/// <summary>
/// Gives every claim a verdict at the current version of comparer and official data. One transaction per article, since a claim
/// is also held against the rest of its own article. Beside them go the figures that versions of its page and copies of its story tell
/// differently.
/// </summary>
public sealed class ComparePass(
    ClaimComparer comparer,
    IAnalysisStore analyses,
    IReferenceStore reference,
    IVerdictStore verdicts,
    DifferenceRecorder differences,
    IRunLedger ledger,
    TimeProvider time,
    ILogger<ComparePass> logger)
{
    /// <summary>Name in the ledger.</summary>
    public const string Name = "compare";

    /// <summary>Runs until every claim has its verdict, or until cancelled: then the run says that it was interrupted.</summary>
    public async Task<Run> RunAsync(IProgress<PassProgress>? progress, CancellationToken cancellationToken)
    {
        var revision = await reference.RevisionAsync(cancellationToken);
        var version = ClaimComparer.VersionFor(revision);
        var recorder = await RunRecorder.StartAsync(ledger, time, Name, version, progress, cancellationToken);
        try
        {
            // Read and indexed only when there is something to compare.
            ReferenceData? data = null;
            await foreach (var id in verdicts.PendingAsync(version, cancellationToken))
            {
                data ??= await LoadAsync(reference, revision, cancellationToken);
                await CompareAsync(id, data, recorder, cancellationToken);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return await recorder.FinishAsync(interrupted: true);
        }

        return await recorder.FinishAsync(interrupted: false);
    }

    private async Task CompareAsync(ArticleId id, ReferenceData data, RunRecorder recorder, CancellationToken cancellationToken)
    {
        if (await analyses.GetAsync(id, cancellationToken) is not { } analysis)
        {
            return; // It went between the listing and now; so did its claims.
        }

        IReadOnlyList<Verdict> made;
        try
        {
            made = comparer.Compare(analysis, data);
        }
        catch (Exception trouble) when (trouble is not OperationCanceledException)
        {
            // A fault of ours must not stop a run of thousands; the claims stay pending for the next version.
            logger.LogError(trouble, "Comparison of article {Article} failed", id);
            foreach (var claim in analysis.Claims)
            {
                recorder.Dropped(claim.Id.Value, DropReason.InternalError, trouble.Message);
            }

            return;
        }

        var before = (await verdicts.OfArticleAsync(id, cancellationToken)).ToDictionary(v => v.Claim);
        await differences.RecordAsync(analysis, cancellationToken);
        await verdicts.SaveAsync(id, made, cancellationToken);
        foreach (var verdict in made)
        {
            if (before.TryGetValue(verdict.Claim, out var old) && old with { Version = verdict.Version } == verdict)
            {
                recorder.Unchanged(verdict.Claim.Value);
            }
            else
            {
                recorder.Kept(verdict.Claim.Value);
            }
        }
    }

    /// <summary>All official figures and measures of a store, indexed.</summary>
    public static async Task<ReferenceData> LoadAsync(IReferenceStore reference, string revision, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(reference);
        return ReferenceData.Build(
            await reference.FiguresAsync(null, cancellationToken).ToListAsync(cancellationToken),
            await reference.MeasuresAsync(cancellationToken).ToListAsync(cancellationToken),
            revision);
    }
}
