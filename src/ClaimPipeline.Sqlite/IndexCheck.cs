using System.Globalization;

namespace ClaimPipeline.Sqlite;

/// <summary>What can be told wrong with an index file without the store: broken pages, and tables that do not fit each other.</summary>
internal static class IndexCheck
{
    private static readonly (string Sql, string Fault)[] Counts =
    [
        ("SELECT count(*) FROM document WHERE doc NOT IN (SELECT id FROM words_docsize)", "document(s) have no words"),
        ("SELECT count(*) FROM words_docsize WHERE id NOT IN (SELECT doc FROM document)", "row(s) of words belong to no document"),
        ("SELECT count(*) FROM document WHERE doc NOT IN (SELECT doc FROM record)", "document(s) have no record"),
        ("SELECT count(*) FROM record WHERE doc NOT IN (SELECT doc FROM document)", "record(s) belong to no document"),
        ("SELECT count(*) FROM record r JOIN document d USING (doc) WHERE json_array_length(CAST(r.record AS TEXT), '$.claims') <> d.claims",
            "document(s) have another number of claims than they say"),
        ("SELECT count(*) FROM state WHERE documents <> (SELECT count(*) FROM document) OR claims <> (SELECT coalesce(sum(claims), 0) FROM document)",
            "total(s) are wrong"),
    ];

    /// <summary>The faults, for people.</summary>
    /// <param name="session">A read transaction.</param>
    /// <param name="facts">Its facts.</param>
    public static IEnumerable<string> Faults(SqliteSession session, FactTable facts)
    {
        foreach (var fault in session.Query("PRAGMA integrity_check", r => r.GetString(0)).Where(line => line != "ok"))
        {
            yield return fault;
        }

        foreach (var (sql, fault) in Counts)
        {
            if (session.Number(sql) is > 0 and var count)
            {
                yield return Count(count, fault);
            }
        }

        if (Enum.GetValues<FactColumn>().Sum(column => facts.Missing(session, column)) is > 0 and var lost)
        {
            yield return Count(lost, "block(s) of facts are missing");
            yield break;
        }

        var documents = session.Query("SELECT doc, claims FROM document", r => (Doc: r.GetInt64(0), Claims: r.GetInt32(1))).ToDictionary(d => d.Doc, d => d.Claims);
        var known = facts.Docs(null).ToHashSet();
        if (documents.Keys.Count(doc => !known.Contains(doc)) is > 0 and var missing)
        {
            yield return Count(missing, "document(s) have no facts");
        }

        if (known.Count(doc => !documents.ContainsKey(doc)) is > 0 and var strange)
        {
            yield return Count(strange, "row(s) of facts belong to no document");
        }

        if (known.Count(doc => documents.TryGetValue(doc, out var claims) && !facts.IsWhole(doc, claims)) is > 0 and var broken)
        {
            yield return Count(broken, "document(s) have not the facts of all their claims");
        }
    }

    private static string Count(long count, string fault) => string.Create(CultureInfo.InvariantCulture, $"{count} {fault}");
}
