using System.Text.Json;
using ClaimPipeline.Records;
using ClaimPipeline.Storage;

namespace ClaimPipeline.Sqlite;

/// <summary>Alerts in tables.</summary>
internal sealed class SqliteAlertStore(SqliteDatabase database) : IAlertStore
{
    /// <inheritdoc/>
    public Task<bool> AddAsync(Alert alert, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(alert);
        return database.WriteAsync(
            session => session.Execute(
                "INSERT INTO alert (name, record) VALUES ($1, $2) ON CONFLICT DO NOTHING",
                alert.Name,
                JsonSerializer.Serialize(alert, RecordsJson.Compact.Alert)) > 0,
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task<bool> RemoveAsync(string name, CancellationToken cancellationToken) => database.WriteAsync(
        session =>
        {
            session.Execute("DELETE FROM alert_pending WHERE alert = $1", name);
            session.Execute("DELETE FROM alert_found WHERE alert = $1", name);
            return session.Execute("DELETE FROM alert WHERE name = $1", name) > 0;
        },
        cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<Alert>> ListAsync(CancellationToken cancellationToken) => database.ReadAsync<IReadOnlyList<Alert>>(
        session => session.Query(
            "SELECT record FROM alert ORDER BY name", r => JsonSerializer.Deserialize(r.GetString(0), RecordsJson.Compact.Alert)!),
        cancellationToken);

    /// <inheritdoc/>
    public Task MarkFoundAsync(string name, IReadOnlyCollection<ClaimId> claims, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(claims);
        return database.WriteAsync(session => claims.Count(claim => IsNew(session, name, claim)), cancellationToken);
    }

    /// <inheritdoc/>
    public Task ForgetAsync(string name, CancellationToken cancellationToken) => database.WriteAsync(
        session => session.Execute("DELETE FROM alert_found WHERE alert = $1 AND alert NOT IN (SELECT name FROM alert)", name),
        cancellationToken);

    /// <inheritdoc/>
    public Task<int> EnqueueAsync(string name, IReadOnlyCollection<AlertItem> items, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(items);
        return database.WriteAsync(
            session =>
            {
                var added = items.Where(item => IsNew(session, name, item.Claim)).ToList();
                foreach (var item in added)
                {
                    session.Execute(
                        "INSERT INTO alert_pending (alert, record) VALUES ($1, $2)",
                        name,
                        JsonSerializer.Serialize(item with { Alert = name }, RecordsJson.Compact.AlertItem));
                }

                return added.Count;
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<AlertItem>> PendingAsync(string name, int max, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<AlertItem>>(
            session => session.Query(
                "SELECT number, record FROM alert_pending WHERE alert = $1 ORDER BY number LIMIT $2",
                r => JsonSerializer.Deserialize(r.GetString(1), RecordsJson.Compact.AlertItem)! with { Number = r.GetInt64(0) },
                name,
                max),
            cancellationToken);

    /// <inheritdoc/>
    public Task DeliveredAsync(string name, long number, CancellationToken cancellationToken) => database.WriteAsync(
        session => session.Execute("DELETE FROM alert_pending WHERE alert = $1 AND number <= $2", name, number), cancellationToken);

    private static bool IsNew(SqliteSession session, string name, ClaimId claim) =>
        session.Execute("INSERT INTO alert_found (alert, claim) VALUES ($1, $2) ON CONFLICT DO NOTHING", name, claim.Value) > 0;
}
