using ClaimPipeline.Pipeline;

namespace ClaimPipeline.App.Commands;

/// <summary><c>analyze</c>: pages to articles, sentences, figures and claims.</summary>
internal sealed class AnalyzeCommand(Terminal terminal, TimeProvider time) : Verb(
    terminal, time, "analyze", "Find the articles, figures and claims in all pages that are new or were analyzed by an older version.",
    "analyze --data ./data")
{
    /// <inheritdoc/>
    protected override async Task<int> RunAsync(Invocation invocation)
    {
        await using var workspace = await invocation.OpenAsync();
        var output = new PassOutput(invocation);
        return output.Finish(await workspace.Get<AnalyzePass>().RunAsync(output, invocation.Cancellation));
    }
}
