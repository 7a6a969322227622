using Microsoft.Data.Sqlite;

namespace ClaimPipeline.Sqlite;

/// <summary>What can be told of a store's file without bringing it up to date, or changing it in any other way.</summary>
/// <param name="IsStore">Whether it is a store of ours at all.</param>
/// <param name="Version">Of its schema.</param>
/// <param name="Newest">Version of the schema that this program works with.</param>
/// <param name="Faults">What SQLite finds wrong with its pages and indexes, for people.</param>
/// <param name="BrokenReferences">Rows that refer to rows that are not there, for people.</param>
public sealed record StoreInspection(
    bool IsStore, int Version, int Newest, IReadOnlyList<string> Faults, IReadOnlyList<string> BrokenReferences)
{
    private const int MostFaults = 20;

    /// <summary>Inspects a file.</summary>
    public static StoreInspection Of(string file)
    {
        var schema = SqliteSchema.Store;
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadWrite, Pooling = false, DefaultTimeout = 30 }.ToString());
        try
        {
            connection.Open();
            using var session = new SqliteSession(connection);
            if (session.Number("PRAGMA application_id") != schema.ApplicationId)
            {
                return new(false, 0, schema.Version, [], []);
            }

            var version = (int)(session.Number("PRAGMA user_version") ?? 0);
            var faults = session.Query($"PRAGMA integrity_check({MostFaults})", row => row.GetString(0)).Where(line => line != "ok").ToList();
            var references = faults.Count > 0 ? [] : session.Query(
                "PRAGMA foreign_key_check", row => $"{row.GetString(0)} row {row.GetValue(1)} refers to a row of {row.GetString(2)} that is not there");
            return new(true, version, schema.Version, faults, [.. references.Take(MostFaults)]);
        }
        catch (SqliteException trouble) when (trouble.SqliteErrorCode is SQLitePCL.raw.SQLITE_NOTADB)
        {
            return new(false, 0, schema.Version, [], []);
        }
        catch (SqliteException trouble) when (trouble.SqliteErrorCode is SQLitePCL.raw.SQLITE_CORRUPT)
        {
            return new(true, schema.Version, schema.Version, [trouble.Message], []);
        }
        finally
        {
            connection.Dispose();
        }
    }
}
