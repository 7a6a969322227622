using System.CommandLine;
using ClaimPipeline.Pipeline;
using ClaimPipeline.Storage;

namespace ClaimPipeline.App.Commands;

/// <summary><c>alerts run</c>: tells what is new.</summary>
internal sealed class AlertsRunCommand : Verb
{
    private readonly Argument<string?> _name = new("NAME") { Description = "Only this alert.", Arity = ArgumentArity.ZeroOrOne };

    public AlertsRunCommand(Terminal terminal, TimeProvider time)
        : base(terminal, time, "run", "Tell the claims that are new since the last run.", "alerts run --data ./data") =>
        Command.Add(_name);

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(Invocation invocation)
    {
        await using var workspace = await invocation.OpenAsync();
        var alerts = await workspace.Get<IAlertStore>().ListAsync(invocation.Cancellation);
        if (invocation.Get(_name) is { } name)
        {
            alerts = [.. alerts.Where(alert => alert.Name == name)];
            if (alerts.Count == 0)
            {
                throw new UsageException($"There is no alert '{name}': 'claimpipeline alerts list' names them.");
            }
        }

        var pass = workspace.Get<AlertPass>();
        var exitCode = ExitCode.Fine;
        foreach (var alert in alerts)
        {
            var outcome = await pass.RunAsync(alert, invocation.Cancellation);
            exitCode = Math.Max(exitCode, await AlertReport.PrintAsync(outcome, invocation));
        }

        return exitCode;
    }
}
