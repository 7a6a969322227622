using ClaimPipeline.Pipeline;
using ClaimPipeline.Records;
using ClaimPipeline.Storage;

namespace ClaimPipeline.App.Provenance;

/// <summary>What was said of a claim, and when. A verdict's version is that of the comparison which made it, so the ledger knows the time.</summary>
internal sealed class VerdictHistory(IVerdictStore verdicts, IRunLedger ledger)
{
    /// <summary>Oldest first, the verdict that holds last.</summary>
    public async Task<IReadOnlyList<SaidVerdict>> OfAsync(ClaimId claim, CancellationToken cancellationToken)
    {
        var began = (await ledger.LatestAsync(int.MaxValue, cancellationToken))
            .Where(run => run.Pass == ComparePass.Name)
            .GroupBy(run => run.Version, StringComparer.Ordinal)
            .ToDictionary(runs => runs.Key, runs => runs.Min(run => run.StartedAt), StringComparer.Ordinal);
        return [.. (await verdicts.HistoryAsync(claim, cancellationToken))
            .Select(verdict => new SaidVerdict(began.TryGetValue(verdict.Version, out var at) ? at : null, verdict))];
    }
}
