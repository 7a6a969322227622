using ClaimPipeline.Records;

namespace ClaimPipeline.Storage;

/// <summary>Alerts that are remembered as long as the process lives.</summary>
public sealed class MemoryAlertStore : IAlertStore
{
    private readonly Lock _gate = new();
    private readonly SortedDictionary<string, Alert> _alerts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> _found = new(StringComparer.Ordinal);
    private readonly List<AlertItem> _pending = [];
    private readonly Dictionary<string, AlertDelivery> _deliveries = new(StringComparer.Ordinal);
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
            foreach (var delivery in _deliveries.Values.Where(d => d.Alert == name).ToList())
            {
                _deliveries.Remove(delivery.Id);
            }

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
    public Task MarkFoundAsync(string name, IReadOnlyCollection<string> keys, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            FoundBy(name).UnionWith(keys);
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
            var added = items.Where(item => found.Add(item.Key)).ToList();
            _pending.AddRange(added.Select(item => item with { Alert = name, Number = ++_number }));
            return Task.FromResult(added.Count);
        }
    }

    /// <inheritdoc/>
    public Task<AlertDelivery?> NextAsync(string name, int max, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(max, 1);
        lock (_gate)
        {
            if (InOrder.FirstOrDefault(d => d.Alert == name && d.State == AlertDeliveryState.Pending) is { } known)
            {
                return Task.FromResult<AlertDelivery?>(known);
            }

            var items = _pending.Where(item => item.Alert == name).Take(max).ToValueList();
            if (items.Count == 0)
            {
                return Task.FromResult<AlertDelivery?>(null);
            }

            _pending.RemoveAll(items.Contains);
            var made = new AlertDelivery { Id = AlertDelivery.IdOf(name, items), Alert = name, Items = items };
            _deliveries[made.Id] = made;
            return Task.FromResult<AlertDelivery?>(made);
        }
    }

    /// <inheritdoc/>
    public Task SaveAsync(AlertDelivery delivery, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(delivery);
        lock (_gate)
        {
            if (_deliveries.ContainsKey(delivery.Id))
            {
                _deliveries[delivery.Id] = delivery;
            }
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<AlertDelivery>> OutboxAsync(AlertDeliveryState? state, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return Task.FromResult<IReadOnlyList<AlertDelivery>>([.. InOrder.Where(d => state is null || d.State == state)]);
        }
    }

    /// <inheritdoc/>
    public Task<int> CountWaitingAsync(string name, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return Task.FromResult(_pending.Count(item => item.Alert == name));
        }
    }

    /// <inheritdoc/>
    public Task<bool> DropAsync(string id, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return Task.FromResult(_deliveries.Remove(id));
        }
    }

    /// <inheritdoc/>
    public Task<int> ForgetSentAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            var old = _deliveries.Values.Where(d => d.State == AlertDeliveryState.Sent && d.TriedAt < before).ToList();
            old.ForEach(d => _deliveries.Remove(d.Id));
            return Task.FromResult(old.Count);
        }
    }

    private IEnumerable<AlertDelivery> InOrder => _deliveries.Values.OrderBy(d => d.Items[0].Number);

    private HashSet<string> FoundBy(string name)
    {
        if (!_found.TryGetValue(name, out var found))
        {
            _found.Add(name, found = new HashSet<string>(StringComparer.Ordinal));
        }

        return found;
    }
}
