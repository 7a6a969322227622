using System.Text;
using ClaimPipeline.Sqlite;
using ClaimPipeline.TestKit;
using Microsoft.Data.Sqlite;

namespace ClaimPipeline.Tests.Sqlite;

/// <summary>The schema of new databases, pinned: a change needs a migration.</summary>
public sealed class SqliteSchemaTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("claimpipeline-schema-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void OpenStore_NewFile_HasThePinnedSchema()
    {
        var file = Path.Combine(_folder, "store.db");
        SqliteDatabase.OpenStore(file).Dispose();
        GoldenFile.ShouldHold("schema", "store.sql", SchemaOf(file));
    }

    [Fact]
    public void OpenIndex_NewFile_HasThePinnedSchema()
    {
        var file = Path.Combine(_folder, "index.db");
        SqliteSearchIndex.Open(file).Dispose();
        GoldenFile.ShouldHold("schema", "index.sql", SchemaOf(file));
    }

    private static string SchemaOf(string file)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText =
            """
            SELECT 'PRAGMA application_id = ' || application_id FROM pragma_application_id
            UNION ALL SELECT 'PRAGMA user_version = ' || user_version FROM pragma_user_version
            UNION ALL SELECT sql FROM (SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY tbl_name, type DESC, name)
            """;
        using var reader = command.ExecuteReader();
        var schema = new StringBuilder();
        while (reader.Read())
        {
            schema.Append(reader.GetString(0)).Append(";\n");
        }

        return schema.ToString();
    }
}
