using ClaimPipeline.Pipeline;
using ClaimPipeline.Records;
using ClaimPipeline.Scheduling;

namespace ClaimPipeline.App.Commands;

/// <summary>One run of one source in the foreground, each pass printed as it ends.</summary>
internal static class SourceRunOutput
{
    /// <summary>Runs it.</summary>
    /// <returns>The exit code that says how it ended.</returns>
    public static async Task<int> RunAsync(Workspace workspace, CrawlRequest request, string source, Invocation invocation)
    {
        if (request.Now || request.FromQuarantine)
        {
            throw new UsageException("--source goes with neither --now nor --from-quarantine: leave them out.");
        }

        if (request.Seeds.All(seed => seed.Name != source))
        {
            throw new UsageException(
                $"There is no source '{source}': name one of the seed list ({string.Join(", ", request.Seeds.Select(seed => seed.Name).Take(20))}), or give another list with --seeds.");
        }

        var output = new PassOutput(invocation);
        var worst = ExitCode.Fine;
        var report = new RunReport(() => output = new PassOutput(invocation), run => worst = Math.Max(worst, output.Finish(run)));
        var result = await workspace.Get<SourceJobs>().RunAsync(request.Seeds, source, report, invocation.Cancellation);
        if (result.Detail is { } detail)
        {
            await invocation.Terminal.Error.WriteLineAsync($"{source}: {detail}");
        }

        return result.Outcome switch
        {
            SourceOutcome.Done => worst,
            SourceOutcome.AlreadyRunning => ExitCode.AlreadyRunning,
            _ => ExitCode.Problems,
        };
    }
}
