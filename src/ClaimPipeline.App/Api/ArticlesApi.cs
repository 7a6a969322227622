using System.ComponentModel;
using ClaimPipeline.App.Provenance;
using ClaimPipeline.Crawling;
using ClaimPipeline.Records;
using ClaimPipeline.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace ClaimPipeline.App.Api;

/// <summary>Articles: text, sentences, claims, verdicts, versions, copies and what was revised.</summary>
internal static class ArticlesApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var articles = api.MapGroup("/articles").WithTags("articles");
        articles.MapGet("/{id}", GetAsync).WithSummary("An article with text, sentences, claims, verdicts, versions, copies and revisions.");
        articles.MapGet("", OfUrlAsync).WithSummary("The articles that were read from an address, oldest first.");
    }

    private static async Task<Results<Tagged<ArticleWithProvenance>, ProblemHttpResult>> GetAsync(
        [Description("Id of the article.")] string id, IAnalysisStore analyses, ProvenanceFinder finder, CancellationToken cancellationToken) =>
        await analyses.GetAsync(new ArticleId(id), cancellationToken) is { } analysis
            ? new Tagged<ArticleWithProvenance>(await finder.OfArticleAsync(analysis, cancellationToken))
            : ApiProblems.NotFound("article", id);

    private static async Task<Results<Tagged<ApiPage<ArticleId>>, ProblemHttpResult>> OfUrlAsync(
        [Description("Address, canonical or not.")] string url, IAnalysisStore analyses, CancellationToken cancellationToken) =>
        UrlNormalizer.Normalize(url) is { } canonical
            ? ApiPages.Whole(await analyses.VersionsAsync(canonical, cancellationToken))
            : ApiProblems.Of(StatusCodes.Status400BadRequest, $"'{url}' is not an http or https address.", "url");
}
