using System.Text.Json;
using ClaimPipeline.Records;

namespace ClaimPipeline.Sqlite;

/// <summary>Which parts of the official data imports have touched since each revision of them; within the caller's transaction.</summary>
internal static class ReferencePast
{
    /// <summary>Keeps what a revision was of.</summary>
    public static void Enter(SqliteSession session, string revision, IReadOnlyList<string> sources) => session.Execute(
        "INSERT OR REPLACE INTO reference_past (revision, sources) VALUES ($1, $2)",
        revision,
        JsonSerializer.Serialize([.. sources], RecordsJson.Compact.StringArray));

    /// <summary>Keeps what an import has touched. Before the first revision nobody can have asked for anything.</summary>
    public static void Touch(SqliteSession session, IEnumerable<ReferenceKey> touched)
    {
        if (session.Number("SELECT max(number) FROM reference_past") is not { } last)
        {
            return;
        }

        foreach (var key in touched)
        {
            session.Execute("INSERT OR IGNORE INTO reference_touched (since, part) VALUES ($1, $2)", last, key.Hash);
        }
    }

    /// <summary>See <see cref="Storage.IReferenceStore.TouchedSinceAsync"/>.</summary>
    public static IReadOnlySet<ReferenceKey>? Since(SqliteSession session, string revision)
    {
        var past = session.First("SELECT number, sources FROM reference_past WHERE revision = $1", r => Tuple.Create(r.GetInt64(0), Sources(r.GetString(1))), revision);
        var last = session.First("SELECT sources FROM reference_past ORDER BY number DESC LIMIT 1", r => Sources(r.GetString(0)));
        if (past is null || last is null)
        {
            return null;
        }

        var touched = session.Query("SELECT part FROM reference_touched WHERE since >= $1", r => new ReferenceKey(r.GetInt32(0)), past.Item1).ToHashSet();
        touched.UnionWith(SourceOrder.ComeOrGone(past.Item2, last).Select(ReferenceKey.Source));
        var risen = SourceOrder.Risen(past.Item2, last);
        if (risen.Count > 0)
        {
            session.ForEach("SELECT record FROM official_figure", r =>
            {
                var figure = JsonSerializer.Deserialize(r.GetString(0), RecordsJson.Compact.OfficialFigure)!;
                if (risen.Contains(figure.Source))
                {
                    touched.UnionWith(ReferenceKey.Of(figure));
                }
            });
        }

        return touched;
    }

    /// <summary>See <see cref="Storage.IReferenceStore.ForgetBeforeAsync"/>.</summary>
    public static void ForgetBefore(SqliteSession session, string revision)
    {
        if (session.Number("SELECT number FROM reference_past WHERE revision = $1", revision) is { } number)
        {
            session.Execute("DELETE FROM reference_touched WHERE since < $1", number);
            session.Execute("DELETE FROM reference_past WHERE number < $1", number);
        }
    }

    private static string[] Sources(string json) => JsonSerializer.Deserialize(json, RecordsJson.Compact.StringArray)!;
}
