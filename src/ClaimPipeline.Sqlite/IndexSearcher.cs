using System.Text.Json;
using ClaimPipeline.Records;
using ClaimPipeline.Search;

namespace ClaimPipeline.Sqlite;

/// <summary>
/// Answers one request. The shape of the statements matters: see docs/adr/0007-search.md. FTS5 scores only what passed the other
/// conditions (bm25 in ORDER BY, never rank), claims are tested against the words' matches and never the other way round (the
/// unary plus), and what a hit shows is read for the wanted page only.
/// </summary>
internal sealed class IndexSearcher
{
    /// <summary>Relevance by FTS5: a word of the title counts three times.</summary>
    private const string Score = "bm25(words, 3.0, 1.0)";

    // Below so many matches of the words, looking at each one's claims is quicker than listing all claims that fit.
    private const int FewMatches = 5_000;

    // Hits looked at beyond the page, to see whether hits of equal score go on behind it.
    private const int LookAhead = 32;

    private readonly SqliteSession _session;
    private readonly SearchRequest _request;
    private readonly string? _match;
    private readonly SearchQuery.And _rest;
    private readonly bool _byList;

    /// <summary>For one request, inside a read transaction.</summary>
    public IndexSearcher(SqliteSession session, SearchRequest request)
    {
        (_session, _request) = (session, request);
        var parts = Flatten(request.Query).ToArray();
        var words = parts.Where(MatchExpression.IsPossible).ToList();
        if (words.Count > 0)
        {
            words.AddRange(parts.Where(MatchExpression.IsPossibleNot));
            _match = MatchExpression.All(words);
        }

        _rest = new SearchQuery.And(parts.Where(part => !words.Contains(part)).ToValueList());
        var selective = _rest.Parts.OfType<SearchQuery.HasClaim>().Any(has => SqlConditions.IsSelective(has.Filter));
        _byList = selective && (_match is null || CountWords(_match) > FewMatches);
    }

    /// <summary>The result.</summary>
    public SearchResult Search(long generation)
    {
        var (articles, claims, facets) = new IndexCounter(_session, _request).Count(From);
        var page = _request.Take == 0 || _request.Skip >= articles ? [] : Page();
        var composer = new HitComposer(_request);
        return new SearchResult
        {
            Articles = articles,
            Claims = claims,
            Hits = page.Select(hit => composer.Compose(Read(hit.Doc), hit.Score)).ToValueList(),
            Facets = facets,
            Generation = generation,
        };
    }

    /// <summary>The statement that finds the wanted page, for tests that pin its plan.</summary>
    internal (string Sql, object?[] Parameters) PageStatement()
    {
        var conditions = new SqlConditions(_session);
        var from = From(conditions);
        return _request.Sort == SearchSort.Relevance && _match is not null
            ? ($"SELECT {from.Doc}, {Score} {from.Sql} ORDER BY {Score}, words.rowid LIMIT {conditions.Parameter(_request.Skip + _request.Take + LookAhead)}",
                conditions.Parameters)
            : ByDate(conditions, from);
    }

    private static IEnumerable<SearchQuery> Flatten(SearchQuery query) =>
        query is SearchQuery.And and ? and.Parts.SelectMany(Flatten) : [query];

    private Matches From(SqlConditions conditions)
    {
        if (_match is null)
        {
            return new Matches("d.doc", $"FROM document d WHERE {conditions.Of(_rest, "d.doc", _byList)}");
        }

        var match = conditions.Parameter(_match);
        return new Matches(
            "words.rowid", $"FROM words WHERE words MATCH {match} AND {conditions.Of(_rest, "+words.rowid", _byList)}");
    }

    private long CountWords(string match) => _session.Number("SELECT count(*) FROM words WHERE words MATCH $1", match) ?? 0;

    private List<(long Doc, double Score)> Page()
    {
        if (_request.Sort != SearchSort.Relevance)
        {
            return Rows(PageStatement()).ConvertAll(row => (row.Doc, 0.0));
        }

        return _match is not null ? ByScore() : PhraseFinder.Phrases(_request.Query).Any() ? BySomeWords() : Rows(PageStatement());
    }

