using System.Runtime.InteropServices;
using ClaimPipeline.Crawling;
using ClaimPipeline.Storage;

namespace ClaimPipeline.Pipeline;

/// <summary>
/// Bounds what a site can make the crawler fetch by writing links: so many addresses of one shape in a time, so many of one host
/// altogether. What was taken is read back from the frontier, so a new process goes on where the last one was killed.
/// </summary>
internal sealed class LinkBudget(IFrontierStore frontier, CrawlingOptions options, DateTimeOffset now)
{
    private const int MostRemembered = 500_000;
    private const int CostOfShape = 8;

    private readonly Lock _lock = new();
    private readonly Dictionary<long, Taken> _shapes = [];
    private readonly Dictionary<string, long> _hosts = new(StringComparer.Ordinal);
    private int _remembered;

    /// <summary>Whether an address may go into the frontier as far as its shape is concerned. A known one takes nothing from the budget.</summary>
    public async ValueTask<bool> TakeAsync(ParsedUrl url, AddressShape shape, CancellationToken cancellationToken)
    {
        var hash = UrlHash.Of(url.ToString());
        if (Decide(shape, hash, isNew: false) is { } known)
        {
            return known;
        }

        await LoadAsync(shape, cancellationToken);
        return Decide(shape, hash, isNew: false)
            ?? (await frontier.GetAsync(url.ToString(), cancellationToken) is not null || Decide(shape, hash, isNew: true) == true);
    }

    /// <summary>Takes room for another address of a host; false when there is none.</summary>
    public async ValueTask<bool> TakeRoomAsync(string authority, CancellationToken cancellationToken)
    {
        bool isCounted;
        lock (_lock)
        {
            isCounted = _hosts.ContainsKey(authority);
        }

        var found = isCounted ? 0 : await frontier.CountAsync(authority, cancellationToken);
        lock (_lock)
        {
            ref var count = ref CollectionsMarshal.GetValueRefOrAddDefault(_hosts, authority, out var exists);
            count = exists ? count : found;
            if (count >= options.HostBudget)
            {
                return false;
            }

            count++;
            return true;
        }
    }

    /// <summary>Gives back room that was taken for addresses that turned out to be known.</summary>
    public void GiveBack(string authority, int count)
    {
        lock (_lock)
        {
            _hosts[authority] -= count;
        }
    }

    /// <summary>The decision when it can be made from memory; null when the frontier has to be asked.</summary>
    private bool? Decide(AddressShape shape, ulong hash, bool isNew)
    {
        lock (_lock)
        {
            if (!_shapes.TryGetValue(shape.Key, out var taken))
            {
                return isNew ? true : null;
            }

            if (taken.Urls.Contains(hash))
            {
                return true;
            }

            if (taken.Count >= shape.Budget)
            {
                return false;
            }

            if (!isNew)
            {
                return null;
            }

            taken.Count++;
            _remembered++;
            return taken.Urls.Add(hash);
        }
    }

    private async Task LoadAsync(AddressShape shape, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (_shapes.ContainsKey(shape.Key))
            {
                return;
            }
        }

        var urls = await frontier.OfShapeAsync(shape.Key, now - options.PatternPeriod, shape.Budget, cancellationToken);
        lock (_lock)
        {
            if (_remembered > MostRemembered)
            {
                _shapes.Clear();
                _remembered = 0;
            }

            if (_shapes.TryAdd(shape.Key, new Taken([.. urls.Select(UrlHash.Of)]) { Count = urls.Count }))
            {
                _remembered += urls.Count + CostOfShape;
            }
        }
    }

    /// <summary>Addresses of one shape: what was taken in the time, by hash.</summary>
    private sealed class Taken(HashSet<ulong> urls)
    {
        public HashSet<ulong> Urls { get; } = urls;

        public int Count { get; set; }
    }
}
