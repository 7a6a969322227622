using ClaimPipeline.Records;
using ClaimPipeline.Search;
using Microsoft.Data.Sqlite;

namespace ClaimPipeline.Sqlite;

/// <summary>
/// What matches a request, in its order. Three shapes of statement: by score where FTS5 can say the whole query (bm25 in ORDER BY,
/// never rank), along the index of dates for the newest documents, and a sorted list of all matches for everything else.
/// </summary>
internal sealed class RankedRows
{
    /// <summary>Relevance by FTS5: a word of the title counts three times; smaller is better.</summary>
    private const string Score = "bm25(words, 3.0, 1.0)";

    // Hits looked at beyond those wanted, to see whether hits of equal score go on behind them.
    private const int LookAhead = 32;

    private readonly SqliteSession _session;
    private readonly SearchRequest _request;
    private readonly MatchingDocuments _matching;
    private readonly bool _hasWords;

    /// <summary>For one request, inside a read transaction.</summary>
    public RankedRows(SqliteSession session, SearchRequest request, MatchingDocuments matching)
    {
        (_session, _request, _matching) = (session, request, matching);
        _hasWords = PhraseFinder.Phrases(request.Query).Any();
    }

    private bool OfClaims => _request.Level == SearchLevel.Claims;

    private bool ByRelevance => _request.Sort == SearchSort.Relevance && _hasWords;

    private bool ByScore => ByRelevance && _matching.HasMatch;

    private bool AlongDates => !ByRelevance && !_matching.HasMatch && _request.Sort is SearchSort.Newest or SearchSort.Relevance;

    private string Ordinal => OfClaims ? "c.ordinal" : "-1";

    /// <summary>The rows behind a place, or from the beginning; read in pieces of about <paramref name="size"/>.</summary>
    public IEnumerable<RankedRow> From(HitPlace? after, int size)
    {
        while (true)
        {
            var rows = ByScore ? Scored(after, size) : Rows(AlongDates ? Newest(after, size) : Sorted(after, size, null));
            foreach (var row in rows)
            {
                yield return row;
            }

            if (rows.Count < size)
            {
                yield break;
            }

            after = rows[^1].Place;
        }
    }

    /// <summary>The rows of some articles only, in no order.</summary>
    public List<RankedRow> Of(IReadOnlyCollection<string> articles) => Rows(ByScore
        ? ScoreStatement(conditions => $"+words.rowid IN (SELECT doc FROM document WHERE {IsOneOf(articles, conditions)})", null)
        : Sorted(null, int.MaxValue, articles));

    /// <summary>The statement that finds the first rows, for tests that pin its plan.</summary>
    internal (string Sql, object?[] Parameters) FirstStatement(int size) =>
        ByScore ? ScoreStatement(_ => "1", size) : AlongDates ? Newest(null, size) : Sorted(null, size, null);

    private static string IsOneOf(IEnumerable<string> articles, SqlConditions conditions) =>
        $"article IN ({string.Join(", ", articles.Select(article => conditions.Parameter(article)))})";

    private string Claims(SqlConditions conditions, string doc) => OfClaims
        ? $"CROSS JOIN claim c ON c.doc = {doc} AND {conditions.Of(_request.Query.WantedClaims(), isOfKnownDocument: true)}"
        : "";

    private List<RankedRow> Scored(HitPlace? after, int size)
    {
        List<RankedRow> rows = after is { } place ? [.. WithScore("=", place.Key, null).Where(row => row.Place > place)] : [];
        var limit = size + LookAhead;
        var rest = after is { } border ? WithScore(">", border.Key, limit) : Rows(ScoreStatement(_ => "1", limit));
        if (rest.Count == limit)
        {
            // The last score may go on beyond what was looked at; equal scores must be whole to stand in the order of their ids.
            var last = rest[^1].Place.Key;
            var goesOn = rest[size - 1].Place.Key >= last;
            rest.RemoveAll(row => row.Place.Key >= last);
            if (goesOn)
            {
                rest.AddRange(WithScore("=", last, null));
            }
        }

        rows.AddRange(rest);
        rows.Sort((one, other) => one.Place.CompareTo(other.Place));
        return rows;
    }

    private List<RankedRow> WithScore(string comparison, double score, int? limit) =>
        Rows(ScoreStatement(conditions => $"{Score} {comparison} {conditions.Parameter(score)}", limit));

