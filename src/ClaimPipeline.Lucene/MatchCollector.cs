using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;

namespace ClaimPipeline.Lucene;

/// <summary>Notes which articles match, and how well where that is wanted.</summary>
internal sealed class MatchCollector(bool scores, CancellationToken cancellationToken) : ICollector
{
    private readonly List<SegmentMatches> _segments = [];
    private FixedBitSet _articles = new(0);
    private float[] _scores = [];
    private Scorer? _scorer;

    /// <summary>The matches, a segment of the index each.</summary>
    public IReadOnlyList<SegmentMatches> Segments => _segments;

    /// <inheritdoc/>
    public bool AcceptsDocsOutOfOrder => true;

    /// <inheritdoc/>
    public void SetScorer(Scorer scorer) => _scorer = scorer;

    /// <inheritdoc/>
    public void SetNextReader(AtomicReaderContext context)
    {
        cancellationToken.ThrowIfCancellationRequested();
        _articles = new FixedBitSet(context.Reader.MaxDoc);
        _scores = scores ? new float[context.Reader.MaxDoc] : [];
        _segments.Add(new SegmentMatches(context, _articles, _scores));
    }

    /// <inheritdoc/>
    public void Collect(int doc)
    {
        _articles.Set(doc);
        if (scores)
        {
            _scores[doc] = _scorer!.GetScore();
        }
    }
}
