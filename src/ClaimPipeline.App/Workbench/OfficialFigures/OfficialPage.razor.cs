using ClaimPipeline.App.Official;
using ClaimPipeline.App.Serving;
using ClaimPipeline.Gazetteer;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace ClaimPipeline.App.Workbench.OfficialFigures;

/// <summary>The series of official figures, at <c>/official</c>.</summary>
public sealed partial class OfficialPage
{
    internal static void Map(IEndpointRouteBuilder endpoints) => endpoints.MapGet("/official", GetAsync);

    private static async Task<RazorComponentResult> GetAsync(
        string? words, string? indicator, string? commodity, string? place, string? source, string? page,
        OfficialCatalogue catalog, ServeOptions options, CancellationToken cancellationToken)
    {
        var data = await catalog.GetAsync(cancellationToken);
        var filter = new SeriesFilter(Typed(words), Typed(indicator), Typed(commodity), Typed(place), Typed(source));
        var found = filter.Of(data.Views).ToList();
        var shown = PageNumber.Of(page, found.Count, options.SeriesPerPage);
        return WorkbenchPages.Page<OfficialPage>(
            StatusCodes.Status200OK,
            (nameof(Filter), filter),
            (nameof(Rows), found.Skip((shown.Page - 1) * options.SeriesPerPage).Take(options.SeriesPerPage).ToList()),
            (nameof(Found), found.Count),
            (nameof(All), data.Views.Count),
            (nameof(Figures), data.Figures.Count),
            (nameof(Page), shown.Page),
            (nameof(Pages), shown.Pages),
            (nameof(Indicators), filter.Choices(data.Views, EntityKind.Indicator)),
            (nameof(Commodities), filter.Choices(data.Views, EntityKind.Commodity)),
            (nameof(Places), filter.Choices(data.Views, EntityKind.Place)),
            (nameof(Sources), filter.Choices(data.Views, null)));
    }

    private static string Typed(string? text) => text is null ? "" : text.Trim() is { Length: <= 200 } some ? some : text.Trim()[..200];
}
