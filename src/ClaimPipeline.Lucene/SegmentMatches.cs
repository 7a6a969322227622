using ClaimPipeline.Search;
using Lucene.Net.Index;
using Lucene.Net.Util;

namespace ClaimPipeline.Lucene;

/// <summary>The articles of one segment that match, with what ranks them.</summary>
internal sealed class SegmentMatches(AtomicReaderContext context, FixedBitSet articles, float[] scores)
{
    private readonly NumericDocValues _published = Numbers(context, IndexFields.Published);
    private readonly NumericDocValues _claims = Numbers(context, IndexFields.ClaimCount);
    private readonly NumericDocValues _amounts = Numbers(context, IndexFields.Amount);
    private readonly NumericDocValues _differences = Numbers(context, IndexFields.Difference);
    private readonly NumericDocValues _fingerprints = Numbers(context, IndexFields.Fingerprint);
    private readonly BinaryDocValues _ids = context.AtomicReader.GetBinaryDocValues(IndexFields.Article) ?? DocValues.EMPTY_BINARY;

    /// <summary>The segment.</summary>
    public AtomicReaderContext Context => context;

    /// <summary>The Lucene documents of the matching articles, in their order.</summary>
    public IEnumerable<int> Articles
    {
        get
        {
            var iterator = articles.GetIterator();
            for (var article = iterator.NextDoc(); article != global::Lucene.Net.Search.DocIdSetIterator.NO_MORE_DOCS; article = iterator.NextDoc())
            {
                yield return article;
            }
        }
    }

    /// <summary>How many claims stand right before an article.</summary>
    public int ClaimsBefore(int article) => (int)_claims.Get(article);

    /// <summary>The id of an article.</summary>
    public string IdOf(int article)
    {
        var id = new BytesRef();
        _ids.Get(article, id);
        return id.Utf8ToString();
    }

    /// <summary>The fingerprint of an article.</summary>
    public ulong FingerprintOf(int article) => unchecked((ulong)_fingerprints.Get(article));

    /// <summary>Where an article stands by its words: <see cref="HitPlace.Key"/>.</summary>
    public double ScoreKey(int article) => 0.0 - scores[article];

    /// <summary>Where an article or one of its claims stands in an order other than by words.</summary>
    /// <param name="sort">The order.</param>
    /// <param name="article">The article.</param>
    /// <param name="found">The claims that count.</param>
    public double Key(SearchSort sort, int article, ReadOnlySpan<int> found) => sort switch
    {
        SearchSort.Oldest => _published.Get(article) is > 0 and var day ? day - 1 : double.PositiveInfinity,
        SearchSort.LargestFigure => Least(_amounts, -1, found),
        SearchSort.SmallestFigure => Least(_amounts, 1, found),
        SearchSort.LargestDifference => Least(_differences, -1, found),
        _ => _published.Get(article) is > 0 and var day ? 1 - day : double.PositiveInfinity,
    };

    private static double Least(NumericDocValues values, int sign, ReadOnlySpan<int> claims)
    {
        var least = double.PositiveInfinity;
        foreach (var claim in claims)
        {
            var value = sign * BitConverter.Int64BitsToDouble(values.Get(claim));
            least = value < least ? value : least;
        }

        return least;
    }

    private static NumericDocValues Numbers(AtomicReaderContext context, string field) =>
        context.AtomicReader.GetNumericDocValues(field) ?? DocValues.EMPTY_NUMERIC;
}
