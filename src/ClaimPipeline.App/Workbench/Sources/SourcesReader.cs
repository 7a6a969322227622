using ClaimPipeline.App.Serving;
using ClaimPipeline.Pipeline;
using ClaimPipeline.Records;
using ClaimPipeline.Scheduling;
using ClaimPipeline.Storage;

namespace ClaimPipeline.App.Workbench.Sources;

/// <summary>Reads what the page of sources shows: five reads, however many sources and runs there are, and the health of the sources on the page.</summary>
internal sealed class SourcesReader(
    DataFolder folder, IScheduleStore schedules, ILockStore locks, IRunLedger ledger, IQuarantineStore quarantine,
    SourceHealthBook health, ServeOptions options, TimeProvider time)
{
    /// <summary>Reads it.</summary>
    /// <param name="page">The page of sources that was asked for.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<SourcesModel> ReadAsync(string? page, CancellationToken cancellationToken)
    {
        var seeds = folder.Seeds().DistinctBy(seed => seed.Name).ToDictionary(seed => seed.Name, StringComparer.Ordinal);
        var scheduled = (await schedules.ListAsync(cancellationToken)).ToDictionary(s => s.Source, StringComparer.Ordinal);
        var now = time.GetUtcNow();
        var running = (await locks.ListAsync(cancellationToken)).Where(held => held.ExpiresAt > now).Select(held => held.Name).ToHashSet(StringComparer.Ordinal);
        var runs = await ledger.LatestAsync(options.RunsLookedAt, cancellationToken);
        var crawls = runs.Where(run => run.Source is not null && run.Pass == "crawl").DistinctBy(run => run.Source).ToDictionary(run => run.Source!, StringComparer.Ordinal);
        var items = (await quarantine.ListAsync(null, cancellationToken)).Where(item => item.State != QuarantineState.Dropped).ToList();
        var all = seeds.Keys.Union(scheduled.Keys, StringComparer.Ordinal).Union(crawls.Keys, StringComparer.Ordinal)
            .Select(name => new SourceRow(
                name, seeds.GetValueOrDefault(name), scheduled.GetValueOrDefault(name), crawls.GetValueOrDefault(name), running.Contains(RunLocks.OfSource(name))))
            .OrderByDescending(row => row.Schedule?.Outcome is SourceOutcome.Failed or SourceOutcome.Problems)
            .ThenBy(row => row.Name, StringComparer.Ordinal)
            .ToList();
        var shown = PageNumber.Of(page, all.Count, options.SourcesPerPage);
        var rows = all.Skip((shown.Page - 1) * options.SourcesPerPage).Take(options.SourcesPerPage).ToList();
        var doing = (await health.ReportAsync(rows.Select(row => row.Name).ToHashSet(StringComparer.Ordinal), cancellationToken))
            .ToDictionary(one => one.Source, StringComparer.Ordinal);
        return new SourcesModel(
            [.. rows.Select(row => row with { Health = doing.GetValueOrDefault(row.Name) })],
            all.Count, shown.Page, shown.Pages, [.. runs.Take(options.RunsShown)], [.. items.Take(options.RunsShown)], items.Count);
    }
}
