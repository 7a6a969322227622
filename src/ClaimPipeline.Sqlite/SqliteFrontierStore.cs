using System.Text.Json;
using ClaimPipeline.Records;
using ClaimPipeline.Storage;
using Microsoft.Data.Sqlite;

namespace ClaimPipeline.Sqlite;

/// <summary>The frontier in a table.</summary>
internal sealed class SqliteFrontierStore(SqliteDatabase database) : IFrontierStore
{
    private const string Columns = "record, priority, depth, due_at, shape, found_at";

    /// <inheritdoc/>
    public Task<int> AddAsync(IReadOnlyList<FrontierEntry> entries, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(entries);
        return entries.Count == 0
            ? Task.FromResult(0)
            : database.WriteAsync(
                session =>
                {
                    var added = 0;
                    foreach (var entry in entries)
                    {
                        var isNew = Insert(session, entry, "ON CONFLICT (url) DO NOTHING") > 0;
                        added += isNew ? 1 : 0;
                        if (!isNew)
                        {
                            session.Execute(
                                """
                                UPDATE frontier SET priority = max(priority, $2), depth = min(depth, $3)
                                WHERE url = $1 AND (priority < $2 OR depth > $3)
                                """,
                                entry.Url,
                                entry.Priority,
                                entry.Depth);
                        }
                    }

                    return added;
                },
                cancellationToken);
    }

    /// <inheritdoc/>
    public Task SaveAsync(FrontierEntry entry, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return database.WriteAsync(
            session => Insert(
                session,
                entry,
                """
                ON CONFLICT (url) DO UPDATE SET authority = excluded.authority, priority = excluded.priority,
                depth = excluded.depth, due_at = excluded.due_at, quarantined = excluded.quarantined, record = excluded.record, seed = excluded.seed
                """),
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task<FrontierEntry?> GetAsync(string url, CancellationToken cancellationToken) => database.ReadAsync(
        session => session.First($"SELECT {Columns} FROM frontier WHERE url = $1", Read, url), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<FrontierEntry>> DueAsync(
        DateTimeOffset now, int max, IReadOnlyCollection<string> excludedAuthorities, string? seed, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(max);
        ArgumentNullException.ThrowIfNull(excludedAuthorities);
        return database.ReadAsync<IReadOnlyList<FrontierEntry>>(
            session =>
            [
                .. new DueEntries(session, now.UtcTicks, excludedAuthorities.ToHashSet(StringComparer.Ordinal), seed).First(max)
                    .Select(url => session.First($"SELECT {Columns} FROM frontier WHERE url = $1", Read, url)!),
            ],
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task<DateTimeOffset?> NextDueAsync(CancellationToken cancellationToken) => database.ReadAsync<DateTimeOffset?>(
        session => DueEntries.Priorities(session)
                .Select(priority => session.Number(
                    "SELECT min(due_at) FROM frontier WHERE quarantined = 0 AND priority = $1", priority))
                .Min() is { } ticks
            ? new DateTimeOffset(ticks, TimeSpan.Zero)
            : null,
        cancellationToken);

    /// <inheritdoc/>
    public Task<long> MakeDueAsync(DateTimeOffset now, CancellationToken cancellationToken) => database.WriteAsync(
        session => (long)session.Execute("UPDATE frontier SET due_at = $1 WHERE quarantined = 0 AND due_at > $1", now.UtcTicks),
        cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<FrontierEntry> QuarantinedAsync(CancellationToken cancellationToken) => database.StreamAsync(
        $"SELECT {Columns} FROM frontier WHERE quarantined = 1 AND url > $1 ORDER BY url", Read, entry => entry.Url, [], cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> OfShapeAsync(long shape, DateTimeOffset since, int max, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<string>>(
            session => session.Query(
                "SELECT url FROM frontier WHERE shape = $1 AND found_at >= $2 LIMIT $3", r => r.GetString(0), shape, since.UtcTicks, max),
            cancellationToken);

    /// <inheritdoc/>
    public Task<long> CountAsync(string authority, CancellationToken cancellationToken) => database.ReadAsync(
        session => session.Number("SELECT count(*) FROM frontier WHERE quarantined = 0 AND authority = $1", authority) ?? 0, cancellationToken);

    /// <inheritdoc/>
    public Task<long> CountQuarantinedAsync(CancellationToken cancellationToken) => database.ReadAsync(
        session => session.Number("SELECT count(*) FROM frontier WHERE quarantined = 1") ?? 0, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<FrontierHost>> HostsAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<FrontierHost>>(
            session => session.Query(
                """
                SELECT authority, count(*), count(*) FILTER (WHERE quarantined = 0 AND due_at <= $1), sum(quarantined),
                       min(due_at) FILTER (WHERE quarantined = 0)
                FROM frontier GROUP BY authority ORDER BY authority
                """,
                r => new FrontierHost(
                    r.GetString(0), r.GetInt64(1), r.GetInt64(2), r.GetInt64(3), r.IsDBNull(4) ? null : new DateTimeOffset(r.GetInt64(4), TimeSpan.Zero)),
                now.UtcTicks),
            cancellationToken);

    /// <inheritdoc/>
    public Task<long> CountAsync(CancellationToken cancellationToken) => database.ReadAsync(
        session => session.Number("SELECT count(*) FROM frontier") ?? 0, cancellationToken);

    private static int Insert(SqliteSession session, FrontierEntry entry, string onConflict) => session.Execute(
        $"""
        INSERT INTO frontier (url, authority, priority, depth, due_at, quarantined, record, shape, found_at, seed)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) {onConflict}
        """,
        entry.Url,
        entry.Authority,
        entry.Priority,
        entry.Depth,
        entry.DueAt.UtcTicks,
        entry.Quarantined is null ? 0 : 1,
        JsonSerializer.Serialize(entry with { Shape = null, FoundAt = null }, RecordsJson.Compact.FrontierEntry),
        entry.Shape,
        entry.FoundAt?.UtcTicks,
        entry.Seed);

    private static FrontierEntry Read(SqliteDataReader reader) =>
        JsonSerializer.Deserialize(reader.GetString(0), RecordsJson.Compact.FrontierEntry)! with
        {
            Priority = reader.GetInt32(1),
            Depth = reader.GetInt32(2),
            DueAt = new DateTimeOffset(reader.GetInt64(3), TimeSpan.Zero),
            Shape = reader.IsDBNull(4) ? null : reader.GetInt64(4),
            FoundAt = reader.IsDBNull(5) ? null : new DateTimeOffset(reader.GetInt64(5), TimeSpan.Zero),
        };
}
