using System.CommandLine;
using ClaimPipeline.Storage;

namespace ClaimPipeline.App.Commands;

/// <summary><c>alerts outbox drop</c>: forgets a delivery.</summary>
internal sealed class AlertsOutboxDropCommand : Verb
{
    private readonly Argument<string> _id = new("ID") { Description = "The delivery." };

    public AlertsOutboxDropCommand(Terminal terminal, TimeProvider time)
        : base(terminal, time, "drop", "Forget a delivery; its claims are never told.", "alerts outbox drop quotas-7-9 --data ./data") => Command.Add(_id);

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(Invocation invocation)
    {
        await using var workspace = await invocation.OpenAsync();
        return await workspace.Get<IAlertStore>().DropAsync(invocation.Get(_id)!, invocation.Cancellation)
            ? ExitCode.Fine
            : throw new UsageException($"There is no delivery '{invocation.Get(_id)}': 'claimpipeline alerts outbox list' names them.");
    }
}
