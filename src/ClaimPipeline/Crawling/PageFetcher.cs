using ClaimPipeline.Records;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace ClaimPipeline.Crawling;

/// <summary>
/// Fetches pages the way a guest should: asks robots.txt first, keeps its distance, sends validators, waits when told to, gives up in
/// time. Every redirect is checked like a new address.
/// </summary>
public sealed class PageFetcher : IDisposable
{
    private readonly CrawlingOptions _options;
    private readonly AddressGuard _guard;
    private readonly TimeProvider _time;
    private readonly HttpFetcher _http;
    private readonly SiteRegistry _sites;
    private readonly RobotsCache _robots;
    private readonly AnswerReader _answers;

    /// <summary>A fetcher with connections and a memory of sites of its own.</summary>
    public PageFetcher(CrawlingOptions options, AddressGuard guard, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(guard);
        ArgumentNullException.ThrowIfNull(time);
        (_options, _guard, _time) = (options, guard, time);
        _http = new HttpFetcher(options, guard, time);
        _sites = new SiteRegistry(options, time);
        _robots = new RobotsCache(options, _sites, _http, guard, time);
        _answers = new AnswerReader(options);
    }

    /// <summary>Fetches an address.</summary>
    /// <param name="entry">The address, with the validators of the last visit.</param>
    /// <param name="onRedirect">Asked before a redirect is followed; null to follow all that the limits allow.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<FetchOutcome> FetchAsync(
        FrontierEntry entry,
        Func<string, CancellationToken, Task<RedirectChoice>>? onRedirect,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(entry);
        var outcome = await FollowAsync(entry, onRedirect, cancellationToken);
        return outcome with { Robots = [.. _robots.TakeAnswers().Select(a => a with { Page = a.Page with { Seed = entry.Seed } })] };
    }

    /// <summary>The sitemaps that robots.txt of an address's host names, as written; fetches the file when it is not known.</summary>
    public async Task<IReadOnlyList<string>> SitemapsAsync(string url, CancellationToken cancellationToken)
    {
        var parsed = ParsedUrl.Of(url) ?? throw new ArgumentException($"'{url}' is not an http or https address.", nameof(url));
        return (await _robots.GetAsync(parsed, cancellationToken)).Rules.Sitemaps;
    }

    /// <summary>What robots.txt says of an address; fetches the file when it is not known.</summary>
    /// <exception cref="ArgumentException">It is not an http or https address.</exception>
    public async Task<RobotsDecision> AskRobotsAsync(string url, CancellationToken cancellationToken)
    {
        var parsed = UrlNormalizer.Parse(url, null) ?? throw new ArgumentException($"'{url}' is not an http or https address.", nameof(url));
        var robots = await _robots.GetAsync(parsed, cancellationToken);
        return robots.Trouble is null
            ? robots.Rules.Decide(_options.Agent, parsed.ToString())
            : new RobotsDecision(false, null, $"robots.txt could not be had, which forbids all: {robots.Detail}");
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _http.Dispose();
        _answers.Dispose();
    }

    private async Task<FetchOutcome> FollowAsync(
        FrontierEntry entry,
        Func<string, CancellationToken, Task<RedirectChoice>>? onRedirect,
        CancellationToken cancellationToken)
    {
        if (UrlNormalizer.Parse(entry.Url, null) is not { } url)
        {
            return FetchOutcome.Dropped(DropReason.OutOfScope, $"{entry.Url} is not an http or https address.") with { IsFinal = true };
        }

        var seen = new HashSet<string>(StringComparer.Ordinal) { url.ToString() };
        var known = entry;
        var largest = entry.Kind == FrontierKind.Sitemap ? Math.Max(_options.MaxBytes, _options.MaxSitemapBytes) : _options.MaxBytes;
        while (true)
        {
            if (await WhyNotAsync(url, cancellationToken) is { } refusal)
            {
                return refusal;
            }

            HttpAttempt answer;
            try
            {
                var (target, validators) = (url, known);
                answer = await _sites.Of(url).AskAsync(
                    token => _http.GetAsync(target, validators, largest, cutsBody: false, token),
                    _options.MaxRetryAfter,
                    _time,
                    cancellationToken);
            }
            catch (BrokenCircuitException)
            {
                return FetchOutcome.Dropped(DropReason.ConnectionFailed, "The site fails all the time and is left alone for a while.") with
                {
                    IsSiteWide = true,
                    RetryAt = _time.GetUtcNow() + _options.BreakDuration,
                };
            }
            catch (TimeoutRejectedException)
            {
                return FetchOutcome.Dropped(DropReason.TimedOut, "The request took too long altogether.");
            }

            if ((int)answer.Status is not (301 or 302 or 303 or 307 or 308))
            {
                return await _answers.ReadAsync(entry, url, answer, cancellationToken);
            }

            var next = answer.Location is { Length: > 0 } location ? UrlNormalizer.Parse(location, url) : null;
            if (next is null)
            {
                return FetchOutcome.Dropped(DropReason.BrokenBody, $"A redirect to nowhere: '{answer.Location}'.") with
                {
                    IsFinal = answer.Location is { Length: > 0 },
                };
            }

            if (!seen.Add(next.ToString()) || seen.Count > _options.MaxRedirects + 1)
            {
                return FetchOutcome.Dropped(DropReason.TooManyRedirects, $"{seen.Count} redirects, the last one to {next}.");
            }

            if (_guard.WhyRefused(next) is { } private_)
            {
                return FetchOutcome.Dropped(DropReason.AddressRefused, private_) with { IsFinal = true };
            }

            var choice = onRedirect is null
                ? RedirectChoice.Follow(entry with { Url = next.ToString(), ETag = null, LastModified = null })
                : await onRedirect(next.ToString(), cancellationToken);
            if (choice.Entry is null)
            {
                return FetchOutcome.Dropped(choice.Reason ?? DropReason.OutOfScope, choice.Detail) with
                {
                    RedirectsTo = next.ToString(),
                    LeadsTo = choice.Reason is null ? next.ToString() : null,
                    IsFinal = choice.Reason is not null,
                };
            }

            (url, known) = (next, choice.Entry);
        }
    }

    private async Task<FetchOutcome?> WhyNotAsync(ParsedUrl url, CancellationToken cancellationToken)
    {
        if (_guard.WhyRefused(url) is { } refusal)
        {
            return FetchOutcome.Dropped(DropReason.AddressRefused, refusal) with { IsFinal = true };
        }

        var robots = await _robots.GetAsync(url, cancellationToken);
        if (robots.Trouble is { } trouble)
        {
            return trouble == DropReason.AddressRefused
                ? FetchOutcome.Dropped(trouble, robots.Detail) with { IsFinal = true }
                : FetchOutcome.Dropped(DropReason.RobotsDisallowed, $"robots.txt could not be had, which forbids all: {robots.Detail}") with
                {
                    IsSiteWide = true,
                    RetryAt = robots.ValidUntil,
                };
        }

        var decision = robots.Rules.Decide(_options.Agent, url.ToString());
        return decision.IsAllowed
            ? null
            : FetchOutcome.Dropped(DropReason.RobotsDisallowed, $"robots.txt: {decision.Rule}") with { RetryAt = robots.ValidUntil };
    }
}
