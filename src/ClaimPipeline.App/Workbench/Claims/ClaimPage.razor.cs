using System.Text.Json;
using System.Text.Json.Nodes;
using ClaimPipeline.App.Exporting;
using ClaimPipeline.Records;
using ClaimPipeline.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ClaimPipeline.App.Workbench.Claims;

/// <summary>
/// A claim, at <c>/claims/{id}</c>; with <c>?verify=1</c> its verdict is made again while one waits. <c>/claims/{id}/claimreview</c> is its
/// verdict for machines.
/// </summary>
public sealed partial class ClaimPage
{
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    internal static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/claims/{id}", GetAsync);
        endpoints.MapGet("/claims/{id}/claimreview", GetReviewAsync);
    }

    private static async Task<IResult> GetAsync(
        string id, string? verify, HttpContext context, ClaimPageSources sources, CancellationToken cancellationToken)
    {
        if (await sources.Analyses.ArticleOfAsync(new ClaimId(id), cancellationToken) is not { } article
            || await sources.Analyses.GetAsync(article, cancellationToken) is not { } analysis)
        {
            return await ShortIds.AnswerAsync(sources.Analyses, id, cancellationToken);
        }

        var view = await sources.ViewAsync(
            analysis, analysis.Claims.First(claim => claim.Id.Value == id), $"{context.Request.Scheme}://{context.Request.Host}/claims/{id}",
            isVerified: verify is "1", cancellationToken);
        return WorkbenchPages.Page<ClaimPage>(StatusCodes.Status200OK, (nameof(View), view));
    }

    private static async Task<IResult> GetReviewAsync(string id, IAnalysisStore analyses, IVerdictStore verdicts, CancellationToken cancellationToken)
    {
        if (await analyses.ArticleOfAsync(new ClaimId(id), cancellationToken) is not { } article
            || await analyses.GetAsync(article, cancellationToken) is not { } analysis
            || await ReviewAsync(analysis, analysis.Claims.First(claim => claim.Id.Value == id), await verdicts.GetAsync(new ClaimId(id), cancellationToken)) is not { } review)
        {
            return WorkbenchPages.Error(StatusCodes.Status404NotFound, "There is no such review", "The claim is not in the store, or was not compared yet.");
        }

        return Results.Text(review, "application/ld+json; charset=utf-8");
    }

    internal static async Task<string?> ReviewAsync(ArticleAnalysis analysis, Claim claim, Verdict? verdict)
    {
        await using var line = new StringWriter();
        return await new ClaimReviewWriter(line).WriteAsync(analysis, claim, verdict)
            ? JsonNode.Parse(line.ToString())!.ToJsonString(Indented)
            : null;
    }
}
