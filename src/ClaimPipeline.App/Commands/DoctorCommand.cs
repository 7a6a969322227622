using System.CommandLine;
using ClaimPipeline.Diagnosis;

namespace ClaimPipeline.App.Commands;

/// <summary><c>doctor</c>: what is wrong with a data folder, and what to do about it.</summary>
internal sealed class DoctorCommand : Verb
{
    private readonly Option<bool> _full = new("--full")
    {
        Description = "Read every archived page and every article of the index, where otherwise a sample does.",
    };

    public DoctorCommand(Terminal terminal, TimeProvider time)
        : base(terminal, time, "doctor", "Find out what is wrong with a data folder, and what to do about it; changes nothing.", "doctor --full --data ./data") =>
        Command.Add(_full);

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(Invocation invocation)
    {
        var counts = new SortedDictionary<FindingSeverity, int>();
        await foreach (var finding in invocation.Doctor().RunAsync(invocation.Get(_full), invocation.Cancellation))
        {
            counts[finding.Severity] = counts.GetValueOrDefault(finding.Severity) + 1;
            if (invocation.Json)
            {
                invocation.PrintJson(finding, OutputJson.Of<Finding>());
                continue;
            }

            await invocation.Terminal.Out.WriteLineAsync($"{finding.Severity.ToString().ToLowerInvariant(),-8} {finding.Code,-19} {finding.Subject}: {finding.Detail}");
            await invocation.Terminal.Out.WriteLineAsync($"{"",-28} {finding.Remedy}");
        }

        if (!invocation.Json)
        {
            await invocation.Terminal.Out.WriteLineAsync(counts.Count == 0
                ? "Nothing was found."
                : string.Join(", ", counts.Reverse().Select(count => FormattableString.Invariant($"{count.Value} {count.Key.ToString().ToLowerInvariant()}"))));
        }

        return counts.Keys.Any(severity => severity != FindingSeverity.Info) ? ExitCode.Problems : ExitCode.Fine;
    }
}
