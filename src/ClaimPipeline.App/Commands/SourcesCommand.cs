namespace ClaimPipeline.App.Commands;

/// <summary><c>sources</c>: how each source does.</summary>
internal sealed class SourcesCommand : Verb
{
    public SourcesCommand(Terminal terminal, TimeProvider time)
        : base(terminal, time, "sources", "How each source does, by its own past.", "sources list --data ./data")
    {
        Add(new SourcesListCommand(terminal, time));
        Add(new SourcesShowCommand(terminal, time));
    }

    /// <inheritdoc/>
    protected override Task<int> RunAsync(Invocation invocation) =>
        throw new UsageException("sources needs a word behind it: list or show. Try: claimpipeline sources --help");
}
