using ClaimPipeline.App.Access;
using ClaimPipeline.Records;
using ClaimPipeline.Scheduling;
using ClaimPipeline.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace ClaimPipeline.App.Workbench.Sources;

/// <summary>Sources, quarantine and the latest runs, at <c>/sources</c>.</summary>
public sealed partial class SourcesPage
{
    internal static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/sources", GetAsync);
        endpoints.MapPost("/sources/schedule", ScheduleAsync).RequireAuthorization(Roles.Admin);
        endpoints.MapPost("/sources/quarantine", QuarantineAsync).RequireAuthorization(Roles.Admin);
    }

    private static async Task<RazorComponentResult> GetAsync(string? page, SourcesReader reader, CancellationToken cancellationToken) =>
        Show(StatusCodes.Status200OK, await reader.ReadAsync(page, cancellationToken));

    private static async Task<IResult> ScheduleAsync(
        [FromForm] string? source, [FromForm] string? spec, [FromForm(Name = "do")] string? what,
        DataFolder folder, IScheduleStore store, SchedulePlanner planner, SourcesReader reader, TimeProvider time, CancellationToken cancellationToken)
    {
        var (name, typed, now) = (source ?? "", spec?.Trim() ?? "", time.GetUtcNow());
        var isKnown = (await store.ListAsync(cancellationToken)).Any(known => known.Source == name);
        if (what == "set" ? !isKnown && folder.Seeds().All(seed => seed.Name != name) : !isKnown)
        {
            return WorkbenchPages.Error(StatusCodes.Status404NotFound, "There is no such source", "It may have been taken off the seed list, or lost its schedule, meanwhile.");
        }

        if (what == "set" && Trouble(typed) is { } trouble)
        {
            return Show(StatusCodes.Status422UnprocessableEntity, await reader.ReadAsync(null, cancellationToken) with { Refused = (name, typed, trouble) });
        }

        await store.ChangeAsync(
            name,
            known => what switch
            {
                "set" => known?.Spec == typed ? known : planner.First(name, typed, isFromSeeds: false, now),
                "remove" => null,
                "now" => known is null ? null : known with { IsWanted = true },
                "pause" => known is null ? null : known with { IsPaused = true },
                "resume" => known is null ? null : known with { IsPaused = false },
                _ => known,
            },
            cancellationToken);
        return TypedResults.LocalRedirect($"/sources#source-{Uri.EscapeDataString(name)}");
    }

    private static async Task<IResult> QuarantineAsync(
        [FromForm] string? pass, [FromForm] string? item, [FromForm(Name = "do")] string? what, IQuarantineStore store, CancellationToken cancellationToken)
    {
        var state = what switch
        {
            "replay" => QuarantineState.Replay,
            "drop" => QuarantineState.Dropped,
            _ => (QuarantineState?)null,
        };
        return state is { } decided && await store.SetStateAsync(pass ?? "", item ?? "", decided, cancellationToken)
            ? TypedResults.LocalRedirect("/sources#quarantine")
            : WorkbenchPages.Error(StatusCodes.Status404NotFound, "It is not in quarantine any more", "A run has got through it meanwhile. Nothing was changed.");
    }

    private static string? Trouble(string spec)
    {
        try
        {
            SchedulePlanner.Check(spec);
            return null;
        }
        catch (FormatException trouble)
        {
            return trouble.Message;
        }
    }

    private static RazorComponentResult Show(int status, SourcesModel model) => WorkbenchPages.Page<SourcesPage>(status, (nameof(Model), model));
}
