using ClaimPipeline.Records;

namespace ClaimPipeline.Crawling;

/// <summary>What an HTTP status that brings no page means.</summary>
public static class StatusReason
{
    /// <summary>The reason to drop an answer with that status.</summary>
    public static DropReason Of(int statusCode) => statusCode switch
    {
        404 or 410 => DropReason.Gone,
        401 or 402 or 403 or 451 => DropReason.Forbidden,
        429 => DropReason.RateLimited,
        >= 500 => DropReason.ServerError,
        204 or 205 => DropReason.Empty,
        >= 300 and < 400 => DropReason.TooManyRedirects,
        _ => DropReason.ClientError,
    };
}
