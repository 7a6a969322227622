namespace ClaimPipeline.Crawling;

/// <summary>
/// Keeps the distance between requests to one site, and their number in flight. The distance is counted from the end of a request, so
/// that the site sees it however long the request was under way.
/// </summary>
internal sealed class SiteGate(CrawlingOptions options, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan FirstSlowing = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LongestSlowing = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim _places = new(options.PerHostConcurrency);
    private readonly Lock _lock = new();
    private TimeSpan _delay = options.MinDelay;
    private TimeSpan _floor = options.MinDelay;
    private DateTimeOffset _next = DateTimeOffset.MinValue;
    private DateTimeOffset _pausedUntil = DateTimeOffset.MinValue;

    /// <summary>Whether nothing is in flight and nothing that the site asked for would be lost with this gate.</summary>
    public bool IsAtRest
    {
        get
        {
            lock (_lock)
            {
                var now = time.GetUtcNow();
                return _places.CurrentCount == options.PerHostConcurrency && _next <= now && _pausedUntil <= now && _delay <= _floor;
            }
        }
    }

    /// <summary>Waits for a place; to be disposed when the request is over.</summary>
    public async Task<Place> EnterAsync(CancellationToken cancellationToken)
    {
        await _places.WaitAsync(cancellationToken);
        try
        {
            for (var wait = Wait(); wait > TimeSpan.Zero; wait = Wait())
            {
                await Task.Delay(wait, time, cancellationToken);
            }

            return new Place(this);
        }
        catch
        {
            _places.Release();
            throw;
        }
    }

    /// <summary>Keeps at least the Crawl-delay of the site's robots.txt, from the request for that file on.</summary>
    public void KeepDistance(TimeSpan crawlDelay)
    {
        lock (_lock)
        {
            var floor = Max(_floor, Min(crawlDelay, options.MaxDelay));
            if (floor > _floor)
            {
                _floor = floor;
                _delay = Max(_delay, _floor);
                KeepDistance();
            }
        }
    }

    /// <summary>No request begins before that.</summary>
    public void PauseUntil(DateTimeOffset moment)
    {
        lock (_lock)
        {
            _pausedUntil = moment > _pausedUntil ? moment : _pausedUntil;
        }
    }

    /// <summary>The site said that it is too much: twice the distance, within reason, for Retry-After is how to ask for more.</summary>
    public void Slow()
    {
        lock (_lock)
        {
            var longest = Max(Min(LongestSlowing, options.MaxDelay), _floor);
            _delay = Min(Max(_delay * 2, _floor + FirstSlowing), longest);
        }
    }

    /// <summary>The site answered well: back to the distance that it asks for, in a few steps.</summary>
    public void Relax()
    {
        lock (_lock)
        {
            _delay = _delay - _floor < TimeSpan.FromMilliseconds(1) ? _floor : _floor + ((_delay - _floor) * 0.8);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _places.Dispose();

    /// <summary>How long to wait yet; nothing left means that the slot is taken.</summary>
    private TimeSpan Wait()
    {
        lock (_lock)
        {
            var now = time.GetUtcNow();
            var start = _next > _pausedUntil ? _next : _pausedUntil;
            if (start > now)
            {
                return start - now;
            }

            _next = now + _delay;
            return TimeSpan.Zero;
        }
    }

    private void Leave()
    {
        lock (_lock)
        {
            KeepDistance();
        }

        _places.Release();
    }

    private void KeepDistance()
    {
        var next = time.GetUtcNow() + _delay;
        _next = next > _next ? next : _next;
    }

    private static TimeSpan Max(TimeSpan a, TimeSpan b) => a > b ? a : b;

    private static TimeSpan Min(TimeSpan a, TimeSpan b) => a < b ? a : b;

    /// <summary>A place in flight.</summary>
    public readonly struct Place(SiteGate gate) : IDisposable
    {
        /// <summary>Gives it back.</summary>
        public void Dispose() => gate.Leave();
    }
}
