using ClaimPipeline.Pipeline;

namespace ClaimPipeline.App.Commands;

/// <summary><c>compare</c>: claims to verdicts.</summary>
internal sealed class CompareCommand(Terminal terminal, TimeProvider time) : Verb(
    terminal, time, "compare", "Compare all claims that have no verdict yet with the official figures, and with their own articles.",
    "compare --data ./data")
{
    /// <inheritdoc/>
    protected override async Task<int> RunAsync(Invocation invocation)
    {
        await using var workspace = await invocation.OpenAsync();
        var output = new PassOutput(invocation);
        return output.Finish(await workspace.Get<ComparePass>().RunAsync(output, invocation.Cancellation));
    }
}
