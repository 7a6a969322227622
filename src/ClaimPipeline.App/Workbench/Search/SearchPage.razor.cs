using ClaimPipeline.App.Querying;
using ClaimPipeline.App.Serving;
using ClaimPipeline.Records;
using ClaimPipeline.Search;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace ClaimPipeline.App.Workbench.Search;

/// <summary>
/// Search, at <c>/</c>: <c>q</c> is the query, <c>level</c> and <c>sort</c> what hits are and how they stand, <c>after</c> the cursor of an
/// earlier page, <c>trail</c> the cursors of those before it.
/// </summary>
public sealed partial class SearchPage
{
    internal static void Map(IEndpointRouteBuilder endpoints) => endpoints.MapGet("/", GetAsync);

    private static async Task<RazorComponentResult> GetAsync(
        string? q, string? level, string? sort, string? after, string? trail, ISearchIndex index, ServeOptions options, CancellationToken cancellationToken)
    {
        var typed = (q ?? "").Trim();
        var address = new SearchAddress(typed, Read(level, SearchLevel.Articles), Read(sort, SearchSort.Relevance))
        {
            After = string.IsNullOrEmpty(after) ? null : after,
            Trail = string.IsNullOrEmpty(trail) ? [] : trail.Split('.').ToValueList(),
        };
        var view = new SearchView(address) { MostCharacters = options.MaxQueryLength };
        if (typed.Length > options.MaxQueryLength)
        {
            return Failed(view with
            {
                Address = address.For(typed[..options.MaxQueryLength]),
                Error = FormattableString.Invariant($"A query may have {options.MaxQueryLength} characters; this one has {typed.Length}."),
            });
        }

        var parsed = QueryParser.Parse(typed, QueryNames.Resolve);
        if (parsed.Query is not { } query)
        {
            return Failed(view with { Error = parsed.Error!.ToString(), ErrorColumn = parsed.Error.Column });
        }

        try
        {
            return Page(StatusCodes.Status200OK, await SearchAsync(view with { AlsoSearched = parsed.AlsoSearched }, query, index, options, cancellationToken));
        }
        catch (ArgumentException trouble) when (address.After is not null)
        {
            return Failed(view with { Error = trouble.Message });
        }
    }

    private static async Task<SearchView> SearchAsync(
        SearchView view, SearchQuery query, ISearchIndex index, ServeOptions options, CancellationToken cancellationToken)
    {
        var address = view.Address;
        var result = await index.SearchAsync(
            new SearchRequest(query)
            {
                Level = address.Level,
                Sort = address.Sort,
                Take = options.HitsPerPage,
                After = address.After,
                ClaimsPerHit = options.ClaimsPerHit,
                CopiesPerHit = options.CopiesPerHit,
                GroupsCopies = address.Level == SearchLevel.Articles,
                Facets = [.. FacetLinks.Shown.Select(shown => shown.Facet)],
                FacetSize = options.FacetSize,
            },
            cancellationToken);
        if (result.Articles == 0)
        {
            return view with
            {
                Result = result,
                IsEmptyStore = await index.CountAsync(cancellationToken) == 0,
                Filters = FacetLinks.Filters(address),
            };
        }

        var revised = await index.SearchAsync(
            new SearchRequest(QueryParser.Parse(QueryText.With(address.Query, FacetLinks.Revised), QueryNames.Resolve).Query!) { Take = 0 }, cancellationToken);
        return view with
        {
            Result = result,
            Facets = FacetLinks.Of(address, result.Facets, revised.Claims),
            Filters = FacetLinks.Filters(address),
        };
    }

    private static T Read<T>(string? word, T usual)
        where T : struct, Enum => Enum.TryParse<T>(word, ignoreCase: true, out var value) && Enum.IsDefined(value) ? value : usual;

    private static RazorComponentResult Failed(SearchView view) => Page(StatusCodes.Status400BadRequest, view);

    private static RazorComponentResult Page(int status, SearchView view) => WorkbenchPages.Page<SearchPage>(status, (nameof(View), view));
}
