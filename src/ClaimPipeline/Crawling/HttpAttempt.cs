using System.Net;
using ClaimPipeline.Records;

namespace ClaimPipeline.Crawling;

/// <summary>One request with whatever came back.</summary>
internal sealed record HttpAttempt
{
    /// <summary>Why nothing useful came; null when a whole answer did.</summary>
    public DropReason? Trouble { get; init; }

    /// <summary>What exactly.</summary>
    public string Detail { get; init; } = "";

    /// <summary>Whether trying again at once may help.</summary>
    public bool MayRetry { get; init; }

    /// <summary>How long the server wants us to wait; null when it did not say.</summary>
    public TimeSpan? RetryAfter { get; init; }

    public HttpStatusCode Status { get; init; }

    /// <summary>The body as sent, cut at the limit where the caller asked for that.</summary>
    public WireBody Wire { get; init; } = WireBody.Empty;

    public string RequestHead { get; init; } = "";

    public string ResponseHead { get; init; } = "";

    public string? Location { get; init; }

    public string? ContentType { get; init; }

    public string? ContentEncoding { get; init; }

    public string? ETag { get; init; }

    public string? LastModified { get; init; }

    public RobotsDirectives Directives { get; init; }

    public DateTimeOffset At { get; init; }

    /// <summary>Whether the site as a whole seems to be in trouble.</summary>
    public bool IsSiteTrouble => Trouble is DropReason.ConnectionFailed or DropReason.TimedOut || (int)Status is 429 or >= 500;
}
