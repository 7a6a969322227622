using System.Collections.Concurrent;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;

namespace ClaimPipeline.Crawling;

/// <summary>What the crawler remembers of each site while it runs: distance kept, retries, circuit breaker.</summary>
internal sealed class SiteRegistry(CrawlingOptions options, TimeProvider time)
{
    private static readonly TimeSpan BreakerWindow = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, Site> _sites = new(StringComparer.Ordinal);

    private long _sweepAt = options.MaxRememberedSites;

    /// <summary>The site that an address belongs to.</summary>
    public Site Of(ParsedUrl url)
    {
        var site = _sites.GetOrAdd(KeyOf(url), _ =>
        {
            var gate = new SiteGate(options, time);
            return new Site(gate, Pipeline(gate));
        });
        site.AskedForAt = time.GetTimestamp();
        if (_sites.Count > Volatile.Read(ref _sweepAt))
        {
            Sweep();
        }

        return site;
    }

    /// <summary>How many sites are remembered.</summary>
    public int Count => _sites.Count;

    /// <summary>
    /// Forgets the sites not asked for longest, a quarter more than it must so that it is not done for each new one. One that still
    /// owes somebody a wait stays.
    /// </summary>
    private void Sweep()
    {
        var surplus = _sites.Count - (options.MaxRememberedSites * 3 / 4);
        var longest = BreakerWindow + options.BreakDuration;
        foreach (var (key, site) in _sites
                     .Where(s => time.GetElapsedTime(s.Value.AskedForAt) > longest && s.Value.Gate.IsAtRest)
                     .OrderBy(s => s.Value.AskedForAt)
                     .Take(surplus))
        {
            _sites.TryRemove(new KeyValuePair<string, Site>(key, site));
        }

        Volatile.Write(ref _sweepAt, Math.Max(options.MaxRememberedSites, _sites.Count * 5L / 4));
    }

    /// <summary>Name of the site that an address belongs to.</summary>
    public string KeyOf(ParsedUrl url) => options.DelayPerDomain ? SiteName.Of(url) : url.Authority;

    /// <summary>How long the server wants us to wait when it is worth waiting; null when not.</summary>
    private TimeSpan? WorthWaiting(HttpAttempt attempt) => attempt.RetryAfter <= options.MaxRetryAfter ? attempt.RetryAfter : null;

    private ResiliencePipeline<HttpAttempt> Pipeline(SiteGate gate)
    {
        var builder = new ResiliencePipelineBuilder<HttpAttempt> { TimeProvider = time };
        if (options.Retries > 0)
        {
            builder.AddRetry(new RetryStrategyOptions<HttpAttempt>
            {
                MaxRetryAttempts = options.Retries,
                BackoffType = DelayBackoffType.Exponential,
                Delay = options.RetryDelay,
                UseJitter = true,
                ShouldHandle = args => ValueTask.FromResult(
                    args.Outcome.Result is { MayRetry: true } attempt && (attempt.RetryAfter is null || WorthWaiting(attempt) is not null)),
                DelayGenerator = args => ValueTask.FromResult(args.Outcome.Result is { } attempt ? WorthWaiting(attempt) : null),
            });
        }

        builder.AddCircuitBreaker(new CircuitBreakerStrategyOptions<HttpAttempt>
        {
            FailureRatio = 0.9,
            MinimumThroughput = 10,
            SamplingDuration = BreakerWindow,
            BreakDuration = options.BreakDuration,
            ShouldHandle = args => ValueTask.FromResult(args.Outcome.Result is { IsSiteTrouble: true }),
        });
        builder.AddTimeout(options.RequestTimeout + options.MaxDelay + options.MaxRetryAfter);
        return builder.Build();
    }

    /// <summary>One site.</summary>
    /// <param name="Gate">Keeps the distance.</param>
    /// <param name="Pipeline">Retries and breaks; also limits how long a request with its wait at the gate may take.</param>
    internal sealed record Site(SiteGate Gate, ResiliencePipeline<HttpAttempt> Pipeline)
    {
        private long _askedForAt;

        /// <summary>Timestamp of the last time that somebody asked for the site.</summary>
        public long AskedForAt
        {
            get => Volatile.Read(ref _askedForAt);
            set => Volatile.Write(ref _askedForAt, value);
        }

        /// <summary>Keeps the distance, asks, and learns from the answer.</summary>
        public async Task<HttpAttempt> AskAsync(
            Func<CancellationToken, Task<HttpAttempt>> ask, TimeSpan longestPause, TimeProvider time, CancellationToken cancellationToken) =>
            await Pipeline.ExecuteAsync(
                async token =>
                {
                    using var place = await Gate.EnterAsync(token);
                    var attempt = await ask(token);
                    if ((int)attempt.Status is 429 or 503)
                    {
                        Gate.Slow();
                        if (attempt.RetryAfter is { } wait && wait <= longestPause)
                        {
                            Gate.PauseUntil(time.GetUtcNow() + wait);
                        }
                    }
                    else if (attempt.Trouble is null)
                    {
                        Gate.Relax();
                    }

                    return attempt;
                },
                cancellationToken);
    }
}
