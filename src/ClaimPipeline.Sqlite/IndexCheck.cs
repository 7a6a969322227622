namespace ClaimPipeline.Sqlite;

/// <summary>What can be told wrong with an index file without the store: broken pages, and tables that do not fit each other.</summary>
internal static class IndexCheck
{
    private static readonly (string Sql, string Fault)[] Counts =
    [
        ("SELECT count(*) FROM document WHERE doc NOT IN (SELECT id FROM words_docsize)", "document(s) have no words"),
        ("SELECT count(*) FROM words_docsize WHERE id NOT IN (SELECT doc FROM document)", "row(s) of words belong to no document"),
        ("SELECT count(*) FROM document WHERE doc NOT IN (SELECT doc FROM record)", "document(s) have no record"),
        ("SELECT count(*) FROM document WHERE doc NOT IN (SELECT doc FROM packed)", "document(s) have no facet values"),
        ("SELECT count(*) FROM record WHERE doc NOT IN (SELECT doc FROM document)", "record(s) belong to no document"),
        ("SELECT count(*) FROM claim WHERE doc NOT IN (SELECT doc FROM document)", "claim(s) belong to no document"),
        ("SELECT count(*) FROM figure f WHERE NOT EXISTS (SELECT 1 FROM claim c WHERE c.doc = f.doc AND c.ordinal = f.ordinal)",
            "figure(s) belong to no claim"),
        ("SELECT count(*) FROM record r WHERE json_array_length(record, '$.claims') <> (SELECT count(*) FROM claim c WHERE c.doc = r.doc)",
            "document(s) have not all their claims"),
        ("SELECT count(*) FROM document d WHERE claims <> (SELECT count(*) FROM claim c WHERE c.doc = d.doc)",
            "document(s) have another number of claims than they say"),
        ("SELECT count(*) FROM state WHERE documents <> (SELECT count(*) FROM document) OR claims <> (SELECT count(*) FROM claim)",
            "total(s) are wrong"),
    ];

    /// <summary>The faults, for people.</summary>
    public static IEnumerable<string> Faults(SqliteSession session)
    {
        foreach (var fault in session.Query("PRAGMA integrity_check", r => r.GetString(0)).Where(line => line != "ok"))
        {
            yield return fault;
        }

        foreach (var (sql, fault) in Counts)
        {
            if (session.Number(sql) is > 0 and var count)
            {
                yield return string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{count} {fault}");
            }
        }
    }
}
