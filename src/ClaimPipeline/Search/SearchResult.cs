using ClaimPipeline.Records;

namespace ClaimPipeline.Search;

/// <summary>What a search found.</summary>
public sealed record SearchResult
{
    /// <summary>Articles that match: exact, not an estimate.</summary>
    public required long Articles { get; init; }

    /// <summary>
    /// Claims of those articles that fit the query's claim conditions; all their claims when it has none: exact. The unit of facets.
    /// </summary>
    public required long Claims { get; init; }

    /// <summary>The wanted page of hits.</summary>
    public ValueList<SearchHit> Hits { get; init; } = [];

    /// <summary>For <see cref="SearchRequest.After"/>: where the next page begins; null when there is none.</summary>
    public string? Next { get; init; }

    /// <summary>The wanted facets, in the order asked for.</summary>
    public ValueList<FacetCounts> Facets { get; init; } = [];

    /// <summary>The generation that was searched.</summary>
    public required long Generation { get; init; }
}
