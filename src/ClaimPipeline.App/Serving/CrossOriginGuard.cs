using Microsoft.AspNetCore.Http;

namespace ClaimPipeline.App.Serving;

/// <summary>
/// Refuses what a page of another site makes a browser send: every browser says with a request that changes something where it comes
/// from. Programs that say nothing of that kind are no browsers and have no cookies of anybody.
/// </summary>
internal static class CrossOriginGuard
{
    /// <summary>Answers 403 instead of going on.</summary>
    public static Task CheckAsync(HttpContext context, RequestDelegate next)
    {
        var request = context.Request;
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method) || IsOwn(request))
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }

    private static bool IsOwn(HttpRequest request)
    {
        if (request.Headers["Sec-Fetch-Site"] is [{ } site] && site is not ("same-origin" or "none"))
        {
            return false;
        }

        return request.Headers.Origin is not [var origin]
            || string.Equals(origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase);
    }
}