    private List<(long Doc, double Score)> ByScore()
    {
        var wanted = _request.Skip + _request.Take;
        var rows = Rows(PageStatement());
        if (rows.Count == wanted + LookAhead && rows[wanted - 1].Score >= rows[^1].Score)
        {
            // Equal scores go on beyond what was looked at: all of them are needed to put them in the order of their ids.
            var conditions = new SqlConditions(_session);
            var from = From(conditions);
            var border = conditions.Parameter(rows[wanted - 1].Score);
            var better = rows.TakeWhile(row => row.Score < rows[wanted - 1].Score).ToList();
            rows = [.. better, .. Rows(($"SELECT {from.Doc}, {Score} {from.Sql} AND {Score} = {border}", conditions.Parameters))];
        }

        var ids = rows.Count < 2 ? [] : Ids(rows);
        return
        [
            .. rows.OrderBy(row => row.Score)
                .ThenBy(row => ids.GetValueOrDefault(row.Doc), StringComparer.Ordinal)
                .Skip(_request.Skip)
                .Take(_request.Take)
                .Select(row => (row.Doc, -row.Score)),
        ];
    }

    // Words that a hit may lack ("word OR type:ban"): those that hold some are scored, the others follow.
    private List<(long Doc, double Score)> BySomeWords()
    {
        var conditions = new SqlConditions(_session);
        var words = conditions.Parameter(MatchExpression.Of(new SearchQuery.Or(
            PhraseFinder.Phrases(_request.Query).Select(SearchQuery (phrase) => phrase).ToValueList())));
        var from = From(conditions);
        return Rows((
            $"""
            WITH scored AS MATERIALIZED (SELECT rowid AS doc, {Score} AS score FROM words WHERE words MATCH {words}),
                 matching AS MATERIALIZED (SELECT {from.Doc} AS doc {from.Sql})
            SELECT d.doc, -coalesce(s.score, 0)
            FROM matching m JOIN document d ON d.doc = m.doc LEFT JOIN scored s ON s.doc = m.doc
            ORDER BY coalesce(s.score, 0), d.article
            LIMIT {conditions.Parameter(_request.Take)} OFFSET {conditions.Parameter(_request.Skip)}
            """,
            conditions.Parameters));
    }

    private (string Sql, object?[] Parameters) ByDate(SqlConditions conditions, Matches from)
    {
        var order = _request.Sort == SearchSort.Oldest ? "d.published NULLS LAST" : "d.published DESC";
        var matching = _match is null ? from.Sql : $"{from.Sql.Replace("FROM words", "FROM words CROSS JOIN document d ON d.doc = words.rowid", StringComparison.Ordinal)}";
        return (
            $"""
            SELECT d.doc, 0.0 {matching} ORDER BY {order}, d.article
            LIMIT {conditions.Parameter(_request.Take)} OFFSET {conditions.Parameter(_request.Skip)}
            """,
            conditions.Parameters);
    }

    private List<(long Doc, double Score)> Rows((string Sql, object?[] Parameters) statement) =>
        _session.Query(statement.Sql, r => (r.GetInt64(0), r.GetDouble(1)), statement.Parameters);

    private Dictionary<long, string> Ids(List<(long Doc, double Score)> rows) => rows
        .Select(row => row.Doc)
        .ToDictionary(doc => doc, doc => _session.Text("SELECT article FROM document WHERE doc = $1", doc)!);

    private SearchDocument Read(long doc) => _session.First(
        "SELECT record FROM record WHERE doc = $1",
        r => JsonSerializer.Deserialize(r.GetString(0), SearchJson.Compact.SearchDocument)!,
        doc)!;

    /// <summary>The matching documents as SQL.</summary>
    /// <param name="Doc">The document's number.</param>
    /// <param name="Sql">From FROM to the end of WHERE.</param>
    internal sealed record Matches(string Doc, string Sql);
}
