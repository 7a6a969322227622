using ClaimPipeline.Records;

namespace ClaimPipeline.Search;

/// <summary>A query, and what is wanted of its hits.</summary>
/// <param name="Query">What is searched for.</param>
public sealed record SearchRequest(SearchQuery Query)
{
    /// <summary>Hits left out at the beginning. Default 0.</summary>
    public int Skip { get; init; }

    /// <summary>Hits given at most; 0 for counts and facets only. Default 10.</summary>
    public int Take { get; init; } = 10;

    /// <summary>Order of the hits; ties by article id. Default by relevance.</summary>
    public SearchSort Sort { get; init; } = SearchSort.Relevance;

    /// <summary>What is counted beside the hits. Default nothing.</summary>
    public ValueList<SearchFacet> Facets { get; init; } = [];

    /// <summary>Values given per facet at most. Default 10.</summary>
    public int FacetSize { get; init; } = 10;

    /// <summary>Claims given per hit at most. Default 5.</summary>
    public int ClaimsPerHit { get; init; } = 5;
}

/// <summary>Order of hits.</summary>
public enum SearchSort
{
    /// <summary>Best first; a query without words has no better and worse and gives <see cref="Newest"/>.</summary>
    Relevance,

    /// <summary>Latest publication first; those without a date last.</summary>
    Newest,

    /// <summary>Earliest publication first; those without a date last.</summary>
    Oldest,
}

/// <summary>What hits can be counted by.</summary>
public enum SearchFacet
{
    /// <summary><see cref="Claim.Kind"/>.</summary>
    Type,

    /// <summary><see cref="Claim.Place"/>.</summary>
    Place,

    /// <summary><see cref="Claim.Subject"/>.</summary>
    Commodity,

    /// <summary><see cref="Claim.Indicator"/>.</summary>
    Indicator,

    /// <summary>Year in which the claim's period begins.</summary>
    Period,

    /// <summary>Label of the verdict.</summary>
    Verdict,

    /// <summary>Reason of the verdict.</summary>
    Reason,

    /// <summary>Publisher of the article.</summary>
    Publisher,

    /// <summary>Language of the article.</summary>
    Language,

    /// <summary>Year of publication of the article.</summary>
    Year,
}
