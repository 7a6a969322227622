using System.Buffers;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;

namespace ClaimPipeline.Lucene;

/// <summary>
/// Notes which articles match, and how well where that is wanted. There is room for a score of every Lucene document, which is megabytes
/// for a large index, so it is lent from a pool and given back with this.
/// </summary>
internal sealed class MatchCollector(bool scores, CancellationToken cancellationToken) : ICollector, IDisposable
{
    private readonly List<float[]> _lent = [];
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
        if (scores)
        {
            // Only scores of what matches are read, and those are written first.
            _lent.Add(_scores = ArrayPool<float>.Shared.Rent(context.Reader.MaxDoc));
        }

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

    /// <inheritdoc/>
    public void Dispose() => _lent.ForEach(lent => ArrayPool<float>.Shared.Return(lent));
}
