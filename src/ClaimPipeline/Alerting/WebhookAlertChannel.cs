using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ClaimPipeline.Records;
using Polly;
using Polly.Retry;

namespace ClaimPipeline.Alerting;

/// <summary>
/// A POST of a JSON array of items. <c>X-ClaimPipeline-Delivery</c> names the delivery, the same for every try; with a secret,
/// <c>X-ClaimPipeline-Timestamp</c> holds the seconds since 1970 and <c>X-ClaimPipeline-Signature: sha256=...</c> the HMAC of these, a dot and
/// the body, so that a receiver can refuse what is forged or old. Redirects are not followed.
/// </summary>
public sealed class WebhookAlertChannel : IAlertChannel, IDisposable
{
    private readonly AlertingOptions _options;
    private readonly TimeProvider _time;
    private readonly HttpMessageInvoker _client;
    private readonly ResiliencePipeline<HttpStatusCode> _pipeline;

    /// <summary>A channel.</summary>
    /// <param name="options">Its settings.</param>
    /// <param name="time">The clock.</param>
    /// <param name="connect">Opens connections, and refuses addresses inside the operator's network.</param>
    public WebhookAlertChannel(AlertingOptions options, TimeProvider time, AlertConnect connect)
    {
        ArgumentNullException.ThrowIfNull(options);
        (_options, _time) = (options, time);
        _client = new(new SocketsHttpHandler
        {
            AllowAutoRedirect = false, UseCookies = false, UseProxy = false, ConnectCallback = (context, token) => connect(context, token),
        });
        var builder = new ResiliencePipelineBuilder<HttpStatusCode> { TimeProvider = time };
        if (options.WebhookAttempts > 1)
        {
            builder.AddRetry(new RetryStrategyOptions<HttpStatusCode>
            {
                MaxRetryAttempts = options.WebhookAttempts - 1,
                Delay = options.WebhookPause,
                BackoffType = DelayBackoffType.Exponential,
                ShouldHandle = new PredicateBuilder<HttpStatusCode>()
                    .Handle<HttpRequestException>()
                    .Handle<TimeoutException>()
                    .HandleResult(status => (int)status is >= 500 or 408 or 429),
            });
        }

        _pipeline = builder.Build();
    }

    /// <inheritdoc/>
    public AlertChannel Channel => AlertChannel.Webhook;

    /// <inheritdoc/>
    public async Task DeliverAsync(Alert alert, AlertDelivery delivery, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(alert);
        ArgumentNullException.ThrowIfNull(delivery);
        var body = Encoding.UTF8.GetBytes(JsonSerializer.Serialize([.. delivery.Items], RecordsJson.Compact.AlertItemArray));
        try
        {
            var status = await _pipeline.ExecuteAsync(
                async token => await PostAsync(alert.Target, delivery.Id, body, token), cancellationToken);
            if ((int)status is < 200 or >= 300)
            {
                throw new IOException(string.Create(CultureInfo.InvariantCulture, $"{Shown(alert.Target)} answered {(int)status}."));
            }
        }
        catch (Exception trouble) when (trouble is HttpRequestException or TimeoutException)
        {
            throw new IOException($"{Shown(alert.Target)} could not be reached: {trouble.Message}", trouble);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    /// <summary>An address without what may be secret in it: user, password, query.</summary>
    public static string Shown(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) ? uri.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped) : "the address";

    private async Task<HttpStatusCode> PostAsync(string address, string name, byte[] body, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(_options.WebhookTimeLimit);
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new("application/json");
        request.Headers.Add("X-ClaimPipeline-Delivery", name);
        if (_options.WebhookSecret.Length > 0)
        {
            var stamp = _time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
            byte[] signed = [.. Encoding.ASCII.GetBytes(stamp), (byte)'.', .. body];
            request.Headers.Add("X-ClaimPipeline-Timestamp", stamp);
            request.Headers.Add(
                "X-ClaimPipeline-Signature", "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(_options.WebhookSecret), signed)));
        }

        try
        {
            using var response = await _client.SendAsync(request, limit.Token);
            return response.StatusCode;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"no answer within {_options.WebhookTimeLimit}");
        }
    }
}