    // Those wanted are found by number and score alone; only then are their articles looked up.
    private (string Sql, object?[] Parameters) ScoreStatement(Func<SqlConditions, string> more, int? limit)
    {
        var conditions = new SqlConditions(_session);
        var found =
            $"""
            SELECT words.rowid AS doc, {Ordinal} AS ordinal, {Score} AS key
            {_matching.From(conditions, Claims(conditions, "words.rowid"))} AND {more(conditions)}
            {(limit is null ? "" : $"ORDER BY {Score}, words.rowid, 2 LIMIT {conditions.Parameter(limit)}")}
            """;
        return (
            $"""
            SELECT d.doc, d.article, d.fingerprint, r.ordinal, r.key FROM ({found}) r CROSS JOIN document d ON d.doc = r.doc
            ORDER BY r.key, r.doc, r.ordinal
            """,
            conditions.Parameters);
    }

    private (string Sql, object?[] Parameters) Newest(HitPlace? after, int size)
    {
        var conditions = new SqlConditions(_session);
        var behind = after switch
        {
            null => "1",
            { Key: double.PositiveInfinity } place => $"d.published IS NULL AND {Behind(place)}",
            { } place => $"(d.published IS NULL OR +d.published < {Day(place)} OR (+d.published = {Day(place)} AND {Behind(place)}))",
        };
        return (
            $"""
            SELECT d.doc, d.article, d.fingerprint, {Ordinal}, coalesce(-d.published, 9e999)
            {_matching.From(conditions, Claims(conditions, "d.doc"))} AND {behind}
            ORDER BY d.published DESC, d.article{(OfClaims ? ", c.ordinal" : "")} LIMIT {conditions.Parameter(size)}
            """,
            conditions.Parameters);

        string Day(HitPlace place) => conditions.Parameter(-place.Key);
        string Behind(HitPlace place) => $"(d.article, {Ordinal}) > ({conditions.Parameter(place.Article)}, {conditions.Parameter(place.Ordinal)})";
    }

    private (string Sql, object?[] Parameters) Sorted(HitPlace? after, int size, IReadOnlyCollection<string>? articles)
    {
        var conditions = new SqlConditions(_session);
        var key = ByRelevance ? "coalesce(s.score, 0)" : $"coalesce({Key(conditions)}, 9e999)";
        var scored = ByRelevance ? $"LEFT JOIN ({SomeWords(conditions)}) s ON s.doc = m.doc" : "";
        var behind = after is { } place
            ? $"(key, article, ordinal) > ({conditions.Parameter(place.Key)}, {conditions.Parameter(place.Article)}, {conditions.Parameter(place.Ordinal)})"
            : articles is null ? "1" : IsOneOf(articles, conditions);
        return (
            $"""
            WITH matching AS MATERIALIZED (SELECT {_matching.Doc} AS doc {_matching.From(conditions)}),
                 found AS (
                     SELECT d.doc, d.article, d.fingerprint, {Ordinal} AS ordinal, {key} AS key
                     FROM matching m CROSS JOIN document d ON d.doc = m.doc {Claims(conditions, "d.doc")} {scored})
            SELECT doc, article, fingerprint, ordinal, key FROM found WHERE {behind}
            ORDER BY key, article, ordinal LIMIT {conditions.Parameter(size)}
            """,
            conditions.Parameters);
    }

    // Words that a hit may lack ("word OR type:ban"): those that hold some are scored, the others follow.
    private string SomeWords(SqlConditions conditions)
    {
        var words = new SearchQuery.Or(PhraseFinder.Phrases(_request.Query).Select(SearchQuery (phrase) => phrase).ToValueList());
        return $"SELECT rowid AS doc, {Score} AS score FROM words WHERE words MATCH {conditions.Parameter(MatchExpression.Of(words))}";
    }

    private string Key(SqlConditions conditions)
    {
        return _request.Sort switch
        {
            SearchSort.Oldest => "d.published",
            SearchSort.LargestFigure => Least("-c.amount"),
            SearchSort.SmallestFigure => Least("c.amount"),
            SearchSort.LargestDifference => Least("-c.difference"),
            _ => "-d.published",
        };

        string Least(string key) => OfClaims
            ? key
            : $"(SELECT min({key}) FROM claim c WHERE c.doc = d.doc AND {conditions.Of(_request.Query.WantedClaims(), isOfKnownDocument: true)})";
    }

    private List<RankedRow> Rows((string Sql, object?[] Parameters) statement) => _session.Query(statement.Sql, Read, statement.Parameters);

    private static RankedRow Read(SqliteDataReader reader) => new(
        reader.GetInt64(0),
        new HitPlace(reader.GetDouble(4), reader.GetString(1), reader.GetInt32(3)),
        new Fingerprint(unchecked((ulong)reader.GetInt64(2))));
}
