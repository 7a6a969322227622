using System.Globalization;
using ClaimPipeline.Records;
using ClaimPipeline.Search;

namespace ClaimPipeline.Sqlite;

/// <summary>Counts what a request matches, and spreads the counts over facets.</summary>
internal sealed class IndexCounter(SqliteSession session, SearchRequest request)
{
    private const string Documents = "matching";

    /// <summary>The counts.</summary>
    /// <param name="from">Writes the matching documents as SQL.</param>
    public (long Articles, long Claims, ValueList<FacetCounts> Facets) Count(Func<SqlConditions, IndexSearcher.Matches> from)
    {
        // One list of the matching documents serves all counts; it lives in memory as long as the statement does.
        var conditions = new SqlConditions(session);
        var matches = from(conditions);
        var wanted = conditions.Of(request.Query.WantedClaims(), isOfKnownDocument: true);
        var with = $"WITH {Documents} AS MATERIALIZED (SELECT {matches.Doc} AS doc {matches.Sql})";
        var (articles, claims) = session.Query(
            $"""
            {with}
            SELECT (SELECT count(*) FROM {Documents}),
                   (SELECT count(*) FROM {Documents} CROSS JOIN claim c ON c.doc = {Documents}.doc WHERE {wanted})
            """,
            r => (r.GetInt64(0), r.GetInt64(1)),
            conditions.Parameters)[0];
        var facets = request.Facets.Select(facet =>
        {
            var counter = new FacetCounter(facet);
            var sql = FacetCounter.IsOfArticles(facet)
                ? $"""
                   {with}
                   SELECT {Column(facet)}, count(c.doc), count(DISTINCT m.doc)
                   FROM {Documents} m CROSS JOIN document d ON d.doc = m.doc LEFT JOIN claim c ON c.doc = m.doc AND {wanted}
                   GROUP BY 1
                   """
                : $"""
                   {with}
                   SELECT {Column(facet)}, count(*), count(DISTINCT c.doc)
                   FROM {Documents} m CROSS JOIN claim c ON c.doc = m.doc WHERE {wanted} GROUP BY 1
                   """;
            foreach (var (value, found, holding) in session.Query(
                         sql, r => (r.IsDBNull(0) ? (long?)null : r.GetInt64(0), r.GetInt64(1), r.GetInt64(2)), conditions.Parameters))
            {
                if (Value(facet, value) is var (key, name))
                {
                    counter.Add(key, name, found, holding);
                }
            }

            return counter.ToCounts(request.FacetSize);
        }).ToValueList();
        return (articles, claims, facets);
    }

    // Day 0 is the first of January of the year 1, which is Julian day 1721425.5.
    private static string Year(string day) => $"CAST(strftime('%Y', {day} + 1721425.5) AS INTEGER)";

    private static string Column(SearchFacet facet) => facet switch
    {
        SearchFacet.Type => "c.kind",
        SearchFacet.Place => "c.place",
        SearchFacet.Commodity => "c.commodity",
        SearchFacet.Indicator => "c.indicator",
        SearchFacet.Period => Year("c.period_start"),
        SearchFacet.Verdict => "c.verdict",
        SearchFacet.Reason => "c.reason",
        SearchFacet.Publisher => "d.publisher",
        SearchFacet.Language => "d.language",
        SearchFacet.Year => Year("d.published"),
        _ => throw new ArgumentOutOfRangeException(nameof(facet)),
    };

    private (string Key, string Name)? Value(SearchFacet facet, long? value)
    {
        if (value is not { } number)
        {
            return facet == SearchFacet.Verdict ? (FacetCounter.NoVerdict, FacetCounter.NoVerdict) : null;
        }

        return facet switch
        {
            SearchFacet.Type => Same(((ClaimKind)number).ToString()),
            SearchFacet.Verdict => Same(((VerdictLabel)number).ToString()),
            SearchFacet.Reason => Same(((VerdictReason)number).ToString()),
            SearchFacet.Period or SearchFacet.Year => Same(number.ToString("0000", CultureInfo.InvariantCulture)),
            _ => session.Query("SELECT key, name FROM name WHERE id = $1", r => (r.GetString(0), r.GetString(1)), number)[0],
        };

        static (string, string) Same(string text) => (text, text);
    }
}
