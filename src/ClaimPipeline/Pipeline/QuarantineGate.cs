using System.Collections.Concurrent;
using ClaimPipeline.Records;
using ClaimPipeline.Storage;
using Microsoft.Extensions.Logging;

namespace ClaimPipeline.Pipeline;

/// <summary>
/// Which items a run takes up, and what becomes of those that the program fails on. After a run that was killed, every item is entered
/// before it is worked on: one that ends the process itself (by its depth, say) is known by that after a few runs, and left alone.
/// Safe for several items at once.
/// </summary>
internal sealed class QuarantineGate
{
    private readonly IQuarantineStore _store;
    private readonly string _pass;
    private readonly ConcurrentDictionary<string, QuarantinedItem> _known;
    private readonly ConcurrentDictionary<string, QuarantinedItem?> _begun = new(StringComparer.Ordinal);
    private readonly int _mostAttempts;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;

    /// <summary>A gate of one run.</summary>
    public QuarantineGate(
        IQuarantineStore store, string pass, IReadOnlyList<QuarantinedItem> known, bool isCareful, int mostAttempts, TimeProvider time, ILogger logger)
    {
        (_store, _pass, _mostAttempts, _time, _logger) = (store, pass, mostAttempts, time, logger);
        _known = new(known.Select(item => KeyValuePair.Create(item.Item, item)), StringComparer.Ordinal);
        IsCareful = isCareful;
    }

    /// <summary>Whether the run before was killed: then items are to be worked on one at a time.</summary>
    public bool IsCareful { get; }

    /// <summary>Items that were in quarantine when the run began, by id.</summary>
    public IEnumerable<QuarantinedItem> Known => _known.Values.OrderBy(item => item.Item, StringComparer.Ordinal);

    /// <summary>Takes an item up.</summary>
    /// <param name="item">Its id.</param>
    /// <param name="name">For people.</param>
    /// <param name="version">Version that works on it.</param>
    /// <param name="isRetried">Whether the pass itself sees to it that what failed is not tried for ever.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    /// <returns>Null to go on; otherwise why it is left alone.</returns>
    public async Task<QuarantinedItem?> AdmitAsync(string item, string name, string version, bool isRetried, CancellationToken cancellationToken)
    {
        var known = _known.GetValueOrDefault(item);
        if (known is not null && known.Version == version)
        {
            if (!isRetried && known.State is QuarantineState.Held or QuarantineState.Dropped)
            {
                return known;
            }

            if (known.State == QuarantineState.InWork && known.Attempts >= _mostAttempts)
            {
                return await PutAsync(known with { State = QuarantineState.Held, Attempts = 0 }, cancellationToken);
            }
        }

        if (IsCareful)
        {
            _begun[item] = known;
            var now = _time.GetUtcNow();
            await _store.PutAsync(
                new QuarantinedItem
                {
                    Pass = _pass,
                    Item = item,
                    Name = name,
                    Version = version,
                    Error = "The process ended while it worked on this item.",
                    FirstSeen = now,
                    LastSeen = now,
                    State = QuarantineState.InWork,
                },
                cancellationToken);
        }

        return null;
    }

    /// <summary>The program failed on an item: keeps it with the error.</summary>
    public async Task<QuarantinedItem> HoldAsync(string item, string name, string version, Exception trouble, CancellationToken cancellationToken)
    {
        _logger.LogError(trouble, "The {Pass} pass failed on {Item} ({Name}), which is now in quarantine", _pass, item, name);
        var now = _time.GetUtcNow();
        var isCounted = _begun.TryRemove(item, out _);
        return await PutAsync(
            new QuarantinedItem
            {
                Pass = _pass,
                Item = item,
                Name = name,
                Version = version,
                Error = FaultText.ErrorOf(trouble),
                Stack = FaultText.StackOf(trouble),
                Attempts = isCounted ? 0 : 1,
                FirstSeen = now,
                LastSeen = now,
            },
            cancellationToken);
    }

    /// <summary>The pass got through an item: it is out of quarantine, if it was in.</summary>
    public async Task ReleaseAsync(string item, CancellationToken cancellationToken)
    {
        var isBegun = _begun.TryRemove(item, out _);
        if (_known.TryRemove(item, out _) || isBegun)
        {
            await _store.RemoveAsync(_pass, item, cancellationToken);
        }
    }

    /// <summary>The run ends in good order: what it had taken up and not done is as before.</summary>
    public async Task CloseAsync()
    {
        foreach (var (item, before) in _begun)
        {
            await _store.RemoveAsync(_pass, item, CancellationToken.None);
            if (before is not null)
            {
                await _store.PutAsync(before, CancellationToken.None);
            }
        }

        _begun.Clear();
    }

    private async Task<QuarantinedItem> PutAsync(QuarantinedItem item, CancellationToken cancellationToken) =>
        _known[item.Item] = await _store.PutAsync(item, cancellationToken);
}
