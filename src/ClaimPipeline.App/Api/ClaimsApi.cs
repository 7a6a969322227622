using System.ComponentModel;
using ClaimPipeline.App.Official;
using ClaimPipeline.App.Provenance;
using ClaimPipeline.App.Serving;
using ClaimPipeline.Records;
using ClaimPipeline.Search;
using ClaimPipeline.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace ClaimPipeline.App.Api;

/// <summary>Claims with all that leads to them.</summary>
internal static class ClaimsApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var claims = api.MapGroup("/claims").WithTags("claims");
        claims.MapGet("/{id}", GetAsync).WithSummary("A claim with page, article, sentence, slots and verdict.");
        claims.MapGet("/{id}/verification", VerifyAsync).WithSummary("The verdict made again, from the archived page and the official rows, and in what it differs.");
        claims.MapGet("/{id}/like", LikeAsync).WithSummary("Claims that say something of the same, whatever number they give.");
    }

    private static async Task<Results<Tagged<ClaimWithProvenance>, ProblemHttpResult>> GetAsync(
        [Description("Id of the claim.")] string id, IAnalysisStore analyses, ProvenanceFinder finder, CancellationToken cancellationToken) =>
        await analyses.ArticleOfAsync(new ClaimId(id), cancellationToken) is { } article
            ? new Tagged<ClaimWithProvenance>(await finder.OfClaimAsync(article, new ClaimId(id), cancellationToken))
            : ApiProblems.NotFound("claim", id);

    private static async Task<Results<Tagged<VerifiedClaim>, ProblemHttpResult>> VerifyAsync(
        [Description("Id of the claim.")] string id,
        IAnalysisStore analyses,
        VerdictVerifier verifier,
        OfficialCatalogue official,
        CancellationToken cancellationToken)
    {
        if (await FindAsync(id, analyses, cancellationToken) is not ({ } analysis, { } claim))
        {
            return ApiProblems.NotFound("claim", id);
        }

        var reference = (await official.GetAsync(cancellationToken)).Reference.Value;
        return await verifier.VerifyAsync(analysis, claim, reference, cancellationToken) is { } verified
            ? new Tagged<VerifiedClaim>(verified)
            : ApiProblems.Of(StatusCodes.Status409Conflict, $"The claim {id} was not compared yet.", "id");
    }

    private static async Task<Results<Tagged<SearchResult>, ProblemHttpResult>> LikeAsync(
        [Description("Id of the claim.")] string id,
        [Description("Hits at most.")] int? limit,
        [Description("Where to go on: next of an earlier answer.")] string? after,
        IAnalysisStore analyses,
        ISearchIndex index,
        ServeOptions options,
        CancellationToken cancellationToken)
    {
        if (await FindAsync(id, analyses, cancellationToken) is not (_, { } claim))
        {
            return ApiProblems.NotFound("claim", id);
        }

        if (ClaimLikeness.FilterOf(claim) is not { } filter)
        {
            return ApiProblems.Of(StatusCodes.Status409Conflict, $"The claim {id} names neither commodity, place nor indicator, so nothing is known to be like it.", "id");
        }

        var request = new SearchRequest(new SearchQuery.HasClaim(filter)) { Level = SearchLevel.Claims, Take = ApiLimits.Take(limit, options), After = string.IsNullOrEmpty(after) ? null : after };
        try
        {
            return new Tagged<SearchResult>(await index.SearchAsync(request, cancellationToken));
        }
        catch (ArgumentException trouble) when (after is not null)
        {
            return ApiProblems.Of(StatusCodes.Status400BadRequest, trouble.Message, "after");
        }
    }

    private static async Task<(ArticleAnalysis? Analysis, Claim? Claim)> FindAsync(string id, IAnalysisStore analyses, CancellationToken cancellationToken) =>
        await analyses.ArticleOfAsync(new ClaimId(id), cancellationToken) is { } article && await analyses.GetAsync(article, cancellationToken) is { } analysis
            ? (analysis, analysis.Claims.FirstOrDefault(claim => claim.Id.Value == id))
            : default;
}
