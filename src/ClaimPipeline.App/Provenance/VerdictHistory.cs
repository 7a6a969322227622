using ClaimPipeline.Pipeline;
using ClaimPipeline.Records;
using ClaimPipeline.Storage;

namespace ClaimPipeline.App.Provenance;

/// <summary>What was said of a claim, and when. A verdict's version is that of the comparison which made it, so the ledger knows the time.</summary>
internal sealed class VerdictHistory(IRunLedger ledger)
{
    /// <summary>The same verdicts with their times.</summary>
    /// <param name="verdicts">Of one claim, as <see cref="IVerdictStore.HistoryAsync"/> has them.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<IReadOnlyList<SaidVerdict>> DateAsync(IReadOnlyList<Verdict> verdicts, CancellationToken cancellationToken)
    {
        var began = (await ledger.LatestAsync(int.MaxValue, cancellationToken))
            .Where(run => run.Pass == ComparePass.Name)
            .GroupBy(run => run.Version, StringComparer.Ordinal)
            .ToDictionary(runs => runs.Key, runs => runs.Min(run => run.StartedAt), StringComparer.Ordinal);
        return [.. verdicts.Select(verdict => new SaidVerdict(began.TryGetValue(verdict.Version, out var at) ? at : null, verdict))];
    }
}
