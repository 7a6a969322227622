namespace ClaimPipeline.App.Commands;

/// <summary><c>quarantine</c>: what the program failed on.</summary>
internal sealed class QuarantineCommand : Verb
{
    public QuarantineCommand(Terminal terminal, TimeProvider time)
        : base(terminal, time, "quarantine", "List what the program failed on, have it tried again, or give it up.", "quarantine list --data ./data")
    {
        Add(new QuarantineListCommand(terminal, time));
        Add(new QuarantineReplayCommand(terminal, time));
        Add(new QuarantineDropCommand(terminal, time));
    }

    /// <inheritdoc/>
    protected override Task<int> RunAsync(Invocation invocation) =>
        throw new UsageException("quarantine needs a word behind it: list, replay or drop. Try: claimpipeline quarantine --help");
}
