using System.Runtime.InteropServices;
using Lucene.Net.Search;

namespace ClaimPipeline.Lucene;

/// <summary>Picks the wanted claims of one segment's articles; articles are asked for in their order.</summary>
internal sealed class FoundClaims
{
    private readonly List<int> _found = [];
    private readonly SegmentMatches _segment;
    private readonly DocIdSetIterator? _wanted;
    private readonly bool _all;

    /// <summary>For one segment.</summary>
    /// <param name="segment">The segment.</param>
    /// <param name="wanted">The condition on claims; null when all are wanted.</param>
    public FoundClaims(SegmentMatches segment, Weight? wanted)
    {
        (_segment, _all) = (segment, wanted is null);
        _wanted = wanted?.GetScorer(segment.Context, segment.Context.AtomicReader.LiveDocs);
        _wanted?.NextDoc();
    }

    /// <summary>The wanted claims of an article; good until the next call.</summary>
    public ReadOnlySpan<int> Of(int article)
    {
        _found.Clear();
        var first = article - _segment.ClaimsBefore(article);
        if (_all)
        {
            for (var claim = first; claim < article; claim++)
            {
                _found.Add(claim);
            }
        }
        else if (_wanted is not null && first < article)
        {
            for (var claim = _wanted.DocID < first ? _wanted.Advance(first) : _wanted.DocID; claim < article; claim = _wanted.NextDoc())
            {
                _found.Add(claim);
            }
        }

        return CollectionsMarshal.AsSpan(_found);
    }
}
