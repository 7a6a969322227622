using ClaimPipeline.Records;
using ClaimPipeline.Search;

namespace ClaimPipeline.Sqlite;

/// <summary>Answers one request inside a read transaction. What a hit shows is read for the wanted page only.</summary>
internal sealed class IndexSearcher(SqliteSession session, FactTable facts, SearchRequest request)
{
    private readonly HitComposer _composer = new(request);

    /// <summary>The result.</summary>
    /// <exception cref="ArgumentException">The cursor is none, or one of another request.</exception>
    public SearchResult Search()
    {
        var after = HitPlace.Of(request);
        var wanted = new ClaimConditions(session, facts).Of(request.Query.WantedClaims());
        var matches = new DocumentFinder(session, facts).Find(request.Query, RankedRows.IsByScore(request) && request.Take > 0);
        var (claims, facets) = new IndexCounter(session, request, facts, wanted).Count(matches);
        var ranked = new RankedRows(session, request, facts, matches, wanted);
        var pager = new HitPager<RankedRow>(request, row => row.Place, row => Near(row, ranked));
        var size = request.Skip + request.Take + 1;
        var (page, next) = request.Take == 0 || matches.Count == 0 ? ([], null) : pager.Cut(ranked.From(after, size));
        return new SearchResult
        {
            Articles = matches.Count,
            Claims = claims,
            Hits = page.Select(hit => _composer.Compose(
                Read(hit.Hit.Doc),
                hit.Hit.Place,
                hit.Copies.Take(request.CopiesPerHit).Select(copy => _composer.Compose(Read(copy.Doc), copy.Place, [], 0)),
                hit.Copies.Count)).ToValueList(),
            Next = next,
            Facets = facets,
            Generation = facts.Generation,
        };
    }

    // Most articles have no near-duplicate, which the index of fingerprints tells at once.
    private List<RankedRow> Near(RankedRow row, RankedRows ranked) => ranked.Of(
        FingerprintBands.Near(session, "document", "article", row.Fingerprint, request.CopyDistance)
            .Select(near => near.Id)
            .Where(article => article != row.Place.Article));

    private SearchDocument Read(long doc) => session.First(
        "SELECT record FROM record WHERE doc = $1", r => IndexWriter.RecordOf(r.GetFieldValue<byte[]>(0)), doc)!;
}
