using ClaimPipeline.Records;

namespace ClaimPipeline.Storage;

/// <summary>A frontier that lives as long as the process: for tests and for crawls that nobody continues.</summary>
public sealed class MemoryFrontierStore : IFrontierStore
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, FrontierEntry> _entries = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public Task<int> AddAsync(IReadOnlyList<FrontierEntry> entries, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(entries);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            var added = 0;
            foreach (var entry in entries)
            {
                if (_entries.TryGetValue(entry.Url, out var known))
                {
                    _entries[entry.Url] = known with
                    {
                        Priority = Math.Max(known.Priority, entry.Priority),
                        Depth = Math.Min(known.Depth, entry.Depth),
                    };
                }
                else
                {
                    _entries.Add(entry.Url, entry);
                    added++;
                }
            }

            return Task.FromResult(added);
        }
    }

    /// <inheritdoc/>
    public Task SaveAsync(FrontierEntry entry, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(entry);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            _entries[entry.Url] = entry;
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<FrontierEntry?> GetAsync(string url, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return Task.FromResult(_entries.GetValueOrDefault(url));
        }
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<FrontierEntry>> DueAsync(
        DateTimeOffset now, int max, IReadOnlyCollection<string> excludedAuthorities, string? seed, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(max);
        ArgumentNullException.ThrowIfNull(excludedAuthorities);
        var excluded = excludedAuthorities.ToHashSet(StringComparer.Ordinal);
        lock (_gate)
        {
            return Task.FromResult<IReadOnlyList<FrontierEntry>>(
            [
                .. _entries.Values
                    .Where(e => e.DueAt <= now && e.Quarantined is null && !excluded.Contains(e.Authority) && (seed is null || e.Seed == seed))
                    .OrderByDescending(e => e.Priority)
                    .ThenBy(e => e.DueAt)
                    .ThenBy(e => e.Url, StringComparer.Ordinal)
                    .Take(max),
            ]);
        }
    }

    /// <inheritdoc/>
    public Task<DateTimeOffset?> NextDueAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return Task.FromResult(_entries.Values.Where(e => e.Quarantined is null).Min(e => (DateTimeOffset?)e.DueAt));
        }
    }

    /// <inheritdoc/>
    public Task<long> MakeDueAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            var later = _entries.Values.Where(e => e.DueAt > now && e.Quarantined is null).ToArray();
            foreach (var entry in later)
            {
                _entries[entry.Url] = entry with { DueAt = now };
            }

            return Task.FromResult((long)later.Length);
        }
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<FrontierEntry> QuarantinedAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return _entries.Values
                .Where(e => e.Quarantined is not null)
                .OrderBy(e => e.Url, StringComparer.Ordinal)
                .ToArray()
                .ToAsyncEnumerable();
        }
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> OfShapeAsync(long shape, DateTimeOffset since, int max, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return Task.FromResult<IReadOnlyList<string>>(
                [.. _entries.Values.Where(e => e.Shape == shape && e.FoundAt >= since).Select(e => e.Url).Take(max)]);
        }
    }

    /// <inheritdoc/>
    public Task<long> CountAsync(string authority, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return Task.FromResult(_entries.Values.LongCount(e => e.Quarantined is null && e.Authority == authority));
        }
    }

    /// <inheritdoc/>
    public Task<long> CountQuarantinedAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return Task.FromResult(_entries.Values.LongCount(e => e.Quarantined is not null));
        }
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<FrontierHost>> HostsAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return Task.FromResult<IReadOnlyList<FrontierHost>>(
            [
                .. _entries.Values.GroupBy(e => e.Authority).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => new FrontierHost(
                    g.Key,
                    g.LongCount(),
                    g.LongCount(e => e.Quarantined is null && e.DueAt <= now),
                    g.LongCount(e => e.Quarantined is not null),
                    g.Where(e => e.Quarantined is null).Min(e => (DateTimeOffset?)e.DueAt))),
            ]);
        }
    }

    /// <inheritdoc/>
    public Task<long> CountAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return Task.FromResult((long)_entries.Count);
        }
    }
}
