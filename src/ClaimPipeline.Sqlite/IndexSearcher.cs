using System.Text.Json;
using ClaimPipeline.Records;
using ClaimPipeline.Search;

namespace ClaimPipeline.Sqlite;

/// <summary>Answers one request inside a read transaction. What a hit shows is read for the wanted page only.</summary>
internal sealed class IndexSearcher
{
    private readonly SqliteSession _session;
    private readonly SearchRequest _request;
    private readonly MatchingDocuments _matching;
    private readonly RankedRows _ranked;
    private readonly HitComposer _composer;

    /// <summary>For one request.</summary>
    public IndexSearcher(SqliteSession session, SearchRequest request)
    {
        (_session, _request) = (session, request);
        _matching = new MatchingDocuments(session, request);
        _ranked = new RankedRows(session, request, _matching);
        _composer = new HitComposer(request);
    }

    /// <summary>The result.</summary>
    /// <exception cref="ArgumentException">The cursor is none, or one of another request.</exception>
    public SearchResult Search(long generation)
    {
        var after = HitPlace.Of(_request);
        var (articles, claims, facets) = new IndexCounter(_session, _request, _matching).Count();
        var pager = new HitPager<RankedRow>(_request, row => row.Place, Near);
        var size = _request.Skip + _request.Take + 1;
        var (page, next) = _request.Take == 0 || articles == 0 ? ([], null) : pager.Cut(_ranked.From(after, size));
        return new SearchResult
        {
            Articles = articles,
            Claims = claims,
            Hits = page.Select(hit => _composer.Compose(
                Read(hit.Hit.Doc),
                hit.Hit.Place,
                hit.Copies.Take(_request.CopiesPerHit).Select(copy => _composer.Compose(Read(copy.Doc), copy.Place, [], 0)),
                hit.Copies.Count)).ToValueList(),
            Next = next,
            Facets = facets,
            Generation = generation,
        };
    }

    /// <summary>The statement that finds the first page, for tests that pin its plan.</summary>
    internal (string Sql, object?[] Parameters) PageStatement() => _ranked.FirstStatement(_request.Skip + _request.Take + 1);

    // Most articles have no near-duplicate, which the index of fingerprints tells at once.
    private IReadOnlyList<RankedRow> Near(RankedRow row)
    {
        var articles = FingerprintBands.Near(_session, "document", "article", row.Fingerprint, _request.CopyDistance)
            .Select(near => near.Id)
            .Where(article => article != row.Place.Article)
            .ToArray();
        return articles.Length == 0 ? [] : _ranked.Of(articles);
    }

    private SearchDocument Read(long doc) => _session.First(
        "SELECT record FROM record WHERE doc = $1",
        r => JsonSerializer.Deserialize(r.GetString(0), SearchJson.Compact.SearchDocument)!,
        doc)!;
}
