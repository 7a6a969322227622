using System.ComponentModel;
using System.Text;
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
    private const int ClaimsPerFlush = 100;

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
        Func<TextWriter, IClaimWriter> make = (format ?? "ndjson") switch
        {
            "ndjson" => output => new ClaimJsonWriter(output),
            "csv" => output => new ClaimCsvWriter(output),
            "claimreview" => output => new ClaimReviewWriter(output),
            "annotations" => output => new AnnotationWriter(output),
            var other => throw ApiException.Of(StatusCodes.Status400BadRequest, "format", $"format has no '{other}': there are ndjson, csv, claimreview, annotations."),
        };
        if (format == "csv")
        {
            context.Response.Headers.ContentDisposition = "attachment; filename=claims.csv";
        }

        return Results.Stream(
            body => WriteAsync(body, make, new ExportedClaims(analyses, verdicts, index).OfQueryAsync(query, context.RequestAborted), context.RequestAborted),
            format == "csv" ? "text/csv; charset=utf-8" : "application/x-ndjson; charset=utf-8");
    }

    private static async Task WriteAsync(
        Stream body,
        Func<TextWriter, IClaimWriter> make,
        IAsyncEnumerable<(Records.ArticleAnalysis Analysis, Records.Claim Claim, Records.Verdict? Verdict)> claims,
        CancellationToken cancellationToken)
    {
        await using var output = new StreamWriter(body, new UTF8Encoding(false), leaveOpen: true);
        var (writer, written) = (make(output), 0);
        await writer.WriteHeaderAsync();
        await foreach (var (analysis, claim, verdict) in claims.WithCancellation(cancellationToken))
        {
            await writer.WriteAsync(analysis, claim, verdict);
            if (++written % ClaimsPerFlush == 0)
            {
                await output.FlushAsync(cancellationToken);
            }
        }

        await output.FlushAsync(cancellationToken);
    }
}
