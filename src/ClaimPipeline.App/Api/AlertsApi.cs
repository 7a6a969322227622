using System.ComponentModel;
using System.Globalization;
using ClaimPipeline.App.Access;
using ClaimPipeline.App.Alerts;
using ClaimPipeline.App.Serving;
using ClaimPipeline.Pipeline;
using ClaimPipeline.Records;
using ClaimPipeline.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace ClaimPipeline.App.Api;

/// <summary>Saved searches whose new claims are told.</summary>
internal static class AlertsApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        // Targets are nobody else's business: addresses that take POSTs are often secret.
        var alerts = api.MapGroup("/alerts").WithTags("alerts").RequireAuthorization(Roles.Admin);
        alerts.MapGet("", ListAsync).WithSummary("The alerts, by name.");
        alerts.MapPost("", PostAsync).WithSummary("Save a search; what it finds already is not told.");
        alerts.MapGet("/outbox", OutboxAsync).WithSummary("What is told together, oldest first: what waits, what was told of late, and what was given up.");
        alerts.MapDelete("/{name}", DeleteAsync).WithSummary("Remove an alert.");
    }

    private static async Task<Tagged<ApiPage<Alert>>> ListAsync(IAlertStore alerts, CancellationToken cancellationToken) =>
        ApiPages.Whole(await alerts.ListAsync(cancellationToken));

    private static async Task<Tagged<ApiPage<AlertDelivery>>> OutboxAsync(
        [Description("pending, sent or dead: only these.")] string? state,
        [Description("Only of an alert, by its name.")] string? alert,
        [Description("Items at most.")] int? limit,
        [Description("Where to go on: next of an earlier answer.")] string? after,
        IAlertStore alerts,
        ServeOptions options,
        CancellationToken cancellationToken)
    {
        var deliveries = (await alerts.OutboxAsync(ApiLimits.Name<AlertDeliveryState>(state, "state"), cancellationToken)).Where(delivery => string.IsNullOrEmpty(alert) || delivery.Alert == alert);
        return new(ApiPages.Of(deliveries, KeyOf, after, ApiLimits.Take(limit, options)));
    }

    // Numbers as texts of one length rise as the numbers do.
    private static string KeyOf(AlertDelivery delivery) => delivery.Items[0].Number.ToString("D19", CultureInfo.InvariantCulture);

    private static async Task<Results<Created<Alert>, ProblemHttpResult>> PostAsync(
        AlertRequest request, AlertPass alerts, DataFolder folder, TimeProvider time, ServeOptions options, CancellationToken cancellationToken)
    {
        var watches = request.Watches ?? AlertSubject.Claims;
        if (watches == AlertSubject.Sources && request.Query is not null)
        {
            return ApiProblems.Of(StatusCodes.Status422UnprocessableEntity, "An alert on sources has no query.", "query");
        }

        foreach (var (field, value) in new[] { ("name", request.Name), ("query", watches == AlertSubject.Sources ? "none" : request.Query), ("to", request.To) })
        {
            if (string.IsNullOrWhiteSpace(value))
            {
                return ApiProblems.Of(StatusCodes.Status422UnprocessableEntity, $"{field} is missing.", field);
            }
        }

        ApiLimits.Query(request.Query, options, "query");
        AlertForm.CheckName(request.Name!);
        var (channel, target) = AlertForm.ReadTarget(request.To!, name => AlertForm.FileIn(folder.AlertsFolder, name));
        var alert = new Alert { Name = request.Name!, Query = request.Query ?? "", Watches = watches, Channel = channel, Target = target, CreatedAt = time.GetUtcNow() };
        return await alerts.AddAsync(alert, cancellationToken) is not null
            ? TypedResults.Created((string?)null, alert)
            : ApiProblems.Of(StatusCodes.Status409Conflict, $"There is an alert '{alert.Name}' already.", "name");
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> DeleteAsync(
        [Description("Name of the alert.")] string name, IAlertStore alerts, CancellationToken cancellationToken) =>
        await alerts.RemoveAsync(name, cancellationToken) ? TypedResults.NoContent() : ApiProblems.Of(StatusCodes.Status404NotFound, $"There is no alert '{name}'.", "name");
}
