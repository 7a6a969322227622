using System.Text.Json;
using ClaimPipeline.Records;
using ClaimPipeline.Storage;
using Microsoft.Data.Sqlite;

namespace ClaimPipeline.Sqlite;

/// <summary>Schedules in a table.</summary>
internal sealed class SqliteScheduleStore(SqliteDatabase database) : IScheduleStore
{
    /// <inheritdoc/>
    public Task<IReadOnlyList<SourceSchedule>> ListAsync(CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<SourceSchedule>>(
            session => session.Query("SELECT record FROM schedule ORDER BY source", Read), cancellationToken);

    /// <inheritdoc/>
    public Task<SourceSchedule?> ChangeAsync(
        string source, Func<SourceSchedule?, SourceSchedule?> change, CancellationToken cancellationToken) => database.WriteAsync(
        session =>
        {
            var changed = change(session.First("SELECT record FROM schedule WHERE source = $1", Read, source));
            if (changed is null)
            {
                session.Execute("DELETE FROM schedule WHERE source = $1", source);
            }
            else
            {
                session.Execute(
                    "INSERT OR REPLACE INTO schedule (source, record) VALUES ($1, $2)",
                    source,
                    JsonSerializer.Serialize(changed, RecordsJson.Compact.SourceSchedule));
            }

            return changed;
        },
        cancellationToken);

    private static SourceSchedule Read(SqliteDataReader reader) =>
        JsonSerializer.Deserialize(reader.GetString(0), RecordsJson.Compact.SourceSchedule)!;
}
