using System.ComponentModel;
using ClaimPipeline.App.Official;
using ClaimPipeline.App.Serving;
using ClaimPipeline.OfficialFigures;
using ClaimPipeline.Records;
using ClaimPipeline.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace ClaimPipeline.App.Api;

/// <summary>Official figures: series, their rows, editions, and the claims that rest on them.</summary>
internal static class OfficialApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var official = api.MapGroup("/official").WithTags("official");
        official.MapGet("/series", SeriesAsync).WithSummary("The series, by key.");
        official.MapGet("/series/{key}", RowsAsync).WithSummary("The rows of a series, by period, then by publication.");
        official.MapGet("/series/{key}/claims", ClaimsAsync).WithSummary("Claims whose verdict rests on a row of the series.");
        official.MapGet("/editions", EditionsAsync).WithSummary("The editions, by name.");
        official.MapGet("/diff", DiffAsync).WithSummary("What a newer edition says otherwise.");
    }

    private static async Task<Results<Tagged<ApiPage<OfficialSeries>>, ProblemHttpResult>> SeriesAsync(
        [Description("Only of an indicator, by its code.")] string? indicator,
        [Description("Only of a commodity, by its code.")] string? commodity,
        [Description("Only of a place, by its code.")] string? place,
        [Description("Items at most.")] int? limit,
        [Description("Where to go on: next of an earlier answer.")] string? after,
        OfficialCatalogue catalogue,
        ServeOptions options,
        CancellationToken cancellationToken)
    {
        var series = (await catalogue.GetAsync(cancellationToken)).Series.Where(s => Meets(indicator, s.Indicator) && Meets(commodity, s.Subject) && Meets(place, s.Place));
        return new Tagged<ApiPage<OfficialSeries>>(ApiPages.Of(series, s => s.Key, after, ApiLimits.Take(limit, options)));
    }

    private static async Task<Results<Tagged<ApiPage<OfficialFigure>>, ProblemHttpResult>> RowsAsync(
        [Description("Key of the series.")] string key, OfficialCatalogue catalogue, CancellationToken cancellationToken) =>
        (await catalogue.GetAsync(cancellationToken)).RowsOf(key) is { Count: > 0 } rows
            ? ApiPages.Whole(rows)
            : ApiProblems.NotFound("series", key);

    private static async Task<Results<Tagged<ApiPage<ClaimId>>, ProblemHttpResult>> ClaimsAsync(
        [Description("Key of the series.")] string key,
        [Description("Items at most.")] int? limit,
        [Description("Where to go on: next of an earlier answer.")] string? after,
        OfficialCatalogue catalogue,
        IVerdictStore verdicts,
        ServeOptions options,
        CancellationToken cancellationToken) =>
        (await catalogue.GetAsync(cancellationToken)).RowsOf(key) is { Count: > 0 } rows
            ? new Tagged<ApiPage<ClaimId>>(await CitingClaims.PageAsync(verdicts, [.. rows.Select(row => row.Id)], [], after, ApiLimits.Take(limit, options), cancellationToken))
            : ApiProblems.NotFound("series", key);

    private static async Task<Tagged<ApiPage<string>>> EditionsAsync(OfficialCatalogue catalogue, CancellationToken cancellationToken) =>
        new(new ApiPage<string>((await catalogue.GetAsync(cancellationToken)).Editions.ToValueList(), null));

    private static async Task<Results<Tagged<ApiPage<EditionChange>>, ProblemHttpResult>> DiffAsync(
        [Description("The older edition, such as MCS2023.")] string from,
        [Description("The newer edition, such as MCS2024.")] string to,
        [Description("Only of a commodity, by its code.")] string? commodity,
        [Description("Changes at most, the largest first.")] int? limit,
        OfficialCatalogue catalogue,
        ServeOptions options,
        CancellationToken cancellationToken)
    {
        var changes = (await catalogue.GetAsync(cancellationToken)).Between(from, to, commodity is null ? null : new EntityId(commodity));
        return ApiPages.Whole(changes.Take(ApiLimits.Take(limit, options)));
    }

    private static bool Meets(string? code, EntityId id) => string.IsNullOrEmpty(code) || string.Equals(code, id.Value, StringComparison.OrdinalIgnoreCase);
}
