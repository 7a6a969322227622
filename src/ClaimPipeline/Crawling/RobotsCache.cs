using System.Collections.Concurrent;
using System.Net;
using ClaimPipeline.Records;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace ClaimPipeline.Crawling;

/// <summary>The robots.txt files of the hosts that are being crawled, each fetched once in a while.</summary>
internal sealed class RobotsCache(CrawlingOptions options, SiteRegistry sites, HttpFetcher http, AddressGuard guard, TimeProvider time)
{
    private const int MostRedirects = 5;

    private readonly ConcurrentDictionary<string, Lazy<Task<RobotsFile>>> _files = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<PageAnswer> _answers = new();

    /// <summary>The answers that came since the last call, whatever their status: what later tells why a page was fetched or left alone.</summary>
    public IReadOnlyList<PageAnswer> TakeAnswers()
    {
        var taken = new List<PageAnswer>();
        while (_answers.TryDequeue(out var answer))
        {
            taken.Add(answer);
        }

        return taken;
    }

    /// <summary>What robots.txt of an address's host says; fetched when it is not known or too old.</summary>
    public async Task<RobotsFile> GetAsync(ParsedUrl url, CancellationToken cancellationToken)
    {
        var key = $"{url.Scheme}://{url.Authority}";
        while (true)
        {
            if (_files.Count > options.MaxRememberedSites)
            {
                ForgetOldest();
            }

            var entry = _files.GetOrAdd(key, _ => new Lazy<Task<RobotsFile>>(() => FetchAsync(url, cancellationToken)));
            try
            {
                var file = await entry.Value.WaitAsync(cancellationToken);
                if (file.ValidUntil > time.GetUtcNow())
                {
                    if (file.Delay is { } delay)
                    {
                        // Each time, for the site may have been forgotten meanwhile.
                        sites.Of(url).Gate.KeepDistance(delay);
                    }

                    return file;
                }
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                // Whoever asked first gave up; this caller has not.
            }

            _files.TryRemove(new KeyValuePair<string, Lazy<Task<RobotsFile>>>(key, entry));
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    private void ForgetOldest()
    {
        foreach (var old in _files.Where(f => f.Value is { IsValueCreated: true, Value.IsCompletedSuccessfully: true })
                     .OrderBy(f => f.Value.Value.Result.ValidUntil).Take(_files.Count / 4))
        {
            _files.TryRemove(old);
        }
    }

    private async Task<RobotsFile> FetchAsync(ParsedUrl page, CancellationToken cancellationToken)
    {
        var url = page with { User = "", Path = "/robots.txt", Query = null };
        for (var redirects = 0; ; redirects++)
        {
            if (guard.WhyRefused(url) is { } refusal)
            {
                return Unreachable(DropReason.AddressRefused, refusal);
            }

            HttpAttempt answer;
            try
            {
                answer = await sites.Of(url).AskAsync(
                    token => http.GetAsync(url, null, options.MaxRobotsBytes, cutsBody: true, token), options.MaxRetryAfter, time, cancellationToken);
            }
            catch (BrokenCircuitException)
            {
                return Unreachable(DropReason.ConnectionFailed, $"{url} was not asked for: its site fails all the time.");
            }
            catch (TimeoutRejectedException)
            {
                return Unreachable(DropReason.TimedOut, $"{url} did not come in time.");
            }

            var status = (int)answer.Status;
            Remember(page, url, answer);
            if (status is 301 or 302 or 303 or 307 or 308)
            {
                var target = answer.Location is { } location ? UrlParser.Parse(location, url) : null;
                if (target is null || redirects >= MostRedirects)
                {
                    return Allowing();
                }

                url = target;
                continue;
            }

            return answer.Trouble switch
            {
                null => Read(answer, page, url),
                DropReason.AddressRefused => Unreachable(DropReason.AddressRefused, answer.Detail),
                _ when status is >= 400 and < 500 and not (int)HttpStatusCode.TooManyRequests => Allowing(),
                _ when status is >= 200 and < 300 => Allowing(),
                { } reason => Unreachable(reason, $"{url}: {answer.Detail}"),
            };
        }
    }

    private void Remember(ParsedUrl page, ParsedUrl url, HttpAttempt answer)
    {
        if (answer.Status == 0)
        {
            return;
        }

        var (asked, address) = ($"{page.Scheme}://{page.Authority}/robots.txt", url.ToString());
        var body = BodyDecoder.Decode(answer.Wire.ToArray(), answer.ContentEncoding, options.MaxDecompressedBytes).Value ?? [];
        _answers.Enqueue(new PageAnswer(
            new FetchedPage
            {
                Id = FetchedPage.IdOf(address, body),
                RequestedUrl = asked,
                Url = address,
                Seed = "",
                FetchedAt = answer.At,
                StatusCode = (int)answer.Status,
                ContentType = answer.ContentType,
            },
            body,
            ContentKind.Text,
            answer.RequestHead,
            answer.ResponseHead,
            answer.ETag,
            default,
            IsNotModified: false));
    }

    private RobotsFile Read(HttpAttempt answer, ParsedUrl page, ParsedUrl from)
    {
        var body = BodyDecoder.Decode(answer.Wire.ToArray(), answer.ContentEncoding, options.MaxDecompressedBytes);
        if (!body.IsKept)
        {
            return Unreachable(body.Reason.Value, $"{from}: {body.Detail}");
        }

        var rules = RobotsRules.Parse(body.Value);
        return new RobotsFile(rules, null, "", time.GetUtcNow() + options.RobotsAge) { Delay = rules.CrawlDelay(options.Agent) };
    }

    private RobotsFile Allowing() => new(RobotsRules.AllowAll, null, "", time.GetUtcNow() + options.RobotsAge);

    private RobotsFile Unreachable(DropReason reason, string detail) =>
        new(RobotsRules.AllowAll, reason, detail, time.GetUtcNow() + options.RobotsRetry);
}
