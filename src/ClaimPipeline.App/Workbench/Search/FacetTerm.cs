using ClaimPipeline.App.Querying;
using ClaimPipeline.App.Wording;
using ClaimPipeline.Records;
using ClaimPipeline.Search;
using ClaimPipeline.Text;

namespace ClaimPipeline.App.Workbench.Search;

/// <summary>What a value of a facet is called in a query, and for people.</summary>
internal static class FacetTerm
{
    /// <summary>The condition that asks for a value.</summary>
    public static string Of(SearchFacet facet, FacetValue value) => facet switch
    {
        SearchFacet.Type => $"type:{SearchAddress.Word(Enum.Parse<ClaimKind>(value.Key))}",
        SearchFacet.Place => Named("place", ClaimSlot.Place, value),
        SearchFacet.Commodity => Named("commodity", ClaimSlot.Commodity, value),
        SearchFacet.Indicator => Named("indicator", ClaimSlot.Indicator, value),
        SearchFacet.Period => $"period:{value.Key}",
        SearchFacet.Verdict => $"verdict:{VerdictWord(value.Key)}",
        SearchFacet.Reason => $"reason:{value.Key}",
        SearchFacet.Publisher => $"publisher:{Quoted(value.Name)}",
        SearchFacet.Language => $"lang:{value.Key}",
        SearchFacet.Year => $"published:{value.Key}",
        _ => throw new ArgumentOutOfRangeException(nameof(facet)),
    };

    /// <summary>The value for people.</summary>
    public static string NameOf(SearchFacet facet, FacetValue value) => facet switch
    {
        SearchFacet.Type => SearchAddress.Word(Enum.Parse<ClaimKind>(value.Key)),
        SearchFacet.Verdict => VerdictWords.Of(Enum.TryParse<VerdictLabel>(value.Key, out var label) ? label : null),
        SearchFacet.Reason => VerdictWords.Of(Enum.Parse<VerdictReason>(value.Key)),
        _ => value.Name,
    };

    /// <summary>Whether a condition finds what has a value: it may be wider, as a commodity is than its kinds, or a publisher's first words.</summary>
    public static bool Finds(SearchQuery condition, FacetValue value) => condition switch
    {
        SearchQuery.HasClaim { Filter: ClaimFilter.InSlot slot } => slot.Keys.Contains(value.Key),
        SearchQuery.FromPublisher publisher => HasWords(value.Name, publisher.Terms),
        SearchQuery.InLanguage language => value.Key == language.Tag || value.Key.StartsWith(language.Tag + "-", StringComparison.OrdinalIgnoreCase),
        _ => false,
    };

    // By name where the name leads back to the code; what has no code is searched for by the key of its name.
    private static string Named(string field, ClaimSlot slot, FacetValue value)
    {
        var found = QueryNames.Resolve(slot, value.Name);
        var isCode = value.Key is not ['~', ..];
        var name = isCode == (found.Count > 0) && (!isCode || EntityKey.Of(found[0]) == value.Key) ? value.Name : value.Key;
        return $"{field}:{Quoted(name)}";
    }

    private static string VerdictWord(string key) => key switch
    {
        nameof(VerdictLabel.ConflictingEvidence) => "conflicting",
        nameof(VerdictLabel.NotEnoughEvidence) => "unclear",
        _ => key.ToLowerInvariant(),
    };

    private static string Quoted(string value) =>
        value.All(char.IsAsciiLetterOrDigit) ? value : $"\"{string.Concat(value.Select(c => c is '"' or '“' or '”' or '„' or '«' or '»' ? ' ' : c)).Trim()}\"";

    private static bool HasWords(string name, ValueList<string> words)
    {
        var tokens = Tokenizer.Tokenize(name).Select(token => token.Normalized).ToArray();
        return tokens.AsSpan().IndexOf(words.ToArray()) >= 0;
    }
}
