using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;

namespace ClaimPipeline.App.Serving;

/// <summary>How much one account, or one address, may ask for in a minute.</summary>
internal static class RateLimits
{
    /// <summary>Policy of endpoints that check texts.</summary>
    public const string Checks = "checks";

    /// <summary>Puts the limits in; files of the workbench do not count.</summary>
    public static void Configure(RateLimiterOptions limiter, ServeOptions options, Func<HttpContext, string, Task> refuse)
    {
        limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context => context.Request.Path.StartsWithSegments("/assets")
            ? RateLimitPartition.GetNoLimiter("")
            : Window(context, options.RequestsPerMinute));
        limiter.AddPolicy(Checks, context => Window(context, options.ChecksPerMinute));
        limiter.OnRejected = async (rejected, cancellationToken) =>
        {
            var seconds = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? (int)Math.Ceiling(wait.TotalSeconds) : 60;
            rejected.HttpContext.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
            await refuse(rejected.HttpContext, string.Create(
                CultureInfo.InvariantCulture,
                $"At most {options.RequestsPerMinute} requests a minute (Serve:RequestsPerMinute), of these {options.ChecksPerMinute} checks (Serve:ChecksPerMinute): try again in {seconds} seconds."));
        };
    }

    private static RateLimitPartition<string> Window(HttpContext context, int perMinute) => RateLimitPartition.GetFixedWindowLimiter(
        context.User.Identity?.Name ?? context.Connection.RemoteIpAddress?.ToString() ?? "",
        _ => new FixedWindowRateLimiterOptions { PermitLimit = perMinute, Window = TimeSpan.FromMinutes(1), QueueLimit = 0 });
}
