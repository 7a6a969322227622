using System.Text.Json;
using System.Text.RegularExpressions;
using ClaimPipeline.App.Serving;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.DependencyInjection;

namespace ClaimPipeline.App.Api;

/// <summary>
/// Problems as RFC 9457 has them, with two members of our own: <c>field</c>, the parameter or member that is wrong, and for queries
/// <c>column</c>, the character at which, from 1.
/// </summary>
internal static partial class ApiProblems
{
    /// <summary>A problem.</summary>
    public static ProblemHttpResult Of(int status, string detail, string? field = null, int? column = null)
    {
        var more = new Dictionary<string, object?>(StringComparer.Ordinal);
        if (field is not null)
        {
            more["field"] = field;
        }

        if (column is not null)
        {
            more["column"] = column;
        }

        return TypedResults.Problem(detail: detail, statusCode: status, extensions: more);
    }

    /// <summary>There is no such thing.</summary>
    public static ProblemHttpResult NotFound(string what, string id) => Of(StatusCodes.Status404NotFound, $"There is no {what} '{id}'.", "id");

    /// <summary>Answers what no endpoint has answered, or one has failed on.</summary>
    public static Task AnswerAsync(HttpContext context)
    {
        var status = context.Response.StatusCode;
        var options = context.RequestServices.GetRequiredService<ServeOptions>();
        if (context.Features.Get<IExceptionHandlerFeature>()?.Error is BadHttpRequestException bad)
        {
            status = bad.StatusCode;
            if (status == StatusCodes.Status400BadRequest)
            {
                return Write(context, Of(status, DetailOf(bad), FieldOf(bad)));
            }
        }

        return Write(context, Of(status, status switch
        {
            StatusCodes.Status401Unauthorized => "Log in, or send a token that is good: Authorization: Bearer cpt_...",
            StatusCodes.Status403Forbidden => "The account may not do that, or the request comes from a page of another site.",
            StatusCodes.Status404NotFound => "There is no such address; openapi.json lists those that there are.",
            StatusCodes.Status405MethodNotAllowed => "This address takes no such method.",
            StatusCodes.Status413PayloadTooLarge => FormattableString.Invariant($"The body may have {options.MaxRequestBytes} bytes (Serve:MaxRequestBytes)."),
            StatusCodes.Status415UnsupportedMediaType => "The body has to be application/json.",
            StatusCodes.Status503ServiceUnavailable => FormattableString.Invariant($"It took longer than {options.RequestTimeout.TotalSeconds} seconds (Serve:RequestTimeout)."),
            >= 500 => "Something went wrong on the server; its log says what.",
            _ => "The request cannot be answered.",
        }));
    }

    private static Task Write(HttpContext context, ProblemHttpResult problem) => problem.ExecuteAsync(context);

    private static string DetailOf(BadHttpRequestException bad) => bad.InnerException is JsonException json
        ? $"The body is not the JSON that is wanted here: {json.Message}"
        : bad.Message;

    private static string? FieldOf(BadHttpRequestException bad) => bad.InnerException is JsonException json
        ? json.Path?.Replace("$.", "", StringComparison.Ordinal)
        : Parameter().Match(bad.Message) is { Success: true } match ? match.Groups[1].Value : null;

    // As in: Failed to bind parameter "Nullable<int> limit" from "many".
    [GeneratedRegex("parameter \"[^\"]* (\\w+)\"")]
    private static partial Regex Parameter();
}
