using System.CommandLine;
using System.Globalization;
using ClaimPipeline.Records;
using ClaimPipeline.Storage;

namespace ClaimPipeline.App.Commands;

/// <summary><c>alerts outbox list</c>: the deliveries.</summary>
internal sealed class AlertsOutboxListCommand : Verb
{
    private readonly Option<AlertDeliveryState?> _state = new("--state") { Description = "Only those in a state: Pending, Sent or Dead.", HelpName = "STATE" };

    public AlertsOutboxListCommand(Terminal terminal, TimeProvider time)
        : base(terminal, time, "list", "List deliveries with their state.", "alerts outbox list --state Dead --data ./data") => Command.Add(_state);

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(Invocation invocation)
    {
        await using var workspace = await invocation.OpenAsync();
        var store = workspace.Get<IAlertStore>();
        foreach (var delivery in await store.OutboxAsync(invocation.Get(_state), invocation.Cancellation))
        {
            if (invocation.Json)
            {
                invocation.PrintJson(delivery, RecordsJson.Compact.AlertDelivery);
                continue;
            }

            var tried = delivery.TriedAt is { } at ? string.Create(CultureInfo.InvariantCulture, $", tried last {at:u}") : "";
            await invocation.Terminal.Out.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture, $"{delivery.Id,-24} {delivery.State,-7}  {delivery.Items.Count} item(s), {delivery.Attempts} failed{tried}"));
            if (delivery.Error is { } error)
            {
                await invocation.Terminal.Out.WriteLineAsync($"  {error}");
            }
        }

        foreach (var alert in invocation.Json ? [] : await store.ListAsync(invocation.Cancellation))
        {
            if (await store.CountWaitingAsync(alert.Name, invocation.Cancellation) is > 0 and var count)
            {
                await invocation.Terminal.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{alert.Name,-24} waiting  {count} item(s) behind these"));
            }
        }

        return ExitCode.Fine;
    }
}
