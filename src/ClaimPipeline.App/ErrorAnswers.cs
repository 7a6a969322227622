using ClaimPipeline.App.Api;
using ClaimPipeline.App.Workbench;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace ClaimPipeline.App;

/// <summary>An answer with a body for whatever has none, and for what went wrong unforeseen: a problem for programs, a page for people.</summary>
internal static class ErrorAnswers
{
    /// <summary>Puts them in.</summary>
    public static void Use(WebApplication app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandler = AnswerAsync,
            SuppressDiagnosticsCallback = context => context.Exception is BadHttpRequestException,
            StatusCodeSelector = trouble => trouble is BadHttpRequestException bad ? bad.StatusCode : StatusCodes.Status500InternalServerError,
        });
        app.UseStatusCodePages(context => AnswerAsync(context.HttpContext));
    }

    /// <summary>Refuses a request that is one too many.</summary>
    public static Task RefuseAsync(HttpContext context, string why) => IsApi(context)
        ? ApiProblems.Of(StatusCodes.Status429TooManyRequests, why).ExecuteAsync(context)
        : WorkbenchPages.Error(StatusCodes.Status429TooManyRequests, "Too many requests", why).ExecuteAsync(context);

    private static Task AnswerAsync(HttpContext context) => IsApi(context) ? ApiProblems.AnswerAsync(context) : ErrorPages.AnswerAsync(context);

    private static bool IsApi(HttpContext context) => context.Request.Path.StartsWithSegments("/api");
}
