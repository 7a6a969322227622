using ClaimPipeline.App.Official;
using ClaimPipeline.App.Serving;
using ClaimPipeline.Gazetteer;
using ClaimPipeline.OfficialFigures;
using ClaimPipeline.Records;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace ClaimPipeline.App.Workbench.OfficialFigures;

/// <summary>Two editions side by side, at <c>/official/editions</c>: what <c>official diff</c> tells.</summary>
public sealed partial class EditionsPage
{
    internal static void Map(IEndpointRouteBuilder endpoints) => endpoints.MapGet("/official/editions", GetAsync);

    private static async Task<RazorComponentResult> GetAsync(
        string? from, string? to, string? commodity, string? page, OfficialCatalogue catalog, ServeOptions options, CancellationToken cancellationToken)
    {
        var data = await catalog.GetAsync(cancellationToken);
        var editions = data.Views.SelectMany(s => s.Rows).Where(row => row.Edition.Length > 0)
            .GroupBy(row => (row.Edition, row.Source))
            .Select(g => (g.Key.Edition, g.Key.Source, Rows: g.Count(), Published: g.Max(row => row.Published?.Start) ?? DateOnly.MinValue))
            .OrderBy(e => e.Source, StringComparer.Ordinal).ThenByDescending(e => e.Published).ThenByDescending(e => e.Edition, StringComparer.Ordinal)
            .ToList();
        var choices = editions.DistinctBy(e => e.Edition).Select(e => KeyValuePair.Create(e.Edition, $"{e.Edition} ({e.Source})")).ToList();

        // The two newest whole editions of the largest publisher, as long as nothing was chosen.
        var largest = editions.GroupBy(e => e.Source).MaxBy(g => g.Sum(e => e.Rows))?.ToList() ?? [];
        var usual = largest.Where(e => e.Rows * 2 >= largest.Max(other => other.Rows)).Take(2).Select(e => e.Edition).ToList();
        var (older, newer, code) = (from ?? usual.LastOrDefault() ?? "", to ?? usual.FirstOrDefault() ?? "", commodity?.Trim() ?? "");
        var unknown = new[] { older, newer }.FirstOrDefault(e => !choices.Exists(choice => choice.Key == e));
        var error = unknown is null ? null : $"There are no figures of the edition '{unknown}': choose one of the list.";
        var changes = error is not null ? [] : EditionDiff.Between(RowsOf(data, code), older, newer);
        var shown = PageNumber.Of(page, changes.Count, options.SeriesPerPage);
        return WorkbenchPages.Page<EditionsPage>(
            error is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest,
            (nameof(From), older),
            (nameof(To), newer),
            (nameof(Commodity), code),
            (nameof(Editions), choices),
            (nameof(Commodities), new SeriesFilter("", "", "", "", "").Choices(data.Views, EntityKind.Commodity)),
            (nameof(Rows), changes.Skip((shown.Page - 1) * options.SeriesPerPage).Take(options.SeriesPerPage).ToList()),
            (nameof(Changed), changes.Count(c => c.Old is not null && c.New is not null)),
            (nameof(Gone), changes.Count(c => c.New is null)),
            (nameof(Added), changes.Count(c => c.Old is null)),
            (nameof(Page), shown.Page),
            (nameof(Pages), shown.Pages),
            (nameof(Error), error));
    }

    private static IEnumerable<OfficialFigure> RowsOf(OfficialData data, string commodity) =>
        data.Views.Where(s => commodity.Length == 0 || s.Latest.Subject.Value == commodity).SelectMany(s => s.Rows);
}
