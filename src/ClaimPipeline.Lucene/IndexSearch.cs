using System.Numerics;
using ClaimPipeline.Records;
using ClaimPipeline.Search;
using Lucene.Net.Search;

namespace ClaimPipeline.Lucene;

/// <summary>Answers one request on one snapshot. What a hit shows is read for the wanted page only.</summary>
internal sealed class IndexSearch : IDisposable
{
    // When a page takes more hits than its size, because copies stand together, the next look is for this many times as many.
    private const int Growth = 4;

    private readonly IndexSnapshot _snapshot;
    private readonly SearchRequest _request;
    private readonly bool _byWords;
    private readonly MatchCollector _collector;
    private readonly Weight? _wanted;
    private readonly FacetTally[] _facets;
    private readonly Lazy<(ulong Fingerprint, FoundHit Hit)[]> _fingerprints;
    private (long Articles, long Claims) _counts;

    /// <summary>Finds what matches.</summary>
    /// <param name="snapshot">What is searched.</param>
    /// <param name="request">What is wanted.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    public IndexSearch(IndexSnapshot snapshot, SearchRequest request, CancellationToken cancellationToken)
    {
        (_snapshot, _request) = (snapshot, request);
        _byWords = request.Sort == SearchSort.Relevance && PhraseFinder.Phrases(request.Query).Any();
        var claims = new ClaimConditions(snapshot.Reader);
        _collector = new MatchCollector(_byWords, cancellationToken);
        snapshot.Searcher.Search(new ArticleConditions(snapshot.Reader, snapshot.Articles, claims).Of(request.Query), _collector);
        _wanted = request.Query.WantedClaims() is not ClaimFilter.Any and var wanted
            ? snapshot.Searcher.CreateNormalizedWeight(claims.Of(wanted))
            : null;
        _facets = [.. request.Facets.Select(facet => new FacetTally(facet))];
        _fingerprints = new(Fingerprints);
    }

    /// <summary>The result.</summary>
    /// <exception cref="ArgumentException">The cursor is none, or one of another request.</exception>
    public SearchResult Result()
    {
        var after = HitPlace.Of(_request);
        var size = _request.Take == 0 ? 0 : _request.Skip + _request.Take + 1;
        var first = Best(after, size, counts: true);
        var composer = new HitComposer(_request);
        var pager = new HitPager<FoundHit>(_request, hit => hit.Place, Near);
        var (page, next) = pager.Cut(From(first, size));
        return new SearchResult
        {
            Articles = _counts.Articles,
            Claims = _counts.Claims,
            Hits = page.Select(hit => composer.Compose(
                Read(hit.Hit),
                hit.Hit.Place,
                hit.Copies.Take(_request.CopiesPerHit).Select(copy => composer.Compose(Read(copy), copy.Place, [], 0)),
                hit.Copies.Count)).ToValueList(),
            Next = next,
            Facets = _facets.Select(facet => facet.ToCounts(_request.FacetSize)).ToValueList(),
            Generation = _snapshot.Generation,
        };
    }

    /// <inheritdoc/>
    public void Dispose() => _collector.Dispose();

    private SearchDocument Read(FoundHit hit) => LuceneDocuments.Read(_snapshot.Reader, hit.Number);

    private IEnumerable<FoundHit> From(List<FoundHit> hits, int size)
    {
        while (true)
        {
            foreach (var hit in hits)
            {
                yield return hit;
            }

            if (hits.Count < size || size == 0)
            {
                yield break;
            }

            size *= Growth;
            hits = Best(hits[^1].Place, size, counts: false);
        }
    }

    private List<FoundHit> Best(HitPlace? after, int size, bool counts)
    {
        var best = new BestHits(size, after);
        Walk((segment, article, found) =>
        {
            if (counts)
            {
                _counts = (_counts.Articles + 1, _counts.Claims + found.Length);
                foreach (var facet in _facets)
                {
                    facet.Add(article, found);
                }
            }

            if (_request.Level == SearchLevel.Articles)
            {
                best.Add(Key(segment, article, found), segment, article, -1);
                return;
            }

            var first = article - segment.ClaimsBefore(article);
            for (var i = 0; i < found.Length; i++)
            {
                best.Add(Key(segment, article, found.Slice(i, 1)), segment, article, found[i] - first);
            }
        }, counts);
        return best.InOrder();
    }

    private void Walk(Action<SegmentMatches, int, ReadOnlySpan<int>> visit, bool counts = false)
    {
        foreach (var segment in _collector.Segments)
        {
            Array.ForEach(counts ? _facets : [], facet => facet.Begin(segment));
            var claims = new FoundClaims(segment, _wanted);
            foreach (var article in segment.Articles)
            {
                visit(segment, article, claims.Of(article));
            }

            Array.ForEach(counts ? _facets : [], facet => facet.End());
        }
    }

    private double Key(SegmentMatches segment, int article, ReadOnlySpan<int> found) =>
        _byWords ? segment.ScoreKey(article) : segment.Key(_request.Sort, article, found);

    private IEnumerable<FoundHit> Near(FoundHit hit)
    {
        var bits = hit.Segment.FingerprintOf(hit.Article);
        return bits == 0
            ? []
            : _fingerprints.Value
                .Where(other => BitOperations.PopCount(other.Fingerprint ^ bits) <= _request.CopyDistance && other.Hit.Number != hit.Number)
                .Select(other => other.Hit);
    }

    // Copies must match like any hit, so those that match are all there is to compare: no index of fingerprints is needed.
    private (ulong Fingerprint, FoundHit Hit)[] Fingerprints()
    {
        var all = new List<(ulong, FoundHit)>();
        Walk((segment, article, found) =>
        {
            if (segment.FingerprintOf(article) is not 0 and var bits)
            {
                all.Add((bits, new FoundHit(new HitPlace(Key(segment, article, found), segment.IdOf(article), -1), segment, article)));
            }
        });
        return [.. all];
    }
}
