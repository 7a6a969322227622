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
            session.Execute("DELETE FROM alert_delivery WHERE alert = $1", name);
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
    public Task MarkFoundAsync(string name, IReadOnlyCollection<string> keys, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(keys);
        return database.WriteAsync(session => keys.Count(key => IsNew(session, name, key)), cancellationToken);
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
                var added = items.Where(item => IsNew(session, name, item.Key)).ToList();
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
    public Task<AlertDelivery?> NextAsync(string name, int max, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(max, 1);
        return database.WriteAsync(
            session =>
            {
                if (session.First(
                    "SELECT record FROM alert_delivery WHERE alert = $1 AND state = $2 ORDER BY number LIMIT 1", Read, name, nameof(AlertDeliveryState.Pending)) is { } known)
                {
                    return known;
                }

                var items = session.Query(
                    "SELECT number, record FROM alert_pending WHERE alert = $1 ORDER BY number LIMIT $2",
                    r => JsonSerializer.Deserialize(r.GetString(1), RecordsJson.Compact.AlertItem)! with { Number = r.GetInt64(0) },
                    name,
                    max).ToValueList();
                if (items.Count == 0)
                {
                    return null;
                }

                var made = new AlertDelivery { Id = AlertDelivery.IdOf(name, items), Alert = name, Items = items };
                session.Execute("DELETE FROM alert_pending WHERE alert = $1 AND number <= $2", name, items[^1].Number);
                session.Execute(
                    "INSERT INTO alert_delivery (id, alert, number, state, record) VALUES ($1, $2, $3, $4, $5)",
                    made.Id,
                    name,
                    items[0].Number,
                    made.State.ToString(),
                    JsonSerializer.Serialize(made, RecordsJson.Compact.AlertDelivery));
                return made;
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task SaveAsync(AlertDelivery delivery, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(delivery);
        return database.WriteAsync(
            session => session.Execute(
                "UPDATE alert_delivery SET state = $2, tried_at = $3, record = $4 WHERE id = $1",
                delivery.Id,
                delivery.State.ToString(),
                delivery.TriedAt?.UtcTicks,
                JsonSerializer.Serialize(delivery, RecordsJson.Compact.AlertDelivery)),
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<AlertDelivery>> OutboxAsync(AlertDeliveryState? state, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<AlertDelivery>>(
            session => session.Query("SELECT record FROM alert_delivery WHERE $1 IS NULL OR state = $1 ORDER BY number", Read, state?.ToString()),
            cancellationToken);

    /// <inheritdoc/>
    public Task<int> CountWaitingAsync(string name, CancellationToken cancellationToken) => database.ReadAsync(
        session => (int)(session.Number("SELECT count(*) FROM alert_pending WHERE alert = $1", name) ?? 0), cancellationToken);

    /// <inheritdoc/>
    public Task<bool> DropAsync(string id, CancellationToken cancellationToken) => database.WriteAsync(
        session => session.Execute("DELETE FROM alert_delivery WHERE id = $1", id) > 0, cancellationToken);

    /// <inheritdoc/>
    public Task<int> ForgetSentAsync(DateTimeOffset before, CancellationToken cancellationToken) => database.WriteAsync(
        session => session.Execute(
            "DELETE FROM alert_delivery WHERE state = $1 AND tried_at < $2", nameof(AlertDeliveryState.Sent), before.UtcTicks),
        cancellationToken);

    private static AlertDelivery Read(Microsoft.Data.Sqlite.SqliteDataReader reader) =>
        JsonSerializer.Deserialize(reader.GetString(0), RecordsJson.Compact.AlertDelivery)!;

    private static bool IsNew(SqliteSession session, string name, string key) =>
        session.Execute("INSERT INTO alert_found (alert, claim) VALUES ($1, $2) ON CONFLICT DO NOTHING", name, key) > 0;
}
