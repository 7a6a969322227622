using System.Globalization;
using ClaimPipeline.Records;

namespace ClaimPipeline.Search;

/// <summary>Counts found claims and articles by the values of one facet.</summary>
public sealed class FacetCounter(SearchFacet facet)
{
    /// <summary>Key of claims without a verdict.</summary>
    public const string NoVerdict = "none";

    private readonly Dictionary<string, (string Name, long Claims, long Articles)> _values = new(StringComparer.Ordinal);

    /// <summary>Whether the facet is a property of articles, not of claims.</summary>
    public static bool IsOfArticles(SearchFacet facet) => facet is SearchFacet.Publisher or SearchFacet.Language or SearchFacet.Year;

    /// <summary>The value of a facet of claims; null when the claim has none.</summary>
    public static (string Key, string Name)? ValueOf(SearchFacet facet, SearchClaim claim)
    {
        ArgumentNullException.ThrowIfNull(claim);
        return facet switch
        {
            SearchFacet.Type => Same(claim.Claim.Kind.ToString()),
            SearchFacet.Place => Named(claim.Claim.Place?.Value),
            SearchFacet.Commodity => Named(claim.Claim.Subject?.Value),
            SearchFacet.Indicator => Named(claim.Claim.Indicator?.Value),
            SearchFacet.Period => claim.Claim.Period is { } period ? Same(Year(period.Value.Start)) : null,
            SearchFacet.Verdict => Same(claim.Verdict?.ToString() ?? NoVerdict),
            SearchFacet.Reason => claim.Reason is { } reason ? Same(reason.ToString()) : null,
            _ => throw new ArgumentException($"{facet} is a facet of articles.", nameof(facet)),
        };
    }

    /// <summary>The value of a facet of articles; null when the article has none.</summary>
    public static (string Key, string Name)? ValueOf(SearchFacet facet, SearchDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return facet switch
        {
            SearchFacet.Publisher => Same(document.Publisher),
            SearchFacet.Language => Same(document.Language),
            SearchFacet.Year => document.Published is { } day ? Same(Year(day)) : null,
            _ => throw new ArgumentException($"{facet} is a facet of claims.", nameof(facet)),
        };
    }

    /// <summary>The name that people see of an entity that the index knows by that key.</summary>
    public static string NameOf(Entity entity)
    {
        ArgumentNullException.ThrowIfNull(entity);
        return entity.Id is null ? EntityKey.Of(entity)[1..] : entity.Name;
    }

    /// <summary>Adds to the counts of a value.</summary>
    public void Add(string key, string name, long claims, long articles)
    {
        var known = _values.TryGetValue(key, out var counts);
        _values[key] = known
            ? (string.CompareOrdinal(name, counts.Name) < 0 ? name : counts.Name, counts.Claims + claims, counts.Articles + articles)
            : (name, claims, articles);
    }

    /// <summary>Adds an article and its found claims.</summary>
    public void Add(SearchDocument document, IReadOnlyCollection<SearchClaim> found)
    {
        ArgumentNullException.ThrowIfNull(found);
        if (IsOfArticles(facet))
        {
            if (ValueOf(facet, document) is { } value)
            {
                Add(value.Key, value.Name, found.Count, 1);
            }

            return;
        }

        foreach (var group in found.Select(claim => ValueOf(facet, claim)).OfType<(string Key, string Name)>().GroupBy(v => v.Key))
        {
            Add(group.Key, group.First().Name, group.Count(), 1);
        }
    }

    /// <summary>The counts so far.</summary>
    /// <param name="size">Values given at most.</param>
    public FacetCounts ToCounts(int size)
    {
        var values = _values
            .OrderByDescending(v => v.Value.Claims)
            .ThenByDescending(v => v.Value.Articles)
            .ThenBy(v => v.Key, StringComparer.Ordinal)
            .Select(v => new FacetValue(v.Key, v.Value.Name, v.Value.Claims, v.Value.Articles))
            .Take(size)
            .ToValueList();
        return new FacetCounts(facet, values, _values.Count - values.Count);
    }

    private static (string Key, string Name)? Same(string value) => (value, value);

    private static (string Key, string Name)? Named(Entity? entity) => entity is null ? null : (EntityKey.Of(entity), NameOf(entity));

    private static string Year(DateOnly day) => day.Year.ToString("0000", CultureInfo.InvariantCulture);
}
