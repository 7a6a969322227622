using ClaimPipeline.App.Exporting;
using ClaimPipeline.App.Querying;
using ClaimPipeline.App.Serving;
using ClaimPipeline.Search;
using ClaimPipeline.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ClaimPipeline.App.Workbench.Exports;

/// <summary>
/// <c>/export</c>: what a query finds as a file, line by line as it is read, the same as <c>export --query</c> writes. It ends without
/// its last chunk when it fails half-way, so that no browser takes a part for the whole.
/// </summary>
internal static class ExportEndpoint
{
    private const string SafeInNames = "abcdefghijklmnopqrstuvwxyz0123456789";

    /// <summary>Adds it. It takes as long as there are claims, so no timeout ends it; a reader that reads nothing is cut off by the server.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) => endpoints.MapGet("/export", Get).DisableRequestTimeout();

    private static IResult Get(
        string? q, string? format, IAnalysisStore analyses, IVerdictStore verdicts, ISearchIndex index, ServeOptions options)
    {
        var typed = q ?? "";
        if (ExportFormat.Find(format ?? ExportFormat.Csv.Name) is not { } chosen)
        {
            return WorkbenchPages.Error(
                StatusCodes.Status400BadRequest, "There is no such format", $"There are {string.Join(", ", ExportFormat.All.Select(one => one.Name))}.");
        }

        var parsed = typed.Length <= options.MaxQueryLength ? QueryParser.Parse(typed, QueryNames.Resolve) : new ParsedQuery();
        if (parsed.Query is not { } query)
        {
            return WorkbenchPages.Error(
                StatusCodes.Status400BadRequest, "The query cannot be read",
                parsed.Error?.ToString() ?? FormattableString.Invariant($"A query may have {options.MaxQueryLength} characters; this one has {typed.Length}."));
        }

        return new Export(chosen, NameOf(typed, chosen), query, new ExportedClaims(analyses, verdicts, index));
    }

    private static string NameOf(string query, ExportFormat format)
    {
        var words = string.Concat(query.ToLowerInvariant().Select(c => SafeInNames.Contains(c, StringComparison.Ordinal) ? c : '-'))
            .Split('-', StringSplitOptions.RemoveEmptyEntries);
        var name = string.Join('-', words.Prepend("claims"));
        return $"{name[..Math.Min(60, name.Length)].TrimEnd('-')}.{format.Extension}";
    }

    private sealed class Export(ExportFormat format, string name, SearchQuery query, ExportedClaims claims) : IResult
    {
        public Task ExecuteAsync(HttpContext context)
        {
            context.Response.ContentType = format.ContentType;
            context.Response.Headers.ContentDisposition = $"attachment; filename=\"{name}\"";
            return claims.WriteAsync(context.Response.Body, format, query, context.RequestAborted);
        }
    }
}
