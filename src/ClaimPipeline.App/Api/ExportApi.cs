using System.ComponentModel;
using ClaimPipeline.App.Exporting;
using ClaimPipeline.App.Serving;
using ClaimPipeline.Search;
using ClaimPipeline.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.Routing;

namespace ClaimPipeline.App.Api;

/// <summary>Claims for other programs, streamed.</summary>
internal static class ExportApi
{
    // What the command line calls jsonl goes by the name of its media type here.
    private const string LineFormat = "ndjson";

    private static readonly ExportFormat[] Formats = [ExportFormat.Csv, ExportFormat.ClaimReview, ExportFormat.Annotations];

    public static void Map(IEndpointRouteBuilder api) => api.MapGet("/export", GetAsync).WithTags("export")
        .WithSummary("Claims that a search for claims finds, with verdicts, one a line: as many as it counts.")
        .Produces<string>(StatusCodes.Status200OK, "application/x-ndjson", "text/csv")
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .WithMetadata(new DisableRequestTimeoutAttribute());

    private static IResult GetAsync(
        [Description("Query, as the workbench takes it; empty exports everything.")] string? q,
        [Description("ndjson (usual), csv, claimreview or annotations.")] string? format,
        IAnalysisStore analyses,
        IVerdictStore verdicts,
        ISearchIndex index,
        ServeOptions options,
        HttpContext context)
    {
        var query = ApiLimits.Query(q, options).Query!;
        var chosen = format is null or LineFormat ? ExportFormat.Jsonl : Formats.FirstOrDefault(one => one.Name == format)
            ?? throw ApiException.Of(StatusCodes.Status400BadRequest, "format", $"format has no '{format}': there are {LineFormat}, {string.Join(", ", Formats.Select(one => one.Name))}.");
        if (chosen == ExportFormat.Csv)
        {
            context.Response.Headers.ContentDisposition = "attachment; filename=claims.csv";
        }

        return Results.Stream(
            body => new ExportedClaims(analyses, verdicts, index).WriteAsync(body, chosen, query, context.RequestAborted),
            chosen == ExportFormat.Csv ? chosen.ContentType : "application/x-ndjson; charset=utf-8");
    }
}
