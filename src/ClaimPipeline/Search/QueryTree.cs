using ClaimPipeline.Records;

namespace ClaimPipeline.Search;

/// <summary>
/// Joins queries so that conditions on claims that stand together become one condition on one claim:
/// <c>type:share place:CHN -verdict:refuted</c> asks for one claim that is all three.
/// </summary>
internal static class QueryTree
{
    /// <summary>All of the parts; null when there are none.</summary>
    public static SearchQuery? And(List<SearchQuery> parts)
    {
        parts = [.. parts.SelectMany(part => part is SearchQuery.And and ? and.Parts : [part])];
        var claims = parts.OfType<SearchQuery.HasClaim>().SelectMany(has => has.Filter is ClaimFilter.And and ? and.Parts : [has.Filter]).ToArray();
        var joined = parts.Count(part => part is SearchQuery.HasClaim) < 2
            ? parts
            : [.. parts.Where(part => part is not SearchQuery.HasClaim), new SearchQuery.HasClaim(new ClaimFilter.And(claims.ToValueList()))];
        return joined.Count switch
        {
            0 => null,
            1 => joined[0],
            _ => new SearchQuery.And(joined.ToValueList()),
        };
    }

    /// <summary>At least one of the parts; null when there are none.</summary>
    public static SearchQuery? Or(List<SearchQuery> parts)
    {
        var claims = parts.OfType<SearchQuery.HasClaim>().Select(has => has.Filter).ToArray();
        var joined = claims.Length < 2
            ? parts
            : [.. parts.Where(part => part is not SearchQuery.HasClaim), new SearchQuery.HasClaim(new ClaimFilter.Or(claims.ToValueList()))];
        return joined.Count switch
        {
            0 => null,
            1 => joined[0],
            _ => new SearchQuery.Or(joined.ToValueList()),
        };
    }

    /// <summary>Not that; of claims: a claim that is not so.</summary>
    public static SearchQuery Not(SearchQuery part) => part is SearchQuery.HasClaim has
        ? new SearchQuery.HasClaim(new ClaimFilter.Not(has.Filter))
        : new SearchQuery.Not(part);
}
