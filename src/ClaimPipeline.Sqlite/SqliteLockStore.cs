using ClaimPipeline.Records;
using ClaimPipeline.Storage;
using Microsoft.Data.Sqlite;

namespace ClaimPipeline.Sqlite;

/// <summary>Locks in a table; taking one is a transaction that writes, of which SQLite lets one process at a time through.</summary>
internal sealed class SqliteLockStore(SqliteDatabase database) : ILockStore
{
    private const string Columns = "name, host, process, taken_at, renewed_at, expires_at";
    private const string OfHolder = "name = $1 AND host = $2 AND process = $3 AND taken_at = $4";

    /// <inheritdoc/>
    public Task<RunLock?> TakeAsync(RunLock wanted, Func<RunLock, bool> isDead, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(wanted);
        ArgumentNullException.ThrowIfNull(isDead);
        return database.WriteAsync(
            session =>
            {
                var held = session.First($"SELECT {Columns} FROM run_lock WHERE name = $1", Read, wanted.Name);
                if (held is not null && held.ExpiresAt > wanted.TakenAt && !isDead(held))
                {
                    return held;
                }

                session.Execute(
                    $"INSERT OR REPLACE INTO run_lock ({Columns}) VALUES ($1, $2, $3, $4, $5, $6)",
                    wanted.Name,
                    wanted.Host,
                    wanted.Process,
                    wanted.TakenAt.UtcTicks,
                    wanted.RenewedAt.UtcTicks,
                    wanted.ExpiresAt.UtcTicks);
                return null;
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task<bool> RenewAsync(RunLock held, DateTimeOffset now, DateTimeOffset expiresAt, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(held);
        return database.WriteAsync(
            session => session.Execute(
                $"UPDATE run_lock SET renewed_at = $5, expires_at = $6 WHERE {OfHolder}",
                held.Name,
                held.Host,
                held.Process,
                held.TakenAt.UtcTicks,
                now.UtcTicks,
                expiresAt.UtcTicks) > 0,
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task ReleaseAsync(RunLock held, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(held);
        return database.WriteAsync(
            session => session.Execute(
                $"DELETE FROM run_lock WHERE {OfHolder}", held.Name, held.Host, held.Process, held.TakenAt.UtcTicks),
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<RunLock>> ListAsync(CancellationToken cancellationToken) => database.ReadAsync<IReadOnlyList<RunLock>>(
        session => session.Query($"SELECT {Columns} FROM run_lock ORDER BY name", Read), cancellationToken);

    private static RunLock Read(SqliteDataReader reader) => new(
        reader.GetString(0), reader.GetString(1), reader.GetString(2), Moment(reader, 3), Moment(reader, 4), Moment(reader, 5));

    private static DateTimeOffset Moment(SqliteDataReader reader, int column) => new(reader.GetInt64(column), TimeSpan.Zero);
}
