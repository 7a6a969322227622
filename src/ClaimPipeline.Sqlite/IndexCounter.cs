using System.Globalization;
using ClaimPipeline.Records;
using ClaimPipeline.Search;

namespace ClaimPipeline.Sqlite;

/// <summary>Counts the claims of what matches, and spreads the counts over facets.</summary>
internal sealed class IndexCounter(SqliteSession session, SearchRequest request, FactTable facts, ClaimTest? wanted)
{
    private readonly FacetTally[] _tallies = [.. request.Facets.Select(_ => new FacetTally())];

    private readonly int[] _ofClaims = [.. Places(request.Facets, isOfArticles: false)];
    private readonly int[] _ofArticles = [.. Places(request.Facets, isOfArticles: true)];

    /// <summary>The counts of some documents.</summary>
    public (long Claims, ValueList<FacetCounts> Facets) Count(Matches matches)
    {
        var claims = 0L;
        if (request.Facets.Count > 0)
        {
            facts.Load(session, FactColumn.Claims);
        }

        foreach (var doc in matches.Docs)
        {
            claims += Count(doc);
        }

        return (claims, request.Facets.Select((facet, i) => Named(facet, _tallies[i])).ToValueList());
    }

    // How many claims a document has stands with it, so the claims need not be looked at.
    private int Count(long doc)
    {
        var block = facts.BlockOf(doc, out var slot);
        var (first, end) = (block.ClaimStarts[slot], block.ClaimStarts[slot + 1]);
        if (wanted is null && _tallies.Length == 0)
        {
            return end - first;
        }

        var count = 0;
        for (var i = first; i < end; i++)
        {
            if (wanted is null || wanted(block, i))
            {
                count++;
                Tally(block.Claims[i], doc);
            }
        }

        Tally(block.Documents[slot], doc, count);
        return count;
    }

    private void Tally(in ClaimFacts claim, long doc)
    {
        foreach (var i in _ofClaims)
        {
            if (claim.ValueOf(request.Facets[i]) is { } value)
            {
                _tallies[i].AddClaim(value, doc);
            }
        }
    }

    private void Tally(in DocumentFacts document, long doc, int claims)
    {
        foreach (var i in _ofArticles)
        {
            var value = request.Facets[i] switch
            {
                SearchFacet.Publisher => document.Publisher,
                SearchFacet.Language => document.Language,
                SearchFacet.Year when document.Published != DocumentFacts.NoDay => DateOnly.FromDayNumber(document.Published).Year,
                _ => -1,
            };
            if (value >= 0)
            {
                _tallies[i].AddDocument(value, doc, claims);
            }
        }
    }

    private static IEnumerable<int> Places(ValueList<SearchFacet> facets, bool isOfArticles) =>
        Enumerable.Range(0, facets.Count).Where(i => FacetCounter.IsOfArticles(facets[i]) == isOfArticles);

    private FacetCounts Named(SearchFacet facet, FacetTally tally)
    {
        var counter = new FacetCounter(facet);
        foreach (var (value, claims, articles) in tally.Values)
        {
            var (key, name) = Name(facet, value);
            counter.Add(key, name, claims, articles);
        }

        return counter.ToCounts(request.FacetSize);
    }

    private (string Key, string Name) Name(SearchFacet facet, int value)
    {
        var text = facet is SearchFacet.Period or SearchFacet.Year
            ? value.ToString("0000", CultureInfo.InvariantCulture)
            : ClaimFacts.TextOf(facet, value);
        return text is not null
            ? (text, text)
            : session.Query("SELECT key, name FROM name WHERE id = $1", r => (r.GetString(0), r.GetString(1)), value)[0];
    }
}
