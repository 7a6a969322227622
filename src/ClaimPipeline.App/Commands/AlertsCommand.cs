namespace ClaimPipeline.App.Commands;

/// <summary><c>alerts</c>: saved searches whose new claims are told.</summary>
internal sealed class AlertsCommand : Verb
{
    public AlertsCommand(Terminal terminal, TimeProvider time)
        : base(terminal, time, "alerts", "Save searches, and tell their new claims to a file, a feed, a mailbox or an address.", "alerts run --data ./data")
    {
        Add(new AlertsAddCommand(terminal, time));
        Add(new AlertsListCommand(terminal, time));
        Add(new AlertsRunCommand(terminal, time));
        Add(new AlertsOutboxCommand(terminal, time));
        Add(new AlertsRemoveCommand(terminal, time));
    }

    /// <inheritdoc/>
    protected override Task<int> RunAsync(Invocation invocation) =>
        throw new UsageException("alerts needs a word behind it: add, list, run, outbox or remove. Try: claimpipeline alerts --help");
}
