using System.CommandLine;
using System.Globalization;
using ClaimPipeline.Health;
using ClaimPipeline.Pipeline;

namespace ClaimPipeline.App.Commands;

/// <summary><c>sources show</c>: one source with its measures.</summary>
internal sealed class SourcesShowCommand : Verb
{
    private readonly Argument<string> _source = new("SOURCE") { Description = "Name of the seed." };

    public SourcesShowCommand(Terminal terminal, TimeProvider time)
        : base(terminal, time, "show", "Show one source: each measure with what is normal for it, and its runs.", "sources show usgs-news --data ./data") =>
        Command.Add(_source);

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(Invocation invocation)
    {
        await using var workspace = await invocation.OpenAsync();
        var health = (await workspace.Get<SourceHealthBook>().ReportAsync(invocation.Cancellation)).FirstOrDefault(h => h.Source == invocation.Get(_source))
            ?? throw new UsageException($"No run of the crawl has visited a source '{invocation.Get(_source)}': 'claimpipeline sources list' names those that were.");
        if (invocation.Json)
        {
            invocation.PrintJson(health, OutputJson.Of<SourceHealth>());
            return ExitCode.Fine;
        }

        var print = invocation.Terminal.Out;
        await print.WriteLineAsync($"{health.Source}: {health.State}{(health.Cause is { } cause ? $", {cause}: {health.Detail}" : "")}");
        foreach (var reading in health.Readings)
        {
            var normal = reading.Normal is { } range
                ? string.Create(CultureInfo.InvariantCulture, $"normal {Math.Max(0, range.Low):0.##} to {range.High:0.##}{(reading.IsOdd ? "  ODD" : "")}")
                : "too few runs to tell what is normal";
            await print.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"  {reading.Measure,-11} {reading.Value,10:0.##}  {normal}"));
        }

        foreach (var run in health.Runs.Reverse())
        {
            var dropped = string.Join(", ", run.Tally.Dropped.Select(drop => $"{drop.Reason} {drop.Count}"));
            await print.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture, $"  {run.At:yyyy-MM-dd HH:mm}  run {run.Run.Value[..8]}, visited {run.Tally.Visited}, new {run.Tally.NewPages}{(dropped.Length > 0 ? $", dropped {dropped}" : "")}"));
        }

        return ExitCode.Fine;
    }
}
