using ClaimPipeline.Records;

namespace ClaimPipeline.Storage;

/// <summary>A quarantine that is remembered as long as the process lives.</summary>
public sealed class MemoryQuarantineStore : IQuarantineStore
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(string Pass, string Item), QuarantinedItem> _items = [];

    /// <inheritdoc/>
    public Task<QuarantinedItem> PutAsync(QuarantinedItem item, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(item);
        lock (_gate)
        {
            var merged = QuarantineRules.Merge(_items.GetValueOrDefault((item.Pass, item.Item)), item);
            _items[(item.Pass, item.Item)] = merged;
            return Task.FromResult(merged);
        }
    }

    /// <inheritdoc/>
    public Task<bool> SetStateAsync(string pass, string item, QuarantineState state, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            var isThere = _items.TryGetValue((pass, item), out var known);
            if (isThere)
            {
                _items[(pass, item)] = known! with { State = state };
            }

            return Task.FromResult(isThere);
        }
    }

    /// <inheritdoc/>
    public Task<bool> RemoveAsync(string pass, string item, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return Task.FromResult(_items.Remove((pass, item)));
        }
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<QuarantinedItem>> ListAsync(string? pass, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return Task.FromResult<IReadOnlyList<QuarantinedItem>>(
            [
                .. _items.Values
                    .Where(item => pass is null || item.Pass == pass)
                    .OrderBy(item => item.Pass, StringComparer.Ordinal)
                    .ThenBy(item => item.Item, StringComparer.Ordinal),
            ]);
        }
    }
}
