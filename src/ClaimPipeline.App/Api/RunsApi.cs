using System.ComponentModel;
using ClaimPipeline.App.Serving;
using ClaimPipeline.Records;
using ClaimPipeline.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace ClaimPipeline.App.Api;

/// <summary>Runs of the passes, and what they failed on.</summary>
internal static class RunsApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/runs", ListAsync).WithTags("runs").WithSummary("The latest runs, latest first, with what each read, kept and dropped.");
        api.MapGet("/runs/{id}", GetAsync).WithTags("runs").WithSummary("A run.");
        api.MapGet("/quarantine", QuarantineAsync).WithTags("runs").WithSummary("What the program failed on.");
    }

    private static async Task<Results<Tagged<ApiPage<Run>>, ProblemHttpResult>> ListAsync(
        [Description("Items at most.")] int? limit, IRunLedger runs, ServeOptions options, CancellationToken cancellationToken) =>
        ApiPages.Whole(await runs.LatestAsync(ApiLimits.Take(limit, options), cancellationToken));

    private static async Task<Results<Tagged<Run>, ProblemHttpResult>> GetAsync(
        [Description("Id of the run.")] string id, IRunLedger runs, CancellationToken cancellationToken) =>
        await runs.GetAsync(new RunId(id), cancellationToken) is { } run ? new Tagged<Run>(run) : ApiProblems.NotFound("run", id);

    private static async Task<Tagged<ApiPage<QuarantinedItem>>> QuarantineAsync(
        [Description("Only of a pass.")] string? pass, IQuarantineStore quarantine, CancellationToken cancellationToken) =>
        ApiPages.Whole(await quarantine.ListAsync(pass, cancellationToken));
}
