using System.CommandLine;
using ClaimPipeline.Pipeline;

namespace ClaimPipeline.App.Commands;

/// <summary><c>index</c>: brings the full-text index level with the store.</summary>
internal sealed class IndexCommand : Verb
{
    private readonly Option<bool> _rebuild = new("--rebuild")
    {
        Description = "Write the whole index anew; searches find the old one until the new one is complete.",
    };

    public IndexCommand(Terminal terminal, TimeProvider time)
        : base(terminal, time, "index", "Bring the full-text index level with the store.", "index --data ./data --rebuild") =>
        Command.Add(_rebuild);

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(Invocation invocation)
    {
        await using var workspace = await invocation.OpenAsync();
        var output = new PassOutput(invocation);
        return output.Finish(await workspace.Get<IndexPass>().RunAsync(invocation.Get(_rebuild), output, invocation.Cancellation));
    }
}
