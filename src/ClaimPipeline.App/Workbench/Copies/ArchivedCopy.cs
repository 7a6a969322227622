using System.Text;
using ClaimPipeline.App.Sanitizing;
using ClaimPipeline.Archive;
using ClaimPipeline.Extraction;
using ClaimPipeline.Records;
using ClaimPipeline.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ClaimPipeline.App.Workbench.Copies;

/// <summary>
/// The archived copy of a page, at <c>/pages/{id}/copy</c>, for a sandboxed frame: cleaned, and under a policy that would forbid whatever had
/// slipped through.
/// </summary>
internal static class ArchivedCopy
{
    private const string Policy = "sandbox; default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";
    private const int MostBytes = 8 << 20;

    public static void Map(IEndpointRouteBuilder endpoints) => endpoints.MapGet("/pages/{id}/copy", GetAsync);

    private static async Task<IResult> GetAsync(string id, IPageStore pages, IPageArchive archive, HttpContext context)
    {
        context.Response.Headers.ContentSecurityPolicy = Policy;
        context.Response.Headers.XFrameOptions = "SAMEORIGIN";
        if (await pages.GetAsync(new PageId(id), context.RequestAborted) is not { Location: { } location } page)
        {
            return WorkbenchPages.Error(StatusCodes.Status404NotFound, "There is no such page", "The archive does not hold it.");
        }

        var body = await archive.ReadBodyAsync(location, context.RequestAborted);
        var isText = page.ContentType is null || page.ContentType.StartsWith("text/", StringComparison.OrdinalIgnoreCase) || page.ContentType.Contains("html", StringComparison.OrdinalIgnoreCase);
        if (!isText || body.Length > MostBytes)
        {
            return Results.Text("<!DOCTYPE html><html lang=\"en\"><head><title>Archived copy</title></head><body><p>This copy is no page of text, or too large to be shown here.</p></body></html>", "text/html", Encoding.UTF8);
        }

        return Results.Text(PageSanitizer.Clean(ContentDecoder.Decode(body.Span, page.ContentType)), "text/html", Encoding.UTF8);
    }
}
