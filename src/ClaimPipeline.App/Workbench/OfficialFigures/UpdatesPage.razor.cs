using ClaimPipeline.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace ClaimPipeline.App.Workbench.OfficialFigures;

/// <summary>What became of files with new official data, at <c>/official/updates</c>: what <c>official updates</c> tells.</summary>
public sealed partial class UpdatesPage
{
    private const int Most = 100;

    internal static void Map(IEndpointRouteBuilder endpoints) => endpoints.MapGet("/official/updates", GetAsync);

    private static async Task<RazorComponentResult> GetAsync(IOfficialUpdateStore store, CancellationToken cancellationToken)
    {
        var look = await store.LastLookAsync(cancellationToken);
        return WorkbenchPages.Page<UpdatesPage>(
            StatusCodes.Status200OK,
            (nameof(Updates), await store.ListAsync(Most, cancellationToken)),
            (nameof(LookedAt), look?.At),
            (nameof(Troubles), look?.Troubles.ToArray() ?? []));
    }
}
