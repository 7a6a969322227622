using ClaimPipeline.App.Official;
using ClaimPipeline.App.Serving;
using ClaimPipeline.Gazetteer;
using ClaimPipeline.Records;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace ClaimPipeline.App.Workbench.OfficialFigures;

/// <summary>The measures, at <c>/official/measures</c>; <c>#ID</c> is one of them.</summary>
public sealed partial class MeasuresPage
{
    internal static void Map(IEndpointRouteBuilder endpoints) => endpoints.MapGet("/official/measures", GetAsync);

    private static async Task<RazorComponentResult> GetAsync(
        string? place, string? commodity, string? type, string? on, string? page,
        OfficialCatalogue catalog, ServeOptions options, CancellationToken cancellationToken)
    {
        var all = (await catalog.GetAsync(cancellationToken)).Measures;
        var (by, what, kind, typed) = (place?.Trim() ?? "", commodity?.Trim() ?? "", type?.Trim() ?? "", on?.Trim() ?? "");
        Period? day = Period.TryParse(typed, out var read) ? read : null;
        var error = typed.Length > 0 && day is null ? $"'{typed}' is no day: write one as 2023-12-31." : null;
        var found = all
            .Where(m => by.Length == 0 || m.Jurisdiction.Value == by)
            .Where(m => what.Length == 0 || m.Commodities.Contains(new EntityId(what)))
            .Where(m => kind.Length == 0 || m.Type == kind)
            .Where(m => day is not { } then || (m.InForceFrom is { } from && from.Start <= then.End && (m.InForceTo is not { } to || to.End >= then.Start)))
            .OrderByDescending(m => (m.InForceFrom ?? m.Announced)?.Start ?? DateOnly.MinValue).ThenBy(m => m.Id.Value, StringComparer.Ordinal)
            .ToList();
        var shown = PageNumber.Of(page, found.Count, options.SeriesPerPage);
        return WorkbenchPages.Page<MeasuresPage>(
            error is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest,
            (nameof(Place), by),
            (nameof(Commodity), what),
            (nameof(Type), kind),
            (nameof(On), typed),
            (nameof(Error), error),
            (nameof(Places), Choices(all.Select(m => m.Jurisdiction), EntityKind.Place)),
            (nameof(Commodities), Choices(all.SelectMany(m => m.Commodities), EntityKind.Commodity)),
            (nameof(Types), all.DistinctBy(m => m.Type).Select(m => KeyValuePair.Create(m.Type, m.TypeLabel)).OrderBy(p => p.Value, StringComparer.OrdinalIgnoreCase).ToList()),
            (nameof(Rows), found.Skip((shown.Page - 1) * options.SeriesPerPage).Take(options.SeriesPerPage).ToList()),
            (nameof(Found), found.Count),
            (nameof(All), all.Count),
            (nameof(Page), shown.Page),
            (nameof(Pages), shown.Pages));
    }

    private static List<KeyValuePair<string, string>> Choices(IEnumerable<EntityId> codes, EntityKind kind) =>
        [.. codes.Distinct().Select(code => KeyValuePair.Create(code.Value, SeriesView.NameOf(kind, code))).OrderBy(p => p.Value, StringComparer.OrdinalIgnoreCase)];
}
