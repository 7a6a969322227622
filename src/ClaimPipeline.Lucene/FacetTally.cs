using ClaimPipeline.Search;
using Lucene.Net.Index;
using Lucene.Net.Util;

namespace ClaimPipeline.Lucene;

/// <summary>Counts found claims and articles by the values of one facet: by number within a segment, by name over all.</summary>
internal sealed class FacetTally(SearchFacet facet)
{
    private readonly FacetCounter _counter = new(facet);
    private readonly bool _ofArticles = FacetCounter.IsOfArticles(facet);
    private SortedDocValues _values = DocValues.EMPTY_SORTED;
    private long[] _claims = [];
    private long[] _articles = [];
    private int[] _lastArticle = [];

    /// <summary>Goes to a segment.</summary>
    public void Begin(SegmentMatches segment)
    {
        _values = segment.Context.AtomicReader.GetSortedDocValues(IndexFields.Facet(facet)) ?? DocValues.EMPTY_SORTED;
        _claims = new long[_values.ValueCount];
        _articles = new long[_values.ValueCount];
        _lastArticle = new int[_values.ValueCount];
        Array.Fill(_lastArticle, -1);
    }

    /// <summary>Counts an article of the segment and its found claims.</summary>
    public void Add(int article, ReadOnlySpan<int> found)
    {
        if (_ofArticles)
        {
            if (_values.GetOrd(article) is >= 0 and var value)
            {
                _claims[value] += found.Length;
                _articles[value]++;
            }

            return;
        }

        foreach (var claim in found)
        {
            if (_values.GetOrd(claim) is >= 0 and var value)
            {
                _claims[value]++;
                _articles[value] += _lastArticle[value] == article ? 0 : 1;
                _lastArticle[value] = article;
            }
        }
    }

    /// <summary>Is done with the segment.</summary>
    public void End()
    {
        var name = new BytesRef();
        for (var value = 0; value < _claims.Length; value++)
        {
            if (_articles[value] > 0)
            {
                _values.LookupOrd(value, name);
                var (key, shown) = LuceneDocuments.Facet(name);
                _counter.Add(key, shown, _claims[value], _articles[value]);
            }
        }
    }

    /// <summary>The counts.</summary>
    public FacetCounts ToCounts(int size) => _counter.ToCounts(size);
}
