using System.Globalization;
using System.Text;
using System.Text.Json;
using ClaimPipeline.App.Checking;
using ClaimPipeline.App.Official;
using ClaimPipeline.App.Serving;
using ClaimPipeline.Records;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ClaimPipeline.App.Workbench.Checks;

/// <summary>Check of one text, at <c>/check</c>. The answer to the form is the report itself: there is nothing stored to lead to.</summary>
public sealed partial class CheckFormPage
{
    internal static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/check", (ServeOptions options) => Page(StatusCodes.Status200OK, CheckRequest.Empty, options));
        endpoints.MapPost("/check", PostAsync).RequireRateLimiting(RateLimits.Checks);
    }

    private static async Task<IResult> PostAsync(
        HttpContext context, TextChecker checker, OfficialCatalogue catalogue, ServeOptions options, TimeProvider time, CancellationToken cancellationToken)
    {
        var form = await context.Request.ReadFormAsync(cancellationToken);
        var request = new CheckRequest(form["what"].ToString(), form["text"].ToString(), form["url"].ToString().Trim(), form["published"].ToString().Trim());
        DateOnly? published = DateOnly.TryParseExact(request.Published, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
        if (request.Published.Length > 0 && published is null)
        {
            return Failed(request, "published", $"'{request.Published}' is no day: write one as 2023-12-22.", options);
        }

        var page = request.What switch
        {
            "url" => await checker.FetchTypedAsync(request.Url, cancellationToken),
            _ when request.Text.Length > options.MaxCheckLength => (null, FormattableString.Invariant(
                $"A text may have {options.MaxCheckLength} characters; this one has {request.Text.Length}.")),
            "file" => await ReadAsync(form.Files.GetFile("file"), time, cancellationToken),
            _ => string.IsNullOrWhiteSpace(request.Text) ? (null, "Paste a text first.") : (checker.PageOf(request.Text, "file:pasted"), null),
        };
        var field = request.What is "url" or "file" ? request.What : "text";
        if (page.Page is not { } content)
        {
            return Failed(request, field, page.Error!, options);
        }

        var official = await catalogue.GetAsync(cancellationToken);

        // Long texts take their time; the thread that serves others is not to wait for it.
        var result = await Task.Run(() => checker.Check(content, published, official.Reference.Value), cancellationToken);
        if (result.Value is not { } report)
        {
            return Failed(request, field, $"This is no article that can be checked: {result.Detail}", options);
        }

        return form["as"].ToString() switch
        {
            "html" => TypedResults.File(Encoding.UTF8.GetBytes(CheckPage.Of(report)), "text/html; charset=utf-8", "report.html"),
            "json" => TypedResults.File(JsonSerializer.SerializeToUtf8Bytes(report, OutputJson.Of<CheckedText>()), "application/json", "report.json"),
            _ => Page(StatusCodes.Status200OK, request, options, report, SeriesCited(report, official)),
        };
    }

    private static async Task<(PageContent? Page, string? Error)> ReadAsync(IFormFile? file, TimeProvider time, CancellationToken cancellationToken)
    {
        if (file is null || file.Length == 0)
        {
            return (null, file is null || file.FileName.Length == 0 ? "Choose a file first." : $"'{file.FileName}' is empty.");
        }

        if (file.FileName.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) || PageFile.TypeOf(file.FileName) is not { } type)
        {
            return (null, $"'{file.FileName}' is none of .html, .txt, .pdf and .docx: choose another one, or paste its text.");
        }

        using var memory = new MemoryStream((int)file.Length);
        await file.CopyToAsync(memory, cancellationToken);
        return (PageFile.Of($"file:{PageFile.KeyOf(file.FileName)}", memory.ToArray(), type, TextChecker.Seed, time.GetUtcNow()), null);
    }

    private static Dictionary<OfficialFigureId, string> SeriesCited(CheckedText report, OfficialData official)
    {
        var cited = report.Claims.SelectMany(claim => claim.Verdict.Evidence).Select(evidence => evidence.Figure).OfType<OfficialFigureId>().ToHashSet();
        return official.Figures.Where(figure => cited.Contains(figure.Id)).DistinctBy(figure => figure.Id).ToDictionary(figure => figure.Id, figure => figure.Series);
    }

    private static IResult Failed(CheckRequest request, string field, string message, ServeOptions options) =>
        Page(StatusCodes.Status422UnprocessableEntity, request with { What = field == "published" ? request.What : field, Error = (field, message) }, options);

    private static IResult Page(
        int status, CheckRequest request, ServeOptions options, CheckedText? report = null, IReadOnlyDictionary<OfficialFigureId, string>? series = null) =>
        WorkbenchPages.Page<CheckFormPage>(
            status,
            (nameof(Request), request),
            (nameof(MaxBytes), (long)options.MaxRequestBytes),
            (nameof(Report), report),
            (nameof(SeriesOf), series ?? new Dictionary<OfficialFigureId, string>()));
}
