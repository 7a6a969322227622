using ClaimPipeline.Records;
using ClaimPipeline.Search;

namespace ClaimPipeline.App.Workbench.Search;

/// <summary>What the search page shows.</summary>
/// <param name="Address">What was asked for.</param>
public sealed record SearchView(SearchAddress Address)
{
    /// <summary>Characters that a query may have.</summary>
    public required int MostCharacters { get; init; }

    /// <summary>What is wrong with the query; null when nothing is.</summary>
    public string? Error { get; init; }

    /// <summary>Where it is wrong, from 1; null when it is not the query, or no one place.</summary>
    public int? ErrorColumn { get; init; }

    /// <summary>What was found; null when the query could not be read.</summary>
    public SearchResult? Result { get; init; }

    /// <summary>Whether there is nothing to search in yet.</summary>
    public bool IsEmptyStore { get; init; }

    /// <summary>Narrower concepts that were searched for as well.</summary>
    public ValueList<string> AlsoSearched { get; init; } = [];

    /// <summary>The facets.</summary>
    public ValueList<FacetGroup> Facets { get; init; } = [];

    /// <summary>The conditions that are on.</summary>
    public ValueList<FacetChoice> Filters { get; init; } = [];
}
