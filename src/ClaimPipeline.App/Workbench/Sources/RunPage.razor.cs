using ClaimPipeline.Records;
using ClaimPipeline.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace ClaimPipeline.App.Workbench.Sources;

/// <summary>One run with all its counts, at <c>/runs/ID</c>.</summary>
public sealed partial class RunPage
{
    internal static void Map(IEndpointRouteBuilder endpoints) => endpoints.MapGet("/runs/{id}", GetAsync);

    /// <summary>How a run ended, in a word or two.</summary>
    internal static string Ending(Run run) => run switch
    {
        { FinishedAt: null } => "running or killed",
        { Interrupted: true } => "interrupted",
        _ => "finished",
    };

    private static async Task<RazorComponentResult> GetAsync(string id, IRunLedger ledger, CancellationToken cancellationToken) =>
        await ledger.GetAsync(new RunId(id), cancellationToken) is { } run
            ? WorkbenchPages.Page<RunPage>(StatusCodes.Status200OK, (nameof(Run), run))
            : WorkbenchPages.Error(StatusCodes.Status404NotFound, "There is no such run", "Ids of runs are written out in full here; the page of sources lists the latest ones.");
}
