using System.Text.Json;
using ClaimPipeline.Records;
using ClaimPipeline.Storage;

namespace ClaimPipeline.Sqlite;

/// <summary>Records of official updates in a table.</summary>
internal sealed class SqliteOfficialUpdateStore(SqliteDatabase database) : IOfficialUpdateStore
{
    /// <inheritdoc/>
    public Task SaveAsync(OfficialUpdate update, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(update);
        return database.WriteAsync(
            session => session.Execute(
                "INSERT OR REPLACE INTO official_update (at, digest, outcome, record) VALUES ($1, $2, $3, $4)",
                update.At.UtcTicks,
                update.Digest,
                update.Outcome.ToString(),
                JsonSerializer.Serialize(update, RecordsJson.Compact.OfficialUpdate)),
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<OfficialUpdate>> ListAsync(int max, CancellationToken cancellationToken) => database.ReadAsync<IReadOnlyList<OfficialUpdate>>(
        session => session.Query(
            "SELECT record FROM official_update ORDER BY at DESC, digest LIMIT $1",
            r => JsonSerializer.Deserialize(r.GetString(0), RecordsJson.Compact.OfficialUpdate)!,
            max),
        cancellationToken);

    /// <inheritdoc/>
    public Task<bool> IsImportedAsync(string digest, CancellationToken cancellationToken) => database.ReadAsync(
        session => session.Number(
            "SELECT 1 FROM official_update WHERE digest = $1 AND outcome = $2 LIMIT 1", digest, nameof(OfficialUpdateOutcome.Imported)) is not null,
        cancellationToken);

    /// <inheritdoc/>
    public Task<OfficialLook?> LastLookAsync(CancellationToken cancellationToken) => database.ReadAsync(
        session => session.First("SELECT record FROM official_look", r => JsonSerializer.Deserialize(r.GetString(0), RecordsJson.Compact.OfficialLook)!), cancellationToken);

    /// <inheritdoc/>
    public Task SaveAsync(OfficialLook look, CancellationToken cancellationToken) => database.WriteAsync(
        session => session.Execute(
            "INSERT OR REPLACE INTO official_look (id, record) VALUES (1, $1)", JsonSerializer.Serialize(look, RecordsJson.Compact.OfficialLook)),
        cancellationToken);
}
