using ClaimPipeline.Search;

namespace ClaimPipeline.Lucene;

/// <summary>A hit: where it stands, and where it lies.</summary>
/// <param name="Place">Where it stands.</param>
/// <param name="Segment">The segment.</param>
/// <param name="Article">The article's Lucene document in that segment.</param>
internal sealed record FoundHit(HitPlace Place, SegmentMatches Segment, int Article)
{
    /// <summary>The article's Lucene document in the whole index.</summary>
    public int Number => Segment.Context.DocBase + Article;
}
