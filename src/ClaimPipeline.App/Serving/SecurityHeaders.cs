using Microsoft.AspNetCore.Http;

namespace ClaimPipeline.App.Serving;

/// <summary>
/// What every answer tells the browser not to do. The policy allows our own files only: no inline script, no inline style, no frame
/// around us. An endpoint that needs another policy sets it before the answer begins, and keeps it.
/// </summary>
internal static class SecurityHeaders
{
    /// <summary>The policy of pages.</summary>
    public const string PagePolicy =
        "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; font-src 'none'; object-src 'none'; "
        + "base-uri 'none'; form-action 'self'; frame-src 'self'; frame-ancestors 'none'";

    /// <summary>Adds them when the answer begins.</summary>
    public static Task AddAsync(HttpContext context, RequestDelegate next)
    {
        context.Response.OnStarting(() =>
        {
            var headers = context.Response.Headers;
            headers.Remove("blazor-enhanced-nav");
            headers.TryAdd("Content-Security-Policy", PagePolicy);
            headers.TryAdd("X-Content-Type-Options", "nosniff");
            headers.TryAdd("X-Frame-Options", "DENY");
            // Not "no-referrer": with that, browsers call the origin of our own forms "null", which is told from nobody's.
            headers.TryAdd("Referrer-Policy", "same-origin");
            headers.TryAdd("Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=()");
            headers.TryAdd("Cross-Origin-Opener-Policy", "same-origin");
            headers.TryAdd("Cross-Origin-Resource-Policy", "same-origin");
            if (headers.CacheControl.Count == 0)
            {
                headers.CacheControl = "no-cache";
            }

            return Task.CompletedTask;
        });
        return next(context);
    }
}
