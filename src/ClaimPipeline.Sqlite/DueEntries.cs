namespace ClaimPipeline.Sqlite;

/// <summary>
/// Picks what is due without reading what is not. First it walks the due entries in order; when most of them belong to excluded
/// authorities (a large site waiting for its delay), it goes authority by authority instead, one look-up each.
/// </summary>
internal sealed class DueEntries(SqliteSession session, long now, HashSet<string> excluded, string? seed)
{
    private const int Chunk = 256;
    private const int Patience = 2_000;

    /// <summary>The priorities there are among entries not quarantined, high first: one look-up each.</summary>
    public static IEnumerable<long> Priorities(SqliteSession session)
    {
        var priority = session.Number("SELECT max(priority) FROM frontier WHERE quarantined = 0");
        while (priority is { } found)
        {
            yield return found;
            priority = session.Number("SELECT max(priority) FROM frontier WHERE quarantined = 0 AND priority < $1", found);
        }
    }

    /// <summary>URLs of the first entries that are due and not of an excluded authority.</summary>
    public List<string> First(int max)
    {
        var found = new List<string>();
        if (seed is not null)
        {
            return OfSeed(max);
        }

        foreach (var priority in Priorities(session))
        {
            if (found.Count >= max)
            {
                break;
            }

            found.AddRange(AtPriority(priority, max - found.Count));
        }

        return found;
    }

    // A seed has few authorities: going through what waits for them costs less than another way round.
    private List<string> OfSeed(int max)
    {
        const string Priority = "SELECT max(priority) FROM frontier WHERE quarantined = 0 AND seed = $1 AND priority < $2";
        var found = new List<string>();
        for (var priority = session.Number(Priority, seed, long.MaxValue);
             priority is { } at && found.Count < max;
             priority = session.Number(Priority, seed, at))
        {
            var (lastDue, lastUrl) = (long.MinValue, "");
            List<(long Due, string Url, string Authority)> rows;
            do
            {
                rows = session.Query(
                    $"""
                    SELECT due_at, url, authority FROM frontier
                    WHERE quarantined = 0 AND seed = $1 AND priority = $2 AND due_at <= $3 AND (due_at, url) > ($4, $5)
                    ORDER BY due_at, url LIMIT {Chunk}
                    """,
                    r => (r.GetInt64(0), r.GetString(1), r.GetString(2)),
                    seed,
                    at,
                    now,
                    lastDue,
                    lastUrl);
                found.AddRange(rows.Where(row => !excluded.Contains(row.Authority)).Select(row => row.Url));
                (lastDue, lastUrl, _) = rows.LastOrDefault();
            }
            while (rows.Count == Chunk && found.Count < max);
        }

        return found.Count <= max ? found : found[..max];
    }

    private List<string> AtPriority(long priority, int max)
    {
        var found = new List<string>();
        var passed = 0;
        var (lastDue, lastUrl) = (long.MinValue, "");
        while (found.Count < max)
        {
            var rows = session.Query(
                $"""
                SELECT due_at, url, authority FROM frontier
                WHERE quarantined = 0 AND priority = $1 AND due_at <= $2 AND (due_at, url) > ($3, $4)
                ORDER BY due_at, url LIMIT {Chunk}
                """,
                r => (Due: r.GetInt64(0), Url: r.GetString(1), Authority: r.GetString(2)),
                priority,
                now,
                lastDue,
                lastUrl);
            found.AddRange(rows.Where(r => !excluded.Contains(r.Authority)).Select(r => r.Url));
            if (rows.Count < Chunk)
            {
                break;
            }

            passed += rows.Count;
            if (found.Count < max && passed - found.Count > Patience)
            {
                return ByAuthority(priority, max);
            }

            (lastDue, lastUrl) = (rows[^1].Due, rows[^1].Url);
        }

        return found.Count <= max ? found : found[..max];
    }

    private List<string> ByAuthority(long priority, int max)
    {
        var heads = new List<(long Due, string Authority)>();
        for (var authority = session.Text("SELECT min(authority) FROM frontier WHERE quarantined = 0");
             authority is not null;
             authority = session.Text("SELECT min(authority) FROM frontier WHERE quarantined = 0 AND authority > $1", authority))
        {
            var due = excluded.Contains(authority)
                ? null
                : session.Number(
                    "SELECT min(due_at) FROM frontier WHERE quarantined = 0 AND authority = $1 AND priority = $2", authority, priority);
            if (due <= now)
            {
                heads.Add((due.Value, authority));
            }
        }

        var found = new List<(long Due, string Url)>();
        foreach (var (due, authority) in heads.OrderBy(h => h.Due))
        {
            if (found.Count >= max && due > found[max - 1].Due)
            {
                break;
            }

            found.AddRange(session.Query(
                """
                SELECT due_at, url FROM frontier
                WHERE quarantined = 0 AND authority = $1 AND priority = $2 AND due_at <= $3 ORDER BY due_at, url LIMIT $4
                """,
                r => (r.GetInt64(0), r.GetString(1)),
                authority,
                priority,
                now,
                max));
            found.Sort((a, b) => a.Due != b.Due ? a.Due.CompareTo(b.Due) : string.CompareOrdinal(a.Url, b.Url));
            found = found.Count <= max ? found : found[..max];
        }

        return [.. found.Select(f => f.Url)];
    }
}
