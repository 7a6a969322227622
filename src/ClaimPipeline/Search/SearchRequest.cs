using ClaimPipeline.Records;

namespace ClaimPipeline.Search;

/// <summary>A query, and what is wanted of its hits.</summary>
/// <param name="Query">What is searched for.</param>
public sealed record SearchRequest(SearchQuery Query)
{
    /// <summary>What one hit is. Default an article.</summary>
    public SearchLevel Level { get; init; } = SearchLevel.Articles;

    /// <summary>Hits left out at the beginning, or behind <see cref="After"/>. Default 0.</summary>
    public int Skip { get; init; }

    /// <summary>
    /// Goes on behind the last hit of an earlier result: its <see cref="SearchResult.Next"/>. What was written meanwhile neither
    /// repeats nor hides a hit, unless it moved one in the order. Default null, from the beginning.
    /// </summary>
    public string? After { get; init; }

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

    /// <summary>
    /// Whether an article that is a near-duplicate of a better one stands with that one (<see cref="SearchHit.Copies"/>) rather
    /// than as a hit of its own. Counts and facets count all the same. Only at the level of articles. Default no.
    /// </summary>
    public bool GroupsCopies { get; init; }

    /// <summary>Bits in which the fingerprints of near-duplicates may differ. Default 6.</summary>
    public int CopyDistance { get; init; } = Fingerprint.NearDistance;

    /// <summary>Copies given per hit at most; all of them are counted. Default 5.</summary>
    public int CopiesPerHit { get; init; } = 5;

    /// <summary>Tells a cursor of this request from one of another query, level, order or grouping.</summary>
    internal string Digest => ContentHash.Of(Query.ToString(), Level.ToString(), Sort.ToString(), GroupsCopies ? "grouped" : "")[..8];
}

/// <summary>What one hit is.</summary>
public enum SearchLevel
{
    /// <summary>An article that matches, with its fitting claims.</summary>
    Articles,

    /// <summary>A claim that fits the query's conditions on claims (any claim when it has none), of an article that matches.</summary>
    Claims,
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

    /// <summary>
    /// Largest figure first, in the base unit of what it measures; those without one last. A claim's figure is its main one, an
    /// article's the largest of its fitting claims. Only sensible where all figures measure the same.
    /// </summary>
    LargestFigure,

    /// <summary>Smallest figure first, as in <see cref="LargestFigure"/>.</summary>
    SmallestFigure,

    /// <summary>Furthest from the official figure first, in proportion, up or down; those not compared with one last.</summary>
    LargestDifference,
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
