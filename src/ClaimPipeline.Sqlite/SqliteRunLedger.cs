using System.Text.Json;
using ClaimPipeline.Records;
using ClaimPipeline.Storage;
using Microsoft.Data.Sqlite;

namespace ClaimPipeline.Sqlite;

/// <summary>Runs in a table.</summary>
internal sealed class SqliteRunLedger(SqliteDatabase database) : IRunLedger
{
    /// <inheritdoc/>
    public Task SaveAsync(Run run, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(run);
        return database.WriteAsync(
            session => session.Execute(
                "INSERT OR REPLACE INTO run (id, started_at, record) VALUES ($1, $2, $3)",
                run.Id.Value,
                run.StartedAt.UtcTicks,
                JsonSerializer.Serialize(run, RecordsJson.Compact.Run)),
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task<Run?> GetAsync(RunId id, CancellationToken cancellationToken) => database.ReadAsync(
        session => session.First("SELECT record FROM run WHERE id = $1", Read, id.ToString()), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<Run>> LatestAsync(int max, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(max);
        return database.ReadAsync<IReadOnlyList<Run>>(
            session => session.Query("SELECT record FROM run ORDER BY started_at DESC, id LIMIT $1", Read, max), cancellationToken);
    }

    private static Run Read(SqliteDataReader reader) => JsonSerializer.Deserialize(reader.GetString(0), RecordsJson.Compact.Run)!;
}
