using System.Globalization;
using ClaimPipeline.Health;
using ClaimPipeline.Pipeline;

namespace ClaimPipeline.App.Commands;

/// <summary><c>sources list</c>: every source with its state.</summary>
internal sealed class SourcesListCommand(Terminal terminal, TimeProvider time)
    : Verb(terminal, time, "list", "List the sources with their state; exit code 1 when something is the matter with one.", "sources list --data ./data")
{
    /// <inheritdoc/>
    protected override async Task<int> RunAsync(Invocation invocation)
    {
        await using var workspace = await invocation.OpenAsync();
        var report = await workspace.Get<SourceHealthBook>().ReportAsync(invocation.Cancellation);
        foreach (var health in report)
        {
            if (invocation.Json)
            {
                invocation.PrintJson(health, OutputJson.Of<SourceHealth>());
                continue;
            }

            var since = health.Since is { } at ? string.Create(CultureInfo.InvariantCulture, $" since {at:yyyy-MM-dd HH:mm}") : "";
            await invocation.Terminal.Out.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture, $"{health.Source,-28} {health.State,-8} {(health.Cause is { } cause ? $"{cause}{since}: {health.Detail}" : $"{health.Runs.Count} run(s)")}"));
        }

        if (report.Count == 0)
        {
            await invocation.Terminal.Error.WriteLineAsync("No run of the crawl has visited a source yet.");
        }

        return report.Any(health => health.State == SourceState.Flagged) ? ExitCode.Problems : ExitCode.Fine;
    }
}
