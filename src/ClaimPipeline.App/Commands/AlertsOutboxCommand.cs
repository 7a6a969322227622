namespace ClaimPipeline.App.Commands;

/// <summary><c>alerts outbox</c>: what was told, is to be told, or was given up.</summary>
internal sealed class AlertsOutboxCommand : Verb
{
    public AlertsOutboxCommand(Terminal terminal, TimeProvider time)
        : base(terminal, time, "outbox", "What was told, is to be told, or was given up.", "alerts outbox list --data ./data")
    {
        Add(new AlertsOutboxListCommand(terminal, time));
        Add(new AlertsOutboxRetryCommand(terminal, time));
        Add(new AlertsOutboxDropCommand(terminal, time));
    }

    /// <inheritdoc/>
    protected override Task<int> RunAsync(Invocation invocation) =>
        throw new UsageException("alerts outbox needs a word behind it: list, retry or drop. Try: claimpipeline alerts outbox --help");
}
