using System.Runtime.CompilerServices;
using System.Text.Json;
using ClaimPipeline.App.Checking;
using ClaimPipeline.App.Official;
using ClaimPipeline.App.Serving;
using ClaimPipeline.Comparison;
using ClaimPipeline.Records;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace ClaimPipeline.App.Api;

/// <summary>Check of texts that are not in the store, and do not get into it.</summary>
internal static class CheckApi
{
    private const string Name = "check:request";

    public static void Map(IEndpointRouteBuilder api)
    {
        var check = api.MapGroup("/check").WithTags("check").RequireRateLimiting(RateLimits.Checks);
        check.MapPost("", PostAsync).WithSummary("Check one text, or the page at an address.");
        check.MapPost("/batch", PostBatchAsync).WithSummary("Check texts, one JSON object a line; the answers come a line each, in order, as they are made.")
            .Accepts<CheckRequest>("application/x-ndjson");
    }

    private static async Task<Results<Tagged<CheckedText>, ProblemHttpResult>> PostAsync(
        CheckRequest request, TextChecker checker, OfficialCatalogue official, ServeOptions options, CancellationToken cancellationToken)
    {
        var reference = (await official.GetAsync(cancellationToken)).Reference.Value;
        var answer = await CheckAsync(request, 1, checker, reference, options, cancellationToken);
        return answer.Checked is { } text
            ? new Tagged<CheckedText>(text)
            : ApiProblems.Of(answer.IsTooLarge ? StatusCodes.Status413PayloadTooLarge : StatusCodes.Status422UnprocessableEntity, answer.Error!, answer.Field);
    }

    private static async Task<Ndjson<CheckAnswer>> PostBatchAsync(
        HttpRequest request, TextChecker checker, OfficialCatalogue official, ServeOptions options, CancellationToken cancellationToken)
    {
        var reference = (await official.GetAsync(cancellationToken)).Reference.Value;
        var lines = new List<string>();
        using (var reader = new StreamReader(request.Body))
        {
            while (await reader.ReadLineAsync(cancellationToken) is { } line)
            {
                lines.Add(line);
            }
        }

        if (lines.Count(line => line.Length > 0) > options.MaxBatch)
        {
            throw ApiException.Of(
                StatusCodes.Status413PayloadTooLarge, "body", FormattableString.Invariant($"A batch may have {options.MaxBatch} lines (Serve:MaxBatch)."));
        }

        return new Ndjson<CheckAnswer>(AnswersAsync(lines, checker, reference, options, cancellationToken));
    }

    private static async IAsyncEnumerable<CheckAnswer> AnswersAsync(
        List<string> lines, TextChecker checker, ReferenceData reference, ServeOptions options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var i = 0; i < lines.Count; i++)
        {
            if (lines[i].Length > 0)
            {
                var (request, error) = Read(lines[i]);
                yield return request is null
                    ? new CheckAnswer(null, i + 1, null, error, null)
                    : (await CheckAsync(request, i + 1, checker, reference, options, cancellationToken)).Answer;
            }
        }
    }

    private static (CheckRequest? Request, string? Error) Read(string line)
    {
        try
        {
            return (JsonSerializer.Deserialize(line, OutputJson.Of<CheckRequest>()) ?? throw new JsonException("it is null"), null);
        }
        catch (JsonException trouble)
        {
            return (null, $"The line is not the JSON that is wanted here: {trouble.Message}");
        }
    }

    private static async Task<Outcome> CheckAsync(
        CheckRequest request, int line, TextChecker checker, ReferenceData reference, ServeOptions options, CancellationToken cancellationToken)
    {
        Outcome Failed(string error, string field, bool isTooLarge = false) => new(new CheckAnswer(request.Id, line, null, error, field), isTooLarge);
        if (string.IsNullOrWhiteSpace(request.Text) == string.IsNullOrWhiteSpace(request.Url))
        {
            return Failed("Send either a text or a url.", "text");
        }

        if (request.Text?.Length > options.MaxCheckLength)
        {
            return Failed(
                FormattableString.Invariant($"A text may have {options.MaxCheckLength} characters (Serve:MaxCheckLength); this one has {request.Text.Length}."), "text", isTooLarge: true);
        }

        PageContent page;
        if (request.Text is { } text)
        {
            page = checker.PageOf(text, Name);
        }
        else
        {
            var (fetched, error) = await checker.FetchTypedAsync(request.Url!, cancellationToken);
            if (fetched is null)
            {
                return Failed(error!, "url");
            }

            page = fetched;
        }

        var result = checker.Check(page, request.Published, reference);
        return result.Value is { } made
            ? new Outcome(new CheckAnswer(request.Id, line, made, null, null), false)
            : Failed($"This is no article that can be checked: {result.Reason} ({result.Detail}).", request.Text is null ? "url" : "text");
    }

    private sealed record Outcome(CheckAnswer Answer, bool IsTooLarge)
    {
        public CheckedText? Checked => Answer.Checked;

        public string? Error => Answer.Error;

        public string? Field => Answer.Field;
    }
}
