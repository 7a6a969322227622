using System.ComponentModel;
using ClaimPipeline.App.Official;
using ClaimPipeline.App.Serving;
using ClaimPipeline.Records;
using ClaimPipeline.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace ClaimPipeline.App.Api;

/// <summary>Measures: bans, quotas, licences.</summary>
internal static class MeasuresApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var measures = api.MapGroup("/measures").WithTags("measures");
        measures.MapGet("", ListAsync).WithSummary("The measures, by id.");
        measures.MapGet("/{id}", GetAsync).WithSummary("A measure.");
        measures.MapGet("/{id}/claims", ClaimsAsync).WithSummary("Claims whose verdict rests on the measure.");
    }

    private static async Task<Results<Tagged<ApiPage<Measure>>, ProblemHttpResult>> ListAsync(
        [Description("Only of who took them, by code.")] string? jurisdiction,
        [Description("Only on a commodity, by its code.")] string? commodity,
        [Description("Items at most.")] int? limit,
        [Description("Where to go on: next of an earlier answer.")] string? after,
        OfficialCatalogue catalogue,
        ServeOptions options,
        CancellationToken cancellationToken)
    {
        var measures = (await catalogue.GetAsync(cancellationToken)).Measures.Where(m =>
            (string.IsNullOrEmpty(jurisdiction) || string.Equals(m.Jurisdiction.Value, jurisdiction, StringComparison.OrdinalIgnoreCase))
            && (string.IsNullOrEmpty(commodity) || m.Commodities.Any(c => string.Equals(c.Value, commodity, StringComparison.OrdinalIgnoreCase))));
        return new Tagged<ApiPage<Measure>>(ApiPages.Of(measures, m => m.Id.Value, after, ApiLimits.Take(limit, options)));
    }

    private static async Task<Results<Tagged<Measure>, ProblemHttpResult>> GetAsync(
        [Description("Id of the measure.")] string id, OfficialCatalogue catalogue, CancellationToken cancellationToken) =>
        (await catalogue.GetAsync(cancellationToken)).Measures.FirstOrDefault(m => m.Id.Value == id) is { } measure
            ? new Tagged<Measure>(measure)
            : ApiProblems.NotFound("measure", id);

    private static async Task<Results<Tagged<ApiPage<ClaimId>>, ProblemHttpResult>> ClaimsAsync(
        [Description("Id of the measure.")] string id,
        [Description("Items at most.")] int? limit,
        [Description("Where to go on: next of an earlier answer.")] string? after,
        OfficialCatalogue catalogue,
        IVerdictStore verdicts,
        ServeOptions options,
        CancellationToken cancellationToken) =>
        (await catalogue.GetAsync(cancellationToken)).Measures.Any(m => m.Id.Value == id)
            ? new Tagged<ApiPage<ClaimId>>(await CitingClaims.PageAsync(verdicts, [], [new MeasureId(id)], after, ApiLimits.Take(limit, options), cancellationToken))
            : ApiProblems.NotFound("measure", id);
}
