using Microsoft.Data.Sqlite;

namespace ClaimPipeline.EndToEndTests;

/// <summary>Looks into the store of a running program, read-only, to tell how far it has come.</summary>
internal static class StoreProbe
{
    /// <summary>The number a query gives; -1 while the store or its tables are not there yet.</summary>
    public static long Count(string dataFolder, string sql)
    {
        var file = Path.Combine(dataFolder, "store.db");
        if (!File.Exists(file))
        {
            return -1;
        }

        try
        {
            using var connection = new SqliteConnection($"Data Source={file};Mode=ReadOnly;Pooling=False");
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = sql;
            return (long)command.ExecuteScalar()!;
        }
        catch (SqliteException)
        {
            return -1;
        }
    }
}
