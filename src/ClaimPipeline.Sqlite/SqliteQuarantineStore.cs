using System.Text.Json;
using ClaimPipeline.Records;
using ClaimPipeline.Storage;
using Microsoft.Data.Sqlite;

namespace ClaimPipeline.Sqlite;

/// <summary>The quarantine in a table.</summary>
internal sealed class SqliteQuarantineStore(SqliteDatabase database) : IQuarantineStore
{
    private const string One = "SELECT record FROM quarantine WHERE pass = $1 AND item = $2";

    /// <inheritdoc/>
    public Task<QuarantinedItem> PutAsync(QuarantinedItem item, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(item);
        return database.WriteAsync(
            session => Write(session, QuarantineRules.Merge(session.First(One, Read, item.Pass, item.Item), item)), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<bool> SetStateAsync(string pass, string item, QuarantineState state, CancellationToken cancellationToken) =>
        database.WriteAsync(
            session =>
            {
                if (session.First(One, Read, pass, item) is not { } known)
                {
                    return false;
                }

                Write(session, known with { State = state });
                return true;
            },
            cancellationToken);

    /// <inheritdoc/>
    public Task<bool> RemoveAsync(string pass, string item, CancellationToken cancellationToken) => database.WriteAsync(
        session => session.Execute("DELETE FROM quarantine WHERE pass = $1 AND item = $2", pass, item) > 0, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<QuarantinedItem>> ListAsync(string? pass, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<QuarantinedItem>>(
            session => pass is null
                ? session.Query("SELECT record FROM quarantine ORDER BY pass, item", Read)
                : session.Query("SELECT record FROM quarantine WHERE pass = $1 ORDER BY item", Read, pass),
            cancellationToken);

    private static QuarantinedItem Write(SqliteSession session, QuarantinedItem item)
    {
        session.Execute(
            "INSERT OR REPLACE INTO quarantine (pass, item, record) VALUES ($1, $2, $3)",
            item.Pass,
            item.Item,
            JsonSerializer.Serialize(item, RecordsJson.Compact.QuarantinedItem));
        return item;
    }

    private static QuarantinedItem Read(SqliteDataReader reader) =>
        JsonSerializer.Deserialize(reader.GetString(0), RecordsJson.Compact.QuarantinedItem)!;
}
