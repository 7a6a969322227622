using ClaimPipeline.Records;

namespace ClaimPipeline.Search;

/// <summary>How the found claims spread over the values of one facet.</summary>
/// <param name="Facet">The facet.</param>
/// <param name="Values">Most claims first, then most articles, then by key; cut at <see cref="SearchRequest.FacetSize"/>.</param>
/// <param name="Others">How many more values there are.</param>
public sealed record FacetCounts(SearchFacet Facet, ValueList<FacetValue> Values, int Others);

/// <summary>One value of a facet.</summary>
/// <param name="Key">What a query names: a code, an enum's name, a year.</param>
/// <param name="Name">For people.</param>
/// <param name="Claims">Found claims with that value.</param>
/// <param name="Articles">
/// For a facet of claims: found articles with such a claim. For a facet of articles: found articles with that value, with found
/// claims or without.
/// </param>
public sealed record FacetValue(string Key, string Name, long Claims, long Articles);
