using System.Globalization;
using ClaimPipeline.Pipeline;

namespace ClaimPipeline.App.Commands;

/// <summary>How runs of alerts show themselves.</summary>
internal static class AlertReport
{
    /// <summary>Prints how one ended.</summary>
    /// <returns>The exit code that says so.</returns>
    public static async Task<int> PrintAsync(AlertOutcome outcome, Invocation invocation)
    {
        if (invocation.Json)
        {
            invocation.PrintJson(outcome, OutputJson.Of<AlertOutcome>());
        }
        else
        {
            await invocation.Terminal.Out.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"{outcome.Alert}: {outcome.Found} new, {outcome.Told} told{(outcome.Dead > 0 ? $", {outcome.Dead} given up" : "")}"));
        }

        if (outcome.Trouble is not { } trouble)
        {
            return ExitCode.Fine;
        }

        await invocation.Terminal.Error.WriteLineAsync(outcome.Dead > 0
            ? $"{outcome.Alert}: {trouble} Tried too often: 'claimpipeline alerts outbox list' names what was given up."
            : $"{outcome.Alert}: {trouble} What was found waits for the next run.");
        return ExitCode.Problems;
    }
}
