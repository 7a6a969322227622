using ClaimPipeline.Alerting;
using ClaimPipeline.Pipeline;
using ClaimPipeline.Records;

namespace ClaimPipeline.App.Commands;

/// <summary>The passes in their order, and the alerts behind them; an interrupted one is the last.</summary>
internal static class PassSequence
{
    /// <summary>Runs them, printing each as it ends.</summary>
    /// <returns>The worst exit code of them.</returns>
    public static async Task<int> RunAsync(Workspace workspace, CrawlRequest request, Invocation invocation)
    {
        Func<IProgress<PassProgress>, Task<Run>>[] passes =
        [
            progress => workspace.Get<CrawlPass>().RunAsync(request, progress, invocation.Cancellation),
            progress => workspace.Get<AnalyzePass>().RunAsync(progress, invocation.Cancellation),
            progress => workspace.Get<ComparePass>().RunAsync(progress, invocation.Cancellation),
            progress => workspace.Get<IndexPass>().RunAsync(rebuild: false, progress, invocation.Cancellation),
        ];
        var worst = ExitCode.Fine;
        foreach (var pass in passes)
        {
            var output = new PassOutput(invocation);
            var run = await pass(output);
            worst = Math.Max(worst, output.Finish(run));
            if (run.Interrupted)
            {
                return worst;
            }
        }

        if (workspace.Get<AlertingOptions>().AfterRun)
        {
            foreach (var outcome in await workspace.Get<AlertPass>().RunAllAsync(invocation.Cancellation))
            {
                worst = Math.Max(worst, await AlertReport.PrintAsync(outcome, invocation));
            }
        }

        return worst;
    }
}
