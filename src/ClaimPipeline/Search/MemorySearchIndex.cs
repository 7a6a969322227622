using ClaimPipeline.Records;

namespace ClaimPipeline.Search;

/// <summary>
/// An index that lives as long as the process. It looks at every document for every query: for tests, and as the plain statement
/// of what the other engines must find.
/// </summary>
public sealed class MemorySearchIndex : ISearchIndex
{
    private const double TitleWeight = 3;

    private readonly Lock _gate = new();
    private readonly Dictionary<ArticleId, MemoryDocument?> _changes = [];
    private SortedDictionary<string, MemoryDocument> _committed = new(StringComparer.Ordinal);
    private bool _isCleared;
    private long _generation;

    /// <inheritdoc/>
    public Task UpsertAsync(IReadOnlyList<SearchDocument> documents, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(documents);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            foreach (var document in documents)
            {
                _changes[document.Article] = new MemoryDocument(document);
            }
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task DeleteAsync(IReadOnlyList<ArticleId> articles, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(articles);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            foreach (var article in articles)
            {
                _changes[article] = null;
            }
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<long> CommitAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            if (_changes.Count > 0 || _isCleared)
            {
                var next = _isCleared
                    ? new SortedDictionary<string, MemoryDocument>(StringComparer.Ordinal)
                    : new SortedDictionary<string, MemoryDocument>(_committed, StringComparer.Ordinal);
                foreach (var (article, document) in _changes)
                {
                    if (document is null)
                    {
                        next.Remove(article.Value);
                    }
                    else
                    {
                        next[article.Value] = document;
                    }
                }

                (_committed, _isCleared) = (next, false);
                _changes.Clear();
                _generation++;
            }

            return Task.FromResult(_generation);
        }
    }

    /// <inheritdoc/>
    public Task<long> GenerationAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return Task.FromResult(_generation);
        }
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<(ArticleId Article, string Stamp)> StampsAsync(CancellationToken cancellationToken) =>
        Snapshot().Documents.Select(d => (d.Document.Article, d.Document.Stamp)).ToAsyncEnumerable();

    /// <inheritdoc/>
    public Task<long> CountAsync(CancellationToken cancellationToken) => Task.FromResult((long)Snapshot().Documents.Count);

    /// <inheritdoc/>
    public Task<SearchDocument?> GetAsync(ArticleId article, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return Task.FromResult(_committed.GetValueOrDefault(article.ToString())?.Document);
        }
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> CheckAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<string>>([]);

    /// <inheritdoc/>
    public Task ClearAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            _changes.Clear();
            _isCleared = true;
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<SearchResult> SearchAsync(SearchRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        cancellationToken.ThrowIfCancellationRequested();
        var (documents, generation) = Snapshot();
        var matches = documents.Where(d => d.Matches(request.Query)).ToList();
        var wanted = request.Query.WantedClaims();
        var found = matches.ConvertAll(d => d.Document.Claims.Where(wanted.Fits).ToList());
        var ranked = Ranked(request, matches, found, wanted, documents);
        var after = HitPlace.Of(request);
        var pager = new HitPager<MemoryHit>(request, hit => hit.Place, hit => ranked.Where(other => other.IsCopyOf(hit, request.CopyDistance)));
        var (page, next) = pager.Cut(after is { } place ? ranked.SkipWhile(hit => hit.Place <= place) : ranked);
        var composer = new HitComposer(request);
        return Task.FromResult(new SearchResult
        {
            Articles = matches.Count,
            Claims = found.Sum(claims => (long)claims.Count),
            Hits = page.Select(hit => composer.Compose(
                hit.Hit.Document,
                hit.Hit.Place,
                hit.Copies.Take(request.CopiesPerHit).Select(copy => composer.Compose(copy.Document, copy.Place, [], 0)),
                hit.Copies.Count)).ToValueList(),
            Next = next,
            Facets = request.Facets.Select(facet =>
            {
                var counter = new FacetCounter(facet);
                for (var i = 0; i < matches.Count; i++)
                {
                    counter.Add(matches[i].Document, found[i]);
                }

                return counter.ToCounts(request.FacetSize);
            }).ToValueList(),
            Generation = generation,
        });
    }

    private static List<MemoryHit> Ranked(
        SearchRequest request, List<MemoryDocument> matches, List<List<SearchClaim>> found, ClaimFilter wanted, List<MemoryDocument> all)
    {
        var scores = request.Sort == SearchSort.Relevance && PhraseFinder.Phrases(request.Query).Any()
            ? Scores(request.Query, matches, all)
            : null;
        var hits = new List<MemoryHit>();
        for (var i = 0; i < matches.Count; i++)
        {
            var document = matches[i].Document;
            if (request.Level == SearchLevel.Articles)
            {
                Add(document, i, found[i], -1);
                continue;
            }

            for (var ordinal = 0; ordinal < document.Claims.Count; ordinal++)
            {
                if (wanted.Fits(document.Claims[ordinal]))
                {
                    Add(document, i, [document.Claims[ordinal]], ordinal);
                }
            }
        }

        hits.Sort((one, other) => one.Place.CompareTo(other.Place));
        return hits;

        void Add(SearchDocument document, int i, List<SearchClaim> claims, int ordinal) => hits.Add(new MemoryHit(
            document,
            new HitPlace(scores is null ? SortKeys.Of(request.Sort, document, claims) : -scores[i], document.Article.Value, ordinal)));
    }

    // BM25 (Robertson and Zaragoza 2009) with a phrase as a term, and words of the title counting more often.
    private static double[] Scores(SearchQuery query, List<MemoryDocument> matches, List<MemoryDocument> all)
    {
        const double K1 = 1.2;
        const double B = 0.75;
        var scores = new double[matches.Count];
        var average = all.Count == 0 ? 1 : Math.Max(1, all.Average(d => d.Length));
        foreach (var phrase in PhraseFinder.Phrases(query))
        {
            var holding = all.Count(d => d.Count(phrase) is not (0, 0));
            var rarity = Math.Max(1e-6, Math.Log((all.Count - holding + 0.5) / (holding + 0.5)));
            for (var i = 0; i < scores.Length; i++)
            {
                var (title, body) = matches[i].Count(phrase);
                var frequency = (TitleWeight * title) + body;
                scores[i] += rarity * frequency * (K1 + 1) / (frequency + (K1 * (1 - B + (B * matches[i].Length / average))));
            }
        }

        return scores;
    }

    private (List<MemoryDocument> Documents, long Generation) Snapshot()
    {
        lock (_gate)
        {
            return ([.. _committed.Values], _generation);
        }
    }

    private sealed record MemoryHit(SearchDocument Document, HitPlace Place)
    {
        public bool IsCopyOf(MemoryHit other, int distance) => Document.Article != other.Document.Article
            && Document.Fingerprint.Bits != 0
            && other.Document.Fingerprint.Bits != 0
            && Document.Fingerprint.DistanceTo(other.Document.Fingerprint) <= distance;
    }
}
