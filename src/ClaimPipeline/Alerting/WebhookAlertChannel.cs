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
/// A POST of a JSON array of items. <c>X-ClaimPipeline-Delivery</c> names it, so that a receiver can tell a repeated one;
/// <c>X-ClaimPipeline-Signature: sha256=...</c> is the HMAC of the body. Redirects are not followed.
/// </summary>
public sealed class WebhookAlertChannel : IAlertChannel, IDisposable
{
    private readonly AlertingOptions _options;
    private readonly HttpMessageInvoker _client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
    private readonly ResiliencePipeline<HttpStatusCode> _pipeline;

    /// <summary>A channel with these settings and that clock.</summary>
    public WebhookAlertChannel(AlertingOptions options, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
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
    public async Task DeliverAsync(Alert alert, IReadOnlyList<AlertItem> items, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(alert);
        ArgumentNullException.ThrowIfNull(items);
        if (items.Count == 0)
        {
            return;
        }

        var body = Encoding.UTF8.GetBytes(JsonSerializer.Serialize([.. items], RecordsJson.Compact.AlertItemArray));
        try
        {
            var status = await _pipeline.ExecuteAsync(
                async token => await PostAsync(alert.Target, NameOf(alert, items), body, token), cancellationToken);
            if ((int)status is < 200 or >= 300)
            {
                throw new IOException(string.Create(CultureInfo.InvariantCulture, $"{alert.Target} answered {(int)status}."));
            }
        }
        catch (Exception trouble) when (trouble is HttpRequestException or TimeoutException)
        {
            throw new IOException($"{alert.Target} could not be reached: {trouble.Message}", trouble);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    private static string NameOf(Alert alert, IReadOnlyList<AlertItem> items) =>
        string.Create(CultureInfo.InvariantCulture, $"{alert.Name}-{items[0].Number}-{items[^1].Number}");

    private async Task<HttpStatusCode> PostAsync(string address, string name, byte[] body, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(_options.WebhookTimeLimit);
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new("application/json");
        request.Headers.Add("X-ClaimPipeline-Delivery", name);
        if (_options.WebhookSecret.Length > 0)
        {
            var signature = HMACSHA256.HashData(Encoding.UTF8.GetBytes(_options.WebhookSecret), body);
            request.Headers.Add("X-ClaimPipeline-Signature", "sha256=" + Convert.ToHexStringLower(signature));
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
