using System.CommandLine;
using ClaimPipeline.Storage;

namespace ClaimPipeline.App.Commands;

/// <summary><c>alerts remove</c>: forgets a saved search.</summary>
internal sealed class AlertsRemoveCommand : Verb
{
    private readonly Argument<string> _name = new("NAME") { Description = "The alert." };

    public AlertsRemoveCommand(Terminal terminal, TimeProvider time)
        : base(terminal, time, "remove", "Forget a saved search, and what it has found.", "alerts remove quotas --data ./data") =>
        Command.Add(_name);

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(Invocation invocation)
    {
        await using var workspace = await invocation.OpenAsync();
        return await workspace.Get<IAlertStore>().RemoveAsync(invocation.Get(_name)!, invocation.Cancellation)
            ? ExitCode.Fine
            : throw new UsageException($"There is no alert '{invocation.Get(_name)}': 'claimpipeline alerts list' names them.");
    }
}
