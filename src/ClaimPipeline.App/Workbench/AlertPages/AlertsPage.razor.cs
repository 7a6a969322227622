using System.Globalization;
using ClaimPipeline.App.Access;
using ClaimPipeline.App.Alerts;
using ClaimPipeline.App.Querying;
using ClaimPipeline.App.Serving;
using ClaimPipeline.Pipeline;
using ClaimPipeline.Records;
using ClaimPipeline.Search;
using ClaimPipeline.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace ClaimPipeline.App.Workbench.AlertPages;

/// <summary>Saved searches and what became of what they found, at <c>/alerts</c>; <c>q</c> fills in a search to be saved.</summary>
public sealed partial class AlertsPage
{
    private const int HitsShown = 10;

    internal static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/alerts", GetAsync).RequireAuthorization(Roles.Admin);
        endpoints.MapPost("/alerts", AddAsync).RequireAuthorization(Roles.Admin);
        endpoints.MapPost("/alerts/change", ChangeAsync).RequireAuthorization(Roles.Admin);
        endpoints.MapPost("/alerts/outbox", OutboxAsync).RequireAuthorization(Roles.Admin);
        endpoints.MapGet("/alerts/feed", FeedAsync);
    }

    private static async Task<RazorComponentResult> GetAsync(string? q, string? done, IAlertStore store, CancellationToken cancellationToken) => await ShowAsync(
        StatusCodes.Status200OK, store, new AlertDraft("", q ?? "", "atom", ""), TextOf(done), cancellationToken);

    private static async Task<IResult> AddAsync(
        [FromForm] string? name, [FromForm] string? query, [FromForm] string? how, [FromForm] string? to,
        IAlertStore store, AlertPass alerts, DataFolder folder, ServeOptions options, TimeProvider time, CancellationToken cancellationToken)
    {
        var draft = new AlertDraft(name?.Trim() ?? "", query?.Trim() ?? "", how ?? "atom", to?.Trim() ?? "");
        Task<RazorComponentResult> Refused(string field, string message) =>
            ShowAsync(StatusCodes.Status422UnprocessableEntity, store, draft with { Error = (field, message) }, "", cancellationToken);
        if (Trouble(() => AlertForm.CheckName(draft.Name)) is { } wrongName)
        {
            return await Refused("name", wrongName);
        }

        var parsed = draft.Query.Length > options.MaxQueryLength ? null : QueryParser.Parse(draft.Query, QueryNames.Resolve);
        if (draft.Query.Length == 0 || parsed?.Query is null)
        {
            return await Refused("query", draft.Query.Length == 0 ? "Type a search." : parsed?.Error?.ToString() ?? $"A search may have {options.MaxQueryLength} characters.");
        }

        Alert? alert = null;
        var wrongTarget = Trouble(() =>
        {
            var (channel, target) = AlertForm.ReadTarget(draft.Target, file => AlertForm.FileIn(folder.AlertsFolder, file));
            alert = new Alert { Name = draft.Name, Query = draft.Query, Channel = channel, Target = target, CreatedAt = time.GetUtcNow() };
        });
        if (alert is null)
        {
            return await Refused("to", wrongTarget ?? "");
        }

        return await alerts.AddAsync(alert, cancellationToken) is { } found
            ? TypedResults.LocalRedirect(string.Create(CultureInfo.InvariantCulture, $"/alerts?done=saved-{found}"))
            : await Refused("name", $"There is an alert '{draft.Name}' already: take another name, or remove that one first.");
    }

    private static async Task<IResult> ChangeAsync(
        [FromForm] string? name, [FromForm(Name = "do")] string? what, IAlertStore store, AlertPass alerts, CancellationToken cancellationToken)
    {
        if ((await store.ListAsync(cancellationToken)).FirstOrDefault(known => known.Name == name) is not { } alert)
        {
            return Gone();
        }

        if (what == "remove")
        {
            await store.RemoveAsync(alert.Name, cancellationToken);
            return TypedResults.LocalRedirect("/alerts?done=removed");
        }

        var outcome = await alerts.RunAsync(alert, cancellationToken);
        return TypedResults.LocalRedirect(string.Create(
            CultureInfo.InvariantCulture, $"/alerts?done={(outcome.Trouble is null ? "ran" : "waits")}-{outcome.Found}-{outcome.Told}#alert-{alert.Name}"));
    }

    private static async Task<IResult> OutboxAsync(
        [FromForm] string? id, [FromForm(Name = "do")] string? what, IAlertStore store, CancellationToken cancellationToken)
    {
        if ((await store.OutboxAsync(AlertDeliveryState.Dead, cancellationToken)).FirstOrDefault(dead => dead.Id == id) is not { } delivery)
        {
            return Gone();
        }

        if (what == "retry")
        {
            await store.SaveAsync(delivery with { State = AlertDeliveryState.Pending, Attempts = 0 }, cancellationToken);
        }
        else
        {
            await store.DropAsync(delivery.Id, cancellationToken);
        }

        return TypedResults.LocalRedirect(what == "retry" ? "/alerts?done=retried" : "/alerts?done=dropped");
    }

    private static async Task<IResult> FeedAsync(string? name, IAlertStore store, CancellationToken cancellationToken)
    {
        var alert = (await store.ListAsync(cancellationToken)).FirstOrDefault(known => known.Name == name && known.Channel == AlertChannel.Atom);
        return alert is null ? Gone()
            : !File.Exists(alert.Target) ? WorkbenchPages.Error(StatusCodes.Status404NotFound, "The feed is not there yet", "It comes with the first claim that the alert tells.")
            : TypedResults.Bytes(await File.ReadAllBytesAsync(alert.Target, cancellationToken), "application/atom+xml");
    }

    private static RazorComponentResult Gone() => WorkbenchPages.Error(StatusCodes.Status404NotFound, "It is not there any more", "Somebody has removed it meanwhile. Nothing was changed.");

    private static async Task<RazorComponentResult> ShowAsync(int status, IAlertStore store, AlertDraft draft, string told, CancellationToken cancellationToken)
    {
        // Two reads, however many alerts there are.
        var outbox = (await store.OutboxAsync(null, cancellationToken)).ToLookup(delivery => delivery.Alert, StringComparer.Ordinal);
        var rows = (await store.ListAsync(cancellationToken)).Select(alert => new AlertRow(
            alert,
            [.. outbox[alert.Name].SelectMany(delivery => delivery.Items).OrderByDescending(item => item.Number).Take(HitsShown)],
            outbox[alert.Name].Where(delivery => delivery.State == AlertDeliveryState.Sent).Max(delivery => delivery.TriedAt),
            [.. outbox[alert.Name].Where(delivery => delivery.State == AlertDeliveryState.Pending)],
            [.. outbox[alert.Name].Where(delivery => delivery.State == AlertDeliveryState.Dead)])).ToList();
        return WorkbenchPages.Page<AlertsPage>(status, (nameof(Rows), rows), (nameof(Draft), draft), (nameof(Told), told));
    }

    // Words of ours only: what stands in an address may come from anybody.
    private static string TextOf(string? done) => (done ?? "").Split('-') switch
    {
        ["saved", var found] when int.TryParse(found, NumberStyles.None, CultureInfo.InvariantCulture, out var count) =>
            string.Create(CultureInfo.InvariantCulture, $"Saved. It finds {count:#,0} claims now, which are not told."),
        ["ran", var found, var count] when IsNumber(found) && IsNumber(count) => $"It ran: {found} new, {count} told.",
        ["waits", var found, var count] when IsNumber(found) && IsNumber(count) => $"It ran: {found} new, {count} told; the others wait, see below why.",
        ["removed"] => "Removed, with all it had found.",
        ["retried"] => "The next run tells it.",
        ["dropped"] => "Dropped; its claims count as told.",
        _ => "",
    };

    private static bool IsNumber(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _);

    private static string? Trouble(Action check)
    {
        try
        {
            check();
            return null;
        }
        catch (UsageException wrong)
        {
            return wrong.Message;
        }
    }
}
