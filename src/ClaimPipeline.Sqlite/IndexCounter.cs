using System.Globalization;
using ClaimPipeline.Records;
using ClaimPipeline.Search;
using Microsoft.Data.Sqlite;

namespace ClaimPipeline.Sqlite;

/// <summary>Counts what a request matches, and spreads the counts over facets.</summary>
internal sealed class IndexCounter(SqliteSession session, SearchRequest request, MatchingDocuments matching)
{
    private readonly ClaimFilter _wanted = request.Query.WantedClaims();
    private readonly FacetTally[] _tallies = [.. request.Facets.Select(_ => new FacetTally())];

    /// <summary>The counts of the matching documents.</summary>
    public (long Articles, long Claims, ValueList<FacetCounts> Facets) Count()
    {
        var conditions = new SqlConditions(session);
        var (articles, claims) = (request.Facets.Count, _wanted) switch
        {
            (0, ClaimFilter.Any) => Totals(conditions),
            (0, _) => TotalsOfClaims(conditions),
            (_, ClaimFilter.Any) => TallyAll(conditions),
            _ => TallyWanted(conditions),
        };
        return (articles, claims, request.Facets.Select((facet, i) => Named(facet, _tallies[i])).ToValueList());
    }

    // How many claims a document has stands with it, so the claims need not be read.
    private (long Articles, long Claims) Totals(SqlConditions conditions) => Pair(
        matching.IsAll ? "SELECT documents, claims FROM state" : $"SELECT count(*), coalesce(sum(d.claims), 0) {From(conditions)}",
        conditions);

    // A query of one condition on claims, and nothing else, needs the claims alone, which lie in the order of their documents.
    private (long Articles, long Claims) TotalsOfClaims(SqlConditions conditions) => Pair(
        request.Query is SearchQuery.HasClaim
            ? $"SELECT count(*), coalesce(sum(n), 0) FROM (SELECT count(*) AS n FROM claim c WHERE {conditions.Of(_wanted, isOfKnownDocument: false)} GROUP BY c.doc)"
            : $"""
               SELECT count(*), coalesce(sum((
                   SELECT count(*) FROM claim c WHERE c.doc = d.doc AND {conditions.Of(_wanted, isOfKnownDocument: true)})), 0)
               {From(conditions)}
               """,
        conditions);

    private (long Articles, long Claims) Pair(string sql, SqlConditions conditions) =>
        session.Query(sql, r => (r.GetInt64(0), r.GetInt64(1)), conditions.Parameters)[0];

    private string From(SqlConditions conditions, string join = "") =>
        matching.From(conditions, (matching.HasMatch ? "CROSS JOIN document d ON d.doc = words.rowid " : "") + join);

    // All claims count: they lie packed, a document a row.
    private (long Articles, long Claims) TallyAll(SqlConditions conditions)
    {
        var (articles, claims) = (0L, 0L);
        var codes = new int[ClaimCodes.Order.Length];
        var facets = CodeOf(request.Facets);
        session.ForEach(
            $"SELECT d.doc, d.publisher, d.language, d.published, p.codes {From(conditions, "CROSS JOIN packed p ON p.doc = d.doc")}",
            row =>
            {
                articles++;
                var (doc, count) = (row.GetInt64(0), 0);
                for (ReadOnlySpan<byte> rest = row.GetFieldValue<byte[]>(4); !rest.IsEmpty; count++)
                {
                    rest = ClaimCodes.Unpack(rest, codes);
                    TallyClaim(facets, codes, doc);
                }

                claims += count;
                TallyDocument(row, count);
            },
            conditions.Parameters);
        return (articles, claims);
    }

    private (long Articles, long Claims) TallyWanted(SqlConditions conditions)
    {
        var (articles, claims, last) = (0L, 0L, 0L);
        var codes = new int[ClaimCodes.Order.Length];
        var facets = CodeOf(request.Facets);
        var join = $"LEFT JOIN claim c ON c.doc = d.doc AND {conditions.Of(_wanted, isOfKnownDocument: true)}";
        session.ForEach(
            $"SELECT d.doc, d.publisher, d.language, d.published, c.doc, {ClaimCodes.Columns} {From(conditions, join)}",
            row =>
            {
                var doc = row.GetInt64(0);
                articles += doc == last ? 0 : 1;
                last = doc;
                var hasClaim = !row.IsDBNull(4);
                TallyDocument(row, hasClaim ? 1 : 0);
                if (hasClaim)
                {
                    claims++;
                    ClaimCodes.Read(row, 5, codes);
                    TallyClaim(facets, codes, doc);
                }
            },
            conditions.Parameters);
        return (articles, claims);
    }

    private static int[] CodeOf(ValueList<SearchFacet> facets) => [.. facets.Select(facet => Array.IndexOf(ClaimCodes.Order, facet))];

    private void TallyClaim(int[] facets, ReadOnlySpan<int> codes, long doc)
    {
        for (var i = 0; i < facets.Length; i++)
        {
            if (facets[i] >= 0 && (codes[facets[i]] > 0 || request.Facets[i] == SearchFacet.Verdict))
            {
                _tallies[i].AddClaim(codes[facets[i]], doc);
            }
        }
    }

    // Of a row that begins with the document's number, publisher, language and day of publication.
    private void TallyDocument(SqliteDataReader row, int claims)
    {
        for (var i = 0; i < _tallies.Length; i++)
        {
            var value = request.Facets[i] switch
            {
                SearchFacet.Publisher => row.GetInt32(1),
                SearchFacet.Language => row.GetInt32(2),
                SearchFacet.Year when !row.IsDBNull(3) => DateOnly.FromDayNumber(row.GetInt32(3)).Year,
                _ => -1,
            };
            if (value >= 0)
            {
                _tallies[i].AddDocument(value, row.GetInt64(0), claims);
            }
        }
    }

    private FacetCounts Named(SearchFacet facet, FacetTally tally)
    {
        var counter = new FacetCounter(facet);
        foreach (var (value, claims, articles) in tally.Values)
        {
            var (key, name) = Name(facet, value);
            counter.Add(key, name, claims, articles);
        }

        return counter.ToCounts(request.FacetSize);
    }

    private (string Key, string Name) Name(SearchFacet facet, int value)
    {
        return facet switch
        {
            SearchFacet.Type => Same(((ClaimKind)(value - 1)).ToString()),
            SearchFacet.Verdict => Same(value == 0 ? FacetCounter.NoVerdict : ((VerdictLabel)(value - 1)).ToString()),
            SearchFacet.Reason => Same(((VerdictReason)(value - 1)).ToString()),
            SearchFacet.Period or SearchFacet.Year => Same(value.ToString("0000", CultureInfo.InvariantCulture)),
            _ => session.Query("SELECT key, name FROM name WHERE id = $1", r => (r.GetString(0), r.GetString(1)), value)[0],
        };

        static (string, string) Same(string text) => (text, text);
    }
}
