using ClaimPipeline.App.Serving;
using ClaimPipeline.Records;
using ClaimPipeline.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ClaimPipeline.App.Api;

/// <summary>Sources: seeds, schedules, runs; and the hosts that the crawler knows.</summary>
internal static class SourcesApi
{
    private const int RunsShown = 10;

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/sources", ListAsync).WithTags("sources").WithSummary("The sources, by name, with schedule and latest runs.");
        api.MapGet("/hosts", HostsAsync).WithTags("sources").WithSummary("The hosts that the crawler knows, with what is due and what was given up.");
    }

    private static async Task<Tagged<ApiPage<SourceOverview>>> ListAsync(
        DataFolder folder, IScheduleStore schedules, IRunLedger ledger, ServeOptions options, CancellationToken cancellationToken)
    {
        var seeds = folder.Seeds().GroupBy(s => s.Name, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
        var scheduled = (await schedules.ListAsync(cancellationToken)).ToDictionary(s => s.Source, StringComparer.Ordinal);
        var runs = (await ledger.LatestAsync(options.RunsLookedAt, cancellationToken)).Where(r => r.Source is not null).ToLookup(r => r.Source!, StringComparer.Ordinal);
        var names = seeds.Keys.Concat(scheduled.Keys).Concat(runs.Select(r => r.Key)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        return ApiPages.Whole(
            names.Select(name => new SourceOverview(name, seeds.GetValueOrDefault(name), scheduled.GetValueOrDefault(name), runs[name].Take(RunsShown).ToValueList())));
    }

    private static async Task<Tagged<ApiPage<FrontierHost>>> HostsAsync(IFrontierStore frontier, TimeProvider time, CancellationToken cancellationToken) =>
        ApiPages.Whole(await frontier.HostsAsync(time.GetUtcNow(), cancellationToken));
}
