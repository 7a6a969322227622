using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ClaimPipeline.App.Observing;

/// <summary>What watches a server: <c>/healthz</c>, <c>/readyz</c> and <c>/metrics</c>.</summary>
internal static class ObservingEndpoints
{
    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/healthz", () => Results.Text("alive\n")).AllowAnonymous().ExcludeFromDescription();
        endpoints.MapGet("/readyz", ReadyAsync).AllowAnonymous().ExcludeFromDescription();
        endpoints.MapGet("/metrics", MetricsAsync).ExcludeFromDescription();
    }

    private static async Task<IResult> ReadyAsync(StateProbe probe, CancellationToken cancellationToken)
    {
        var state = await probe.LookAsync(cancellationToken);
        var answer = new JsonObject
        {
            ["ready"] = state.Troubles.Count == 0,
            ["troubles"] = new JsonArray([.. state.Troubles.Select(t => (JsonNode)new JsonObject { ["check"] = t.Check, ["detail"] = t.Detail })]),
            ["indexLag"] = state.IndexLag,
            ["freeBytes"] = state.FreeBytes,
        };
        return Results.Text(
            answer.ToJsonString(), "application/json", statusCode: state.Troubles.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }

    private static async Task<IResult> MetricsAsync(StateProbe probe, MetricCollector collector, ObservabilityOptions options, CancellationToken cancellationToken)
    {
        if (!options.Metrics)
        {
            return Results.NotFound();
        }

        await probe.LookAsync(cancellationToken);
        return Results.Text(OpenMetricsWriter.Write(collector.Collect()), OpenMetricsWriter.ContentType);
    }
}
