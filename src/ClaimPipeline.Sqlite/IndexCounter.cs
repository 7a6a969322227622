using System.Globalization;
using ClaimPipeline.Records;
using ClaimPipeline.Search;

namespace ClaimPipeline.Sqlite;

/// <summary>Counts what a request matches, and spreads the counts over facets.</summary>
internal sealed class IndexCounter(SqliteSession session, SearchRequest request)
{
    /// <summary>The counts of the matching documents.</summary>
    public (long Articles, long Claims, ValueList<FacetCounts> Facets) Count(MatchingDocuments matching)
    {
        // One statement for all counts, so that the words are searched and the claims read once.
        var conditions = new SqlConditions(session);
        var wanted = conditions.Of(request.Query.WantedClaims(), isOfKnownDocument: true);
        var counts = request.Facets.Select((facet, i) => FacetCounter.IsOfArticles(facet)
            ? $"""
               SELECT {i}, {Column(facet)}, coalesce(sum(h.claims), 0), count(*)
               FROM matching m CROSS JOIN document d ON d.doc = m.doc LEFT JOIN holding h ON h.doc = m.doc GROUP BY 2
               """
            : $"SELECT {i}, {Column(facet)}, count(*), count(DISTINCT c.doc) FROM found c GROUP BY 2");
        var rows = session.Query(
            $"""
            WITH matching AS MATERIALIZED (SELECT {matching.Doc} AS doc {matching.From(conditions)}),
                 found AS MATERIALIZED (SELECT c.* FROM matching m CROSS JOIN claim c ON c.doc = m.doc WHERE {wanted}),
                 holding AS MATERIALIZED (SELECT doc, count(*) AS claims FROM found GROUP BY doc)
            SELECT -1, NULL, (SELECT count(*) FROM found), (SELECT count(*) FROM matching)
            {string.Concat(counts.Select(count => "UNION ALL " + count + " "))}
            """,
            r => (Facet: r.GetInt32(0), Value: r.IsDBNull(1) ? (long?)null : r.GetInt64(1), Claims: r.GetInt64(2), Articles: r.GetInt64(3)),
            conditions.Parameters);
        var total = rows.First(row => row.Facet < 0);
        var facets = request.Facets.Select((facet, i) =>
        {
            var counter = new FacetCounter(facet);
            foreach (var row in rows.Where(row => row.Facet == i))
            {
                if (Value(facet, row.Value) is var (key, name))
                {
                    counter.Add(key, name, row.Claims, row.Articles);
                }
            }

            return counter.ToCounts(request.FacetSize);
        }).ToValueList();
        return (total.Articles, total.Claims, facets);
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
