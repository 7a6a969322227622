using ClaimPipeline.App.Official;
using ClaimPipeline.App.Serving;
using ClaimPipeline.Records;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace ClaimPipeline.App.Workbench.OfficialFigures;

/// <summary>One series, at <c>/official/series?key=KEY</c>.</summary>
public sealed partial class SeriesPage
{
    internal static void Map(IEndpointRouteBuilder endpoints) => endpoints.MapGet("/official/series", GetAsync);

    private static async Task<RazorComponentResult> GetAsync(
        string? key, OfficialCatalogue catalog, CitationFinder citations, ServeOptions options, CancellationToken cancellationToken) =>
        (await catalog.GetAsync(cancellationToken)).RowsOf(key ?? "") is { Count: > 0 } rows
            ? WorkbenchPages.Page<SeriesPage>(
                StatusCodes.Status200OK,
                (nameof(Series), new SeriesView(key!, rows.ToValueList())),
                (nameof(Citations), await citations.FindAsync(new SeriesView(key!, rows.ToValueList()), options.CitationsSought, cancellationToken)))
            : WorkbenchPages.Error(
                StatusCodes.Status404NotFound, "There is no such series", "It may have been imported under another key: look for it under Official figures.");
}
