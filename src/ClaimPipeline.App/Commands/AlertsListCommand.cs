using System.Globalization;
using ClaimPipeline.Alerting;
using ClaimPipeline.Records;
using ClaimPipeline.Storage;

namespace ClaimPipeline.App.Commands;

/// <summary><c>alerts list</c>: the saved searches.</summary>
internal sealed class AlertsListCommand(Terminal terminal, TimeProvider time)
    : Verb(terminal, time, "list", "List the saved searches.", "alerts list --data ./data")
{
    /// <inheritdoc/>
    protected override async Task<int> RunAsync(Invocation invocation)
    {
        await using var workspace = await invocation.OpenAsync();
        var alerts = await workspace.Get<IAlertStore>().ListAsync(invocation.Cancellation);
        foreach (var alert in alerts)
        {
            if (invocation.Json)
            {
                invocation.PrintJson(alert, RecordsJson.Compact.Alert);
            }
            else
            {
                await invocation.Terminal.Out.WriteLineAsync(string.Create(
                    CultureInfo.InvariantCulture, $"{alert.Name,-20} {alert.CreatedAt:yyyy-MM-dd}  {alert.Channel} {(alert.Channel == AlertChannel.Webhook ? WebhookAlertChannel.Shown(alert.Target) : alert.Target)}\n  {(alert.Watches == AlertSubject.Claims ? alert.Query : "sources with which something is the matter")}"));
            }
        }

        if (alerts.Count == 0)
        {
            await invocation.Terminal.Error.WriteLineAsync("There are no alerts: 'claimpipeline alerts add' saves one.");
        }

        return ExitCode.Fine;
    }
}
