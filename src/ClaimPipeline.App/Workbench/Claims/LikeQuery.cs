using ClaimPipeline.App.Workbench.Search;
using ClaimPipeline.Records;
using ClaimPipeline.Search;

namespace ClaimPipeline.App.Workbench.Claims;

/// <summary>What one would type to find claims of the same.</summary>
internal static class LikeQuery
{
    /// <summary>The query: kind, commodity, place, measure and period, as far as the claim names them.</summary>
    public static string Of(Claim claim) => string.Join(' ', new[]
    {
        Term(SearchFacet.Type, claim.Kind.ToString(), claim.Kind.ToString()),
        Term(SearchFacet.Commodity, claim.Subject),
        Term(SearchFacet.Place, claim.Place),
        Term(SearchFacet.Indicator, claim.Indicator),
        claim.Period is { } period ? $"period:[{Iso(period.Value.Start)} TO {Iso(period.Value.End)}]" : null,
    }.OfType<string>());

    private static string? Term(SearchFacet facet, Slot<Entity>? slot) =>
        slot is null ? null : Term(facet, EntityKey.Of(slot.Value), FacetCounter.NameOf(slot.Value));

    private static string Term(SearchFacet facet, string key, string name) => FacetTerm.Of(facet, new FacetValue(key, name, 0, 0));

    private static string Iso(DateOnly day) => day.ToString("O", System.Globalization.CultureInfo.InvariantCulture);
}
