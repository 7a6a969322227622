using System.ComponentModel;
using ClaimPipeline.App.Serving;
using ClaimPipeline.Search;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace ClaimPipeline.App.Api;

/// <summary>Search for articles and claims.</summary>
internal static class SearchApi
{
    public static void Map(IEndpointRouteBuilder api) => api.MapGet("/search", GetAsync).WithTags("search").WithSummary("Find articles, or claims, by words and by figures.");

    private static async Task<Results<Tagged<SearchResult>, ProblemHttpResult>> GetAsync(
        ISearchIndex index,
        ServeOptions options,
        [Description("Query, as the workbench takes it; empty finds everything.")] string? q,
        [Description("articles (usual) or claims: what a hit is.")] string? level,
        [Description("relevance (usual), newest, oldest, largestFigure, smallestFigure or largestDifference.")] string? sort,
        [Description("Facets to count, parted by commas: type, place, commodity, indicator, period, verdict, reason, publisher, language, year.")] string? facets,
        [Description("Whether near-duplicates stand with the best of them; usual for articles: true.")] bool? grouped,
        [Description("Hits at most.")] int? limit,
        [Description("Where to go on: next of an earlier answer.")] string? after,
        CancellationToken cancellationToken)
    {
        var wanted = Read(level, "level", SearchLevel.Articles);
        var request = new SearchRequest(ApiLimits.Query(q, options).Query!)
        {
            Level = wanted,
            Sort = Read(sort, "sort", SearchSort.Relevance),
            Take = ApiLimits.Take(limit, options),
            After = string.IsNullOrEmpty(after) ? null : after,
            GroupsCopies = wanted == SearchLevel.Articles && grouped != false,
            Facets = [.. (facets ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(f => Read(f, "facets", SearchFacet.Type)).Distinct()],
        };
        try
        {
            return new Tagged<SearchResult>(await index.SearchAsync(request, cancellationToken));
        }
        catch (ArgumentException trouble) when (request.After is not null)
        {
            return ApiProblems.Of(StatusCodes.Status400BadRequest, trouble.Message, "after");
        }
    }

    private static T Read<T>(string? typed, string field, T usual)
        where T : struct, Enum => ApiLimits.Name<T>(typed, field) ?? usual;
}
