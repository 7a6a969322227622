using System.Threading.Channels;
using ClaimPipeline.Crawling;
using ClaimPipeline.Records;
using ClaimPipeline.Storage;

namespace ClaimPipeline.Pipeline;

/// <summary>
/// Keeps several sites busy at once without holding the frontier in memory: it takes a batch of due entries at a time, sorts them into
/// lanes by site, and leaves sites out of the next batch whose lane is full.
/// </summary>
/// <param name="frontier">Where entries come from.</param>
/// <param name="options">How many sites, and requests to each, run side by side.</param>
/// <param name="dueAt">Entries due later wait for another run.</param>
/// <param name="seed">Name of the seed whose entries are taken; null for all.</param>
/// <param name="visit">Visits one entry and writes what came of it; whether its host is to be left alone for the rest of the run.</param>
internal sealed class CrawlScheduler(
    IFrontierStore frontier,
    CrawlingOptions options,
    DateTimeOffset dueAt,
    string? seed,
    Func<FrontierEntry, CancellationToken, Task<bool>> visit)
{
    private const int Batch = 256;

    private readonly Dictionary<string, CrawlLane> _lanes = new(StringComparer.Ordinal);
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);
    private readonly HashSet<string> _closed = new(StringComparer.Ordinal);
    private readonly Channel<(FrontierEntry Entry, CrawlLane Lane, bool CloseHost, Exception? Trouble)> _done =
        Channel.CreateUnbounded<(FrontierEntry, CrawlLane, bool, Exception?)>();

    private int _inFlight;
    private int _begun;

    /// <summary>Runs until nothing is due, or the limit of pages is reached.</summary>
    /// <returns>Whether something was left that is due.</returns>
    public async Task<bool> RunAsync(CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var isDrained = false;
        var sinceFill = 0;
        try
        {
            while (true)
            {
                stop.Token.ThrowIfCancellationRequested();
                var isRunnable = _lanes.Values.Any(CanBegin);
                if (!isDrained && _inFlight < options.Concurrency && (!isRunnable || sinceFill >= Batch / 8))
                {
                    isDrained = !await FillAsync(stop.Token);
                    sinceFill = 0;
                }

                Begin(stop.Token);
                if (_inFlight == 0)
                {
                    if (IsSpent || isDrained)
                    {
                        return IsSpent && (_lanes.Values.Any(l => l.Waiting.Count > 0) || await FillAsync(stop.Token));
                    }

                    continue;
                }

                Finish(await _done.Reader.ReadAsync(stop.Token), ref isDrained, ref sinceFill);
                while (_done.Reader.TryRead(out var more))
                {
                    Finish(more, ref isDrained, ref sinceFill);
                }
            }
        }
        finally
        {
            // Nothing may go on writing behind the caller's back.
            await stop.CancelAsync();
            while (_inFlight > 0)
            {
                await _done.Reader.ReadAsync(CancellationToken.None);
                _inFlight--;
            }
        }
    }

    private bool IsSpent => _begun >= options.MaxPages;

    private bool CanBegin(CrawlLane lane) => lane.Waiting.Count > 0 && lane.InFlight < options.PerHostConcurrency;

    /// <summary>Takes due entries into lanes. False when there were no new ones.</summary>
    private async Task<bool> FillAsync(CancellationToken cancellationToken)
    {
        var hasNew = false;
        while (_lanes.Values.Count(CanBegin) * options.PerHostConcurrency + _inFlight < options.Concurrency || !hasNew)
        {
            var full = _lanes.Values.Where(l => l.Waiting.Count >= options.PerHostConcurrency).ToList();
            var excluded = full.SelectMany(l => l.Authorities).Concat(_closed).ToHashSet(StringComparer.Ordinal);
            var pending = _lanes.Values.Except(full).Sum(l => l.Waiting.Count + l.InFlight);
            var due = await frontier.DueAsync(dueAt, pending + Batch, excluded, seed, cancellationToken);
            var added = 0;
            foreach (var entry in due)
            {
                if (_taken.Add(entry.Url))
                {
                    var lane = LaneOf(entry);
                    lane.Authorities.Add(entry.Authority);
                    lane.Waiting.Enqueue(entry);
                    added++;
                }
            }

            if (added == 0)
            {
                return hasNew;
            }

            hasNew = true;
        }

        return hasNew;
    }

    private CrawlLane LaneOf(FrontierEntry entry)
    {
        var key = ParsedUrl.Of(entry.Url) is { } url ? options.DelayPerDomain ? SiteName.Of(url) : url.Authority : "";
        if (!_lanes.TryGetValue(key, out var lane))
        {
            foreach (var (idle, _) in _lanes.Where(l => _lanes.Count > options.Concurrency * 2 && l.Value is { InFlight: 0, Waiting.Count: 0 }).ToList())
            {
                _lanes.Remove(idle);
            }

            _lanes.Add(key, lane = new CrawlLane());
        }

        return lane;
    }

    private void Begin(CancellationToken cancellationToken)
    {
        foreach (var lane in _lanes.Values)
        {
            while (CanBegin(lane) && _inFlight < options.Concurrency && !IsSpent)
            {
                var entry = lane.Waiting.Dequeue();
                if (_closed.Contains(entry.Authority))
                {
                    _taken.Remove(entry.Url);
                    continue;
                }

                lane.InFlight++;
                _inFlight++;
                _begun++;
                _ = Task.Run(() => VisitAsync(entry, lane, cancellationToken), CancellationToken.None);
            }
        }
    }

    private async Task VisitAsync(FrontierEntry entry, CrawlLane lane, CancellationToken cancellationToken)
    {
        try
        {
            var closes = await visit(entry, cancellationToken);
            _done.Writer.TryWrite((entry, lane, closes, null));
        }
        catch (Exception trouble)
        {
            _done.Writer.TryWrite((entry, lane, false, trouble));
        }
    }

    private void Finish((FrontierEntry Entry, CrawlLane Lane, bool CloseHost, Exception? Trouble) done, ref bool isDrained, ref int sinceFill)
    {
        done.Lane.InFlight--;
        _inFlight--;
        _taken.Remove(done.Entry.Url);
        isDrained = false;
        sinceFill++;
        if (done.CloseHost)
        {
            _closed.Add(done.Entry.Authority);
        }

        if (done.Trouble is { } trouble)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(trouble);
        }
    }
}
