using System.Collections.Concurrent;
using System.Text.Json;
using ClaimPipeline.Records;
using ClaimPipeline.Storage;
using Microsoft.Data.Sqlite;

namespace ClaimPipeline.Sqlite;

/// <summary>Runs in a table.</summary>
internal sealed class SqliteRunLedger(SqliteDatabase database) : IRunLedger
{
    // Whoever looks at sources reads thousands of runs each time, nearly all of them the same: their texts are compared instead of read.
    private const int MostRemembered = 10_000;

    private readonly ConcurrentDictionary<string, (string Json, Run Run)> _remembered = new(StringComparer.Ordinal);

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
        session => session.First("SELECT id, record FROM run WHERE id = $1", Read, id.ToString()), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<Run>> LatestAsync(int max, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(max);
        return database.ReadAsync<IReadOnlyList<Run>>(
            session => session.Query("SELECT id, record FROM run ORDER BY started_at DESC, id LIMIT $1", Read, max), cancellationToken);
    }

    private Run Read(SqliteDataReader reader)
    {
        var (id, json) = (reader.GetString(0), reader.GetString(1));
        if (_remembered.TryGetValue(id, out var known) && known.Json == json)
        {
            return known.Run;
        }

        var run = JsonSerializer.Deserialize(json, RecordsJson.Compact.Run)!;
        if (_remembered.Count >= MostRemembered)
        {
            _remembered.Clear();
        }

        _remembered[id] = (json, run);
        return run;
    }
}
