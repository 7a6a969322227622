using ClaimPipeline.Pipeline;

namespace ClaimPipeline.App.Commands;

/// <summary><c>analyze</c>: pages to articles, sentences, figures and claims.</summary>
internal sealed class AnalyzeCommand : Verb
{
    private readonly ClassifierOption _classifier = new();

    public AnalyzeCommand(Terminal terminal, TimeProvider time)
        : base(terminal, time, "analyze", "Find the articles, figures and claims in all pages that are new or were analyzed by an older version.",
            "analyze --data ./data") => _classifier.AddTo(Command);

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(Invocation invocation)
    {
        await using var workspace = await invocation.OpenAsync(_classifier.SettingsOf(invocation));
        var output = new PassOutput(invocation);
        return output.Finish(await workspace.Get<AnalyzePass>().RunAsync(output, invocation.Cancellation));
    }
}
