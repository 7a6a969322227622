using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using ClaimPipeline.Records;

namespace ClaimPipeline.Crawling;

/// <summary>Sends one GET and reads its answer within all limits. Follows nothing, decodes nothing, keeps no cookies.</summary>
internal sealed class HttpFetcher : IDisposable
{
    private const string Accept = "text/html,application/xhtml+xml,application/xml;q=0.9,application/pdf;q=0.8,*/*;q=0.5";

    private const int ShortBody = 1 << 16;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly UriCreationOptions AsWritten = new() { DangerousDisablePathAndQueryCanonicalization = true };

    private readonly HttpMessageInvoker _client;
    private readonly CrawlingOptions _options;
    private readonly TimeProvider _time;

    public HttpFetcher(CrawlingOptions options, AddressGuard guard, TimeProvider time)
    {
        (_options, _time) = (options, time);
        _client = new HttpMessageInvoker(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,
            ConnectCallback = guard.ConnectAsync,
            ConnectTimeout = options.ConnectTimeout,
            MaxConnectionsPerServer = options.PerHostConcurrency,
            MaxResponseDrainSize = 0,
            MaxResponseHeadersLength = options.MaxHeaderKilobytes,
            PooledConnectionIdleTimeout = TimeSpan.FromMinutes(1),
            PooledConnectionLifetime = TimeSpan.FromMinutes(10),
            ResponseHeaderEncodingSelector = (_, _) => Encoding.Latin1,
            UseCookies = false,
            UseProxy = false,
        });
    }

    /// <param name="url">What to get.</param>
    /// <param name="known">Whose validators are sent; null for none.</param>
    /// <param name="maxBytes">Largest body.</param>
    /// <param name="cutsBody">Whether a larger body is cut instead of being trouble.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<HttpAttempt> GetAsync(
        ParsedUrl url, FrontierEntry? known, int maxBytes, bool cutsBody, CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(url.ToString(), in AsWritten, out var uri))
        {
            return Fail(DropReason.ClientError, $"{url} is no address that can be asked for.", mayRetry: false);
        }

        using var request = Request(uri, known);
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var phase = "head";
        var begun = _time.GetTimestamp();
        try
        {
            timeout.CancelAfter(_options.HeadersTimeout);
            using var response = await _client.SendAsync(request, timeout.Token);
            phase = "body";
            var answer = Answer(request, response);
            return (int)response.StatusCode switch
            {
                304 => answer,
                200 or 203 => await WithBodyAsync(answer, response, maxBytes, cutsBody, begun, timeout),

                // Nobody needs these bodies, but only a connection whose body was read can be used again.
                _ when response.Content.Headers.ContentLength > ShortBody => answer,
                _ => await WithBodyAsync(answer, response, ShortBody, cutsBody: true, begun, timeout),
            };
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Fail(DropReason.TimedOut, $"The {phase} did not come in time.", mayRetry: false);
        }
        catch (Exception trouble) when (trouble is HttpRequestException or IOException or SocketException or InvalidOperationException)
        {
            return Explain(trouble);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    private HttpRequestMessage Request(Uri uri, FrontierEntry? known)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, uri) { Version = HttpVersion.Version11 };
        var headers = request.Headers;
        headers.TryAddWithoutValidation("User-Agent", _options.UserAgent);
        headers.TryAddWithoutValidation("Accept", Accept);
        headers.TryAddWithoutValidation("Accept-Encoding", "gzip, deflate, br");
        if (_options.AcceptLanguage.Length > 0)
        {
            headers.TryAddWithoutValidation("Accept-Language", _options.AcceptLanguage);
        }

        if (known?.ETag is { } tag)
        {
            headers.TryAddWithoutValidation("If-None-Match", tag);
        }

        if (known?.LastModified is { } modified)
        {
            headers.TryAddWithoutValidation("If-Modified-Since", modified);
        }

        return request;
    }

    private HttpAttempt Answer(HttpRequestMessage request, HttpResponseMessage response)
    {
        var status = (int)response.StatusCode;
        var at = _time.GetUtcNow();
        var trouble = status is 200 or 203 or 304 or 301 or 302 or 303 or 307 or 308 ? (DropReason?)null : StatusReason.Of(status);
        return new HttpAttempt
        {
            Trouble = trouble,
            Detail = trouble is null ? "" : $"HTTP status {status}.",
            MayRetry = status is 429 or 500 or 502 or 503 or 504,
            RetryAfter = RetryAfterOf(response.Headers.NonValidated, at),
            Status = response.StatusCode,
            RequestHead = HeadOf(request),
            ResponseHead = HeadOf(response),
            Location = First(response.Headers.NonValidated, "Location") is { } location ? Utf8IfValid(location) : null,
            ContentType = First(response.Content.Headers.NonValidated, "Content-Type"),
            ContentEncoding = response.Content.Headers.NonValidated.TryGetValues("Content-Encoding", out var codings)
                ? string.Join(',', codings)
                : null,
            ETag = First(response.Headers.NonValidated, "ETag"),
            LastModified = First(response.Content.Headers.NonValidated, "Last-Modified"),
            Directives = response.Headers.NonValidated.TryGetValues("X-Robots-Tag", out var tags)
                ? RobotsDirectives.ParseHeader(tags, _options.Agent)
                : default,
            At = at,
        };
    }

    private async Task<HttpAttempt> WithBodyAsync(
        HttpAttempt answer, HttpResponseMessage response, int maxBytes, bool cutsBody, long begun, CancellationTokenSource timeout)
    {
        if (response.Content.Headers.ContentLength > maxBytes && !cutsBody)
        {
            return answer with { Trouble = DropReason.TooLarge, Detail = $"The body has more than {maxBytes} bytes." };
        }

        var known = response.Content.Headers.ContentLength;
        var wire = new WireBody(_options.LargeBodyBytes, known);
        try
        {
            await using var stream = await response.Content.ReadAsStreamAsync(timeout.Token);
            while (true)
            {
                var left = _options.RequestTimeout - _time.GetElapsedTime(begun);
                timeout.CancelAfter(left <= TimeSpan.Zero ? TimeSpan.Zero : left < _options.ReadTimeout ? left : _options.ReadTimeout);
                var read = await stream.ReadAsync(wire.Space, timeout.Token);
                if (read == 0)
                {
                    return answer with { Wire = wire };
                }

                wire.Advance(read);
                if (wire.Length > maxBytes)
                {
                    break;
                }
            }
        }
        catch
        {
            wire.Dispose();
            throw;
        }

        if (cutsBody)
        {
            wire.Cut(maxBytes);
            return answer with { Wire = wire };
        }

        wire.Dispose();
        return answer with { Trouble = DropReason.TooLarge, Detail = $"The body has more than {maxBytes} bytes." };
    }

    private static HttpAttempt Explain(Exception trouble)
    {
        for (var cause = trouble; cause is not null; cause = cause.InnerException)
        {
            if (cause is AddressRefusedException refused)
            {
                return Fail(DropReason.AddressRefused, refused.Message, mayRetry: false);
            }
        }

        var error = (trouble as HttpRequestException)?.HttpRequestError ?? (trouble as HttpIOException)?.HttpRequestError;
        return error switch
        {
            HttpRequestError.NameResolutionError =>
                Fail(DropReason.ConnectionFailed, $"The host's name does not resolve: {trouble.Message}", mayRetry: false),
            HttpRequestError.SecureConnectionError =>
                Fail(DropReason.ConnectionFailed, $"No secure connection: {trouble.InnerException?.Message ?? trouble.Message}", mayRetry: false),
            HttpRequestError.ConfigurationLimitExceeded =>
                Fail(DropReason.TooLarge, "The head of the answer is too large.", mayRetry: false),
            HttpRequestError.InvalidResponse =>
                Fail(DropReason.BrokenBody, $"The answer is no HTTP: {trouble.Message}", mayRetry: false),
            HttpRequestError.ResponseEnded when trouble is HttpIOException =>
                Fail(DropReason.BrokenBody, "The body is cut short.", mayRetry: true),
            _ => Fail(DropReason.ConnectionFailed, trouble.InnerException?.Message ?? trouble.Message, mayRetry: true),
        };
    }

    private static HttpAttempt Fail(DropReason reason, string detail, bool mayRetry) =>
        new() { Trouble = reason, Detail = detail, MayRetry = mayRetry };

    /// <summary>Both forms of RFC 9110: seconds, and a date.</summary>
    private static TimeSpan? RetryAfterOf(HttpHeadersNonValidated headers, DateTimeOffset now)
    {
        var text = First(headers, "Retry-After");
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
        {
            return TimeSpan.FromSeconds(seconds);
        }

        return DateTimeOffset.TryParseExact(text, "r", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date)
            ? date > now ? date - now : TimeSpan.Zero
            : null;
    }

    private static string? First(HttpHeadersNonValidated headers, string name) =>
        headers.TryGetValues(name, out var values) && values.Count > 0 ? values.First() : null;

    private static string Utf8IfValid(string latin1)
    {
        try
        {
            return latin1.All(char.IsAscii) ? latin1 : StrictUtf8.GetString(Encoding.Latin1.GetBytes(latin1));
        }
        catch (DecoderFallbackException)
        {
            return latin1;
        }
    }

    private static string HeadOf(HttpRequestMessage request)
    {
        var text = new StringBuilder();
        text.Append("GET ").Append(request.RequestUri!.PathAndQuery).Append(" HTTP/1.1\r\nHost: ").Append(request.RequestUri.Authority).Append("\r\n");
        Append(text, request.Headers.NonValidated);
        return text.ToString();
    }

    private static string HeadOf(HttpResponseMessage response)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"HTTP/{response.Version.ToString(2)} {(int)response.StatusCode} {response.ReasonPhrase}\r\n");
        Append(text, response.Headers.NonValidated);
        Append(text, response.Content.Headers.NonValidated);
        return text.ToString();
    }

    private static void Append(StringBuilder text, HttpHeadersNonValidated headers)
    {
        foreach (var (name, values) in headers)
        {
            foreach (var value in values)
            {
                text.Append(name).Append(": ").Append(value).Append("\r\n");
            }
        }
    }
}
