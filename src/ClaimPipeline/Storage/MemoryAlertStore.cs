using ClaimPipeline.Records;

namespace ClaimPipeline.Storage;

/// <summary>Alerts that are remembered as long as the process lives.</summary>
public sealed class MemoryAlertStore : IAlertStore
{
    private readonly Lock _gate = new();
    private readonly SortedDictionary<string, Alert> _alerts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<ClaimId>> _found = new(StringComparer.Ordinal);
    private readonly List<AlertItem> _pending = [];
    private long _number;

    /// <inheritdoc/>
    public Task<bool> AddAsync(Alert alert, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(alert);
        lock (_gate)
        {
            return Task.FromResult(_alerts.TryAdd(alert.Name, alert));
        }
    }

    /// <inheritdoc/>
    public Task<bool> RemoveAsync(string name, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            _found.Remove(name);
            _pending.RemoveAll(item => item.Alert == name);
            return Task.FromResult(_alerts.Remove(name));
        }
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<Alert>> ListAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return Task.FromResult<IReadOnlyList<Alert>>([.. _alerts.Values]);
        }
    }

    /// <inheritdoc/>
    public Task MarkFoundAsync(string name, IReadOnlyCollection<ClaimId> claims, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            FoundBy(name).UnionWith(claims);
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task ForgetAsync(string name, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (!_alerts.ContainsKey(name))
            {
                _found.Remove(name);
            }
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<int> EnqueueAsync(string name, IReadOnlyCollection<AlertItem> items, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(items);
        lock (_gate)
        {
            var found = FoundBy(name);
            var added = items.Where(item => found.Add(item.Claim)).ToList();
            _pending.AddRange(added.Select(item => item with { Alert = name, Number = ++_number }));
            return Task.FromResult(added.Count);
        }
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<AlertItem>> PendingAsync(string name, int max, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return Task.FromResult<IReadOnlyList<AlertItem>>([.. _pending.Where(item => item.Alert == name).Take(max)]);
        }
    }

    /// <inheritdoc/>
    public Task DeliveredAsync(string name, long number, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            _pending.RemoveAll(item => item.Alert == name && item.Number <= number);
        }

        return Task.CompletedTask;
    }

    private HashSet<ClaimId> FoundBy(string name)
    {
        if (!_found.TryGetValue(name, out var found))
        {
            _found.Add(name, found = []);
        }

        return found;
    }
}
