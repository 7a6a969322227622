using ClaimPipeline.Search;

namespace ClaimPipeline.Lucene;

/// <summary>Keeps the first hits behind a place out of many, whose ids are only looked up where keys are equal.</summary>
/// <param name="size">How many are kept.</param>
/// <param name="after">The place; null for the beginning.</param>
internal sealed class BestHits(int size, HitPlace? after)
{
    private readonly PriorityQueue<FoundHit, HitPlace> _worstFirst = new(Comparer<HitPlace>.Create((one, other) => other.CompareTo(one)));

    /// <summary>Takes a hit into account.</summary>
    public void Add(double key, SegmentMatches segment, int article, int ordinal)
    {
        var isFull = _worstFirst.Count == size;
        if (size == 0
            || (after is { } border && key.CompareTo(border.Key) < 0)
            || (isFull && key.CompareTo(_worstFirst.Peek().Place.Key) > 0))
        {
            return;
        }

        var place = new HitPlace(key, segment.IdOf(article), ordinal);
        if (place <= after)
        {
            return;
        }

        if (!isFull)
        {
            _worstFirst.Enqueue(new FoundHit(place, segment, article), place);
        }
        else if (place < _worstFirst.Peek().Place)
        {
            _worstFirst.DequeueEnqueue(new FoundHit(place, segment, article), place);
        }
    }

    /// <summary>Those kept, in their order.</summary>
    public List<FoundHit> InOrder() => [.. _worstFirst.UnorderedItems.Select(item => item.Element).OrderBy(hit => hit.Place)];
}
