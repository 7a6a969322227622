using ClaimPipeline.App.Querying;
using ClaimPipeline.App.Serving;
using ClaimPipeline.Search;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace ClaimPipeline.App.Workbench.Search;

/// <summary>Search, at <c>/</c>: <c>q</c> is the query, <c>after</c> the cursor of an earlier page.</summary>
public sealed partial class SearchPage
{
    internal static void Map(IEndpointRouteBuilder endpoints) => endpoints.MapGet("/", GetAsync);

    private static async Task<RazorComponentResult> GetAsync(
        string? q, string? after, ISearchIndex index, ServeOptions options, CancellationToken cancellationToken)
    {
        var typed = q ?? "";
        if (typed.Length > options.MaxQueryLength)
        {
            return Failed(typed[..options.MaxQueryLength], FormattableString.Invariant($"A query may have {options.MaxQueryLength} characters; this one has {typed.Length}."), options);
        }

        var parsed = QueryParser.Parse(typed, QueryNames.Resolve);
        if (parsed.Query is null)
        {
            return Failed(typed, parsed.Error!.ToString(), options);
        }

        try
        {
            var result = await index.SearchAsync(
                new SearchRequest(parsed.Query) { Take = options.HitsPerPage, After = after, GroupsCopies = true }, cancellationToken);
            return Page(
                StatusCodes.Status200OK,
                (nameof(Typed), typed),
                (nameof(Most), options.MaxQueryLength),
                (nameof(Result), result),
                (nameof(AlsoSearched), parsed.AlsoSearched),
                (nameof(Next), result.Next is { } next ? $"/?q={Uri.EscapeDataString(typed)}&after={Uri.EscapeDataString(next)}" : null));
        }
        catch (ArgumentException trouble) when (after is not null)
        {
            return Failed(typed, trouble.Message, options);
        }
    }

    private static RazorComponentResult Failed(string typed, string error, ServeOptions options) => Page(
        StatusCodes.Status400BadRequest, (nameof(Typed), typed), (nameof(Most), options.MaxQueryLength), (nameof(Error), error));

    private static RazorComponentResult Page(int status, params (string Name, object? Value)[] parameters) =>
        WorkbenchPages.Page<SearchPage>(status, parameters);
}
