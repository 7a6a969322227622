using ClaimPipeline.Comparison;
using ClaimPipeline.Records;
using ClaimPipeline.Storage;

namespace ClaimPipeline.Pipeline;

/// <summary>
/// Gives every claim a verdict at the current version of comparer and official data. One transaction per article, since a claim
/// is also held against the rest of its own article. Before that it records what new texts tell otherwise than earlier versions of their page
/// and copies of their story.
/// </summary>
public sealed class ComparePass(
    ClaimComparer comparer,
    IAnalysisStore analyses,
    IReferenceStore reference,
    IVerdictStore verdicts,
    RevisionRecorder revisions,
    IRunLedger ledger,
    QuarantineKeeper quarantine,
    TimeProvider time)
{
    /// <summary>Name in the ledger.</summary>
    public const string Name = "compare";

    /// <summary>Runs until every claim has its verdict, or until cancelled: then the run says that it was interrupted.</summary>
    public async Task<Run> RunAsync(IProgress<PassProgress>? progress, CancellationToken cancellationToken)
    {
        var revision = await reference.RevisionAsync(cancellationToken);
        var version = ClaimComparer.VersionFor(revision);
        var recorder = await RunRecorder.StartAsync(ledger, time, Name, version, progress, cancellationToken);
        var gate = await quarantine.OpenAsync(recorder.Current, cancellationToken);
        var isCut = false;
        try
        {
            await revisions.RecordPendingAsync(cancellationToken);
            await CarryAsync(version, recorder, cancellationToken);

            // Read and indexed only when there is something to compare.
            ReferenceData? data = null;
            await foreach (var id in verdicts.PendingAsync(version, cancellationToken))
            {
                data ??= await LoadAsync(reference, revision, cancellationToken);
                await CompareAsync(id, data, version, recorder, gate, cancellationToken);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            isCut = true;
        }

        await gate.CloseAsync();
        if (!isCut)
        {
            await reference.ForgetBeforeAsync(revision, cancellationToken);
        }

        return await recorder.FinishAsync(interrupted: isCut);
    }

    /// <summary>Verdicts that asked for nothing that has changed since hold as they are: what they would be told again is known.</summary>
    private async Task CarryAsync(string version, RunRecorder recorder, CancellationToken cancellationToken)
    {
        foreach (var earlier in await verdicts.VersionsAsync(cancellationToken))
        {
            if (earlier != version && ClaimComparer.RevisionOf(earlier) is { } then
                && await reference.TouchedSinceAsync(then, cancellationToken) is { } touched)
            {
                recorder.Untouched(await verdicts.CarryAsync(earlier, version, touched, cancellationToken));
            }
        }
    }

    private async Task CompareAsync(
        ArticleId id, ReferenceData data, string version, RunRecorder recorder, QuarantineGate gate, CancellationToken cancellationToken)
    {
        if (await gate.AdmitAsync(id.Value, id.Value, version, isRetried: false, cancellationToken) is { } held)
        {
            recorder.LeftAlone(held);
            return;
        }

        try
        {
            if (await analyses.GetAsync(id, cancellationToken) is { } analysis)
            {
                await CompareAsync(analysis, data, recorder, cancellationToken);
            }

            // Otherwise it went between the listing and now; so did its claims.
            await gate.ReleaseAsync(id.Value, cancellationToken);
        }
        catch (Exception trouble) when (!MachineTrouble.Is(trouble))
        {
            // The article counts once: how many claims it has may be what cannot be read.
            recorder.LeftAlone(await gate.HoldAsync(id.Value, id.Value, version, trouble, cancellationToken));
        }
    }

    private async Task CompareAsync(ArticleAnalysis analysis, ReferenceData data, RunRecorder recorder, CancellationToken cancellationToken)
    {
        var id = analysis.Article.Id;
        var (made, reads) = comparer.CompareArticle(analysis, data);
        var before = (await verdicts.OfArticleAsync(id, cancellationToken)).ToDictionary(v => v.Claim);
        await verdicts.SaveAsync(id, made, reads, cancellationToken);
        foreach (var verdict in made)
        {
            if (before.TryGetValue(verdict.Claim, out var old) && old with { Version = verdict.Version } == verdict)
            {
                recorder.Unchanged(verdict.Claim.Value);
            }
            else
            {
                PassTelemetry.Judged(verdict.Label);
                if (old is not null && old.Label != verdict.Label)
                {
                    recorder.Overturned();
                }

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
