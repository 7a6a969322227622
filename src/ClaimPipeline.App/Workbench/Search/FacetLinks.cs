using ClaimPipeline.App.Querying;
using ClaimPipeline.Records;
using ClaimPipeline.Search;

namespace ClaimPipeline.App.Workbench.Search;

/// <summary>Makes links of facets: each chooses a value, or gives it up.</summary>
internal static class FacetLinks
{
    /// <summary>What is counted, in the order shown.</summary>
    public static readonly (SearchFacet Facet, string Title)[] Shown =
    [
        (SearchFacet.Verdict, "Verdict"),
        (SearchFacet.Type, "Type"),
        (SearchFacet.Commodity, "Commodity"),
        (SearchFacet.Place, "Place"),
        (SearchFacet.Indicator, "Measure"),
        (SearchFacet.Reason, "Reason"),
        (SearchFacet.Publisher, "Publisher"),
        (SearchFacet.Year, "Published"),
    ];

    /// <summary>Asks for claims that were told otherwise.</summary>
    public const string Revised = "revised:true";

    /// <summary>The facets of a result.</summary>
    /// <param name="address">What was searched.</param>
    /// <param name="facets">What was counted.</param>
    /// <param name="revised">How many of the claims found were told otherwise.</param>
    public static ValueList<FacetGroup> Of(SearchAddress address, ValueList<FacetCounts> facets, long revised)
    {
        var on = On(address.Query);
        var groups = Shown
            .Select(shown => Group(address, on, shown.Title, facets.First(counts => counts.Facet == shown.Facet)))
            .Where(group => group.Choices.Count > 0)
            .ToList();
        if (revised > 0)
        {
            groups.Add(new FacetGroup("Revised", [Choice(address, on, Revised, Parse(Revised), "told otherwise", revised)]));
        }

        return groups.ToValueList();
    }

    /// <summary>The conditions that are on, each with the address without it.</summary>
    public static ValueList<FacetChoice> Filters(SearchAddress address) => QueryText.Conditions(address.Query)
        .Select(span => new FacetChoice(span.Slice(address.Query), 0, address.For(QueryText.Without(address.Query, span)).ToString(), IsOn: true))
        .ToValueList();

    private static FacetGroup Group(SearchAddress address, List<(TextSpan Span, SearchQuery Query)> on, string title, FacetCounts counts) => new(
        title,
        counts.Values
            .Select(value =>
            {
                var term = FacetTerm.Of(counts.Facet, value);
                var condition = Parse(term);
                var claims = value.Claims + counts.Values.Where(other => other != value && FacetTerm.Finds(condition, other)).Sum(other => other.Claims);
                return Choice(address, on, term, condition, FacetTerm.NameOf(counts.Facet, value), claims);
            })
            .OrderByDescending(choice => choice.Claims)
            .ToValueList());

    private static FacetChoice Choice(
        SearchAddress address, List<(TextSpan Span, SearchQuery Query)> on, string term, SearchQuery condition, string name, long claims)
    {
        var own = on.FindIndex(typed => typed.Query == condition);
        var query = own >= 0 ? QueryText.Without(address.Query, on[own].Span) : QueryText.With(address.Query, term);
        return new FacetChoice(name, claims, address.For(query).ToString(), own >= 0);
    }

    // However a condition is typed, it is on when it means the same.
    private static List<(TextSpan Span, SearchQuery Query)> On(string query) =>
        [.. QueryText.Conditions(query).Select(span => (span, Parse(span.Slice(query))))];

    private static SearchQuery Parse(string condition) =>
        QueryParser.Parse(condition, QueryNames.Resolve).Query ?? throw new InvalidOperationException($"'{condition}' was to be a condition and cannot be read.");
}
