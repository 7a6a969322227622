using ClaimPipeline.Records;
using ClaimPipeline.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ClaimPipeline.App.Workbench.Articles;

/// <summary>An article, at <c>/articles/{id}</c>; <c>at</c> is a place in its text, whose part is shown when it is a long one.</summary>
public sealed partial class ArticlePage
{
    internal static void Map(IEndpointRouteBuilder endpoints) => endpoints.MapGet("/articles/{id}", GetAsync);

    private static async Task<IResult> GetAsync(
        string id, string? at, IAnalysisStore analyses, ArticlePageSources sources, CancellationToken cancellationToken) =>
        await sources.ViewAsync(new ArticleId(id), int.TryParse(at, out var place) ? place : 0, cancellationToken) is { } view
            ? WorkbenchPages.Page<ArticlePage>(StatusCodes.Status200OK, (nameof(View), view))
            : await ShortIds.AnswerAsync(analyses, id, cancellationToken);
}
