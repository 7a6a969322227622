using System.Runtime.CompilerServices;

namespace ClaimPipeline.Search;

/// <summary>Goes through all hits of a request.</summary>
public static class SearchPages
{
    /// <summary>The pages of a request, one after the other, each with <see cref="SearchRequest.Take"/> hits at most.</summary>
    public static async IAsyncEnumerable<SearchResult> PagesAsync(
        this ISearchIndex index, SearchRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(index);
        ArgumentNullException.ThrowIfNull(request);
        do
        {
            var page = await index.SearchAsync(request, cancellationToken);
            yield return page;
            request = request with { After = page.Next };
        }
        while (request.After is not null);
    }
}
