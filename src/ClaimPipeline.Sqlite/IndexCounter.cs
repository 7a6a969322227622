using System.Globalization;
using System.Runtime.InteropServices;
using ClaimPipeline.Records;
using ClaimPipeline.Search;

namespace ClaimPipeline.Sqlite;

/// <summary>Counts the claims of what matches, and spreads the counts over facets.</summary>
internal sealed class IndexCounter(SqliteSession session, SearchRequest request, FactTable facts, ClaimTest? wanted)
{
    private readonly FacetTally[] _tallies = [.. request.Facets.Select(_ => new FacetTally())];

    private readonly int[] _ofClaims = [.. Places(request.Facets, isOfArticles: false)];
    private readonly int[] _ofArticles = [.. Places(request.Facets, isOfArticles: true)];

    // Of one block: the found claims with their documents, the documents with the number of their found claims, and a facet's values.
    private readonly List<int> _claims = [];
    private readonly List<long> _docsOfClaims = [];
    private readonly List<(int Slot, long Doc, int Claims)> _docs = [];
    private int[] _values = [];

    /// <summary>The counts of some documents.</summary>
    public (long Claims, ValueList<FacetCounts> Facets) Count(Matches matches)
    {
        if (request.Facets.Count > 0)
        {
            facts.Load(session, FactColumn.Claims);
        }

        var (claims, docs) = (0L, matches.Docs);
        for (var i = 0; i < docs.Length;)
        {
            // The facts of one block stay in the processor's cache while facet after facet is counted.
            var (number, _) = FactBlock.Of(docs[i]);
            var end = ((long)number + 1) * FactBlock.Size;
            var block = facts.BlockOf(docs[i], out _);
            _claims.Clear();
            _docsOfClaims.Clear();
            _docs.Clear();
            for (; i < docs.Length && docs[i] < end; i++)
            {
                claims += Find(block, docs[i]);
            }

            Tally(block);
        }

        return (claims, request.Facets.Select((facet, i) => Named(facet, _tallies[i])).ToValueList());
    }

    // How many claims a document has stands with it, so the claims need not be looked at.
    private int Find(FactBlock block, long doc)
    {
        var (_, slot) = FactBlock.Of(doc);
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
                if (_ofClaims.Length > 0)
                {
                    _claims.Add(i);
                    _docsOfClaims.Add(doc);
                }
            }
        }

        if (_ofArticles.Length > 0)
        {
            _docs.Add((slot, doc, count));
        }

        return count;
    }

    private void Tally(FactBlock block)
    {
        var claims = CollectionsMarshal.AsSpan(_claims);
        var docs = CollectionsMarshal.AsSpan(_docsOfClaims);
        if (_values.Length < claims.Length)
        {
            _values = new int[claims.Length * 2];
        }

        var values = _values.AsSpan(0, claims.Length);
        foreach (var i in _ofClaims)
        {
            block.Values(request.Facets[i], claims, values);
            _tallies[i].AddClaims(values, docs);
        }

        foreach (var i in _ofArticles)
        {
            foreach (var (slot, doc, count) in _docs)
            {
                if (ValueOf(request.Facets[i], block.Documents[slot]) is >= 0 and var value)
                {
                    _tallies[i].Add(value, doc, count);
                }
            }
        }
    }

    private static int ValueOf(SearchFacet facet, in DocumentFacts document) => facet switch
    {
        SearchFacet.Publisher => document.Publisher,
        SearchFacet.Language => document.Language,
        SearchFacet.Year when document.Published != DocumentFacts.NoDay => DateOnly.FromDayNumber(document.Published).Year,
        _ => -1,
    };

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
