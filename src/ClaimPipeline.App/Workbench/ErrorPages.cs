using Microsoft.AspNetCore.Http;

namespace ClaimPipeline.App.Workbench;

/// <summary>A page for every answer that would have no body, and for what went wrong unforeseen; details go to the log only.</summary>
internal static class ErrorPages
{
    /// <summary>Answers with the page of the status.</summary>
    public static Task AnswerAsync(HttpContext context)
    {
        var status = context.Response.StatusCode;
        var (heading, text) = status switch
        {
            StatusCodes.Status403Forbidden => ("Not allowed", "Your account may not do this, or the request came from another site. Nothing was changed."),
            StatusCodes.Status404NotFound => ("There is no such page", "The address may be mistyped, or another run has replaced what it led to."),
            StatusCodes.Status405MethodNotAllowed => ("Not possible here", "This address takes no such request."),
            StatusCodes.Status413PayloadTooLarge => ("Too large", "What was sent is larger than this server takes."),
            StatusCodes.Status503ServiceUnavailable => ("It took too long", "Try again, with a narrower search if it was one."),
            >= 500 => ("Something went wrong", "The server's log says what. Nothing half-done was stored."),
            _ => ("This cannot be answered", "Check what was typed, and go back."),
        };
        return WorkbenchPages.Error(status, heading, text).ExecuteAsync(context);
    }
}
