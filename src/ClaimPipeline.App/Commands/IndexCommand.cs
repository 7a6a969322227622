using System.CommandLine;
using ClaimPipeline.Pipeline;

namespace ClaimPipeline.App.Commands;

/// <summary><c>index</c>: brings the full-text index level with the store.</summary>
internal sealed class IndexCommand : Verb
{
    /// <summary>Faults of a kind that are named; the others are counted.</summary>
    private const int MostNamed = 20;

    private readonly Option<bool> _rebuild = new("--rebuild")
    {
        Description = "Write the whole index anew; searches find the old one until the new one is complete.",
    };

    private readonly Option<bool> _verify = new("--verify")
    {
        Description = "Change nothing: hold the index against the store, row by row, and name what differs.",
    };

    private readonly SearchEngineOption _engine = new();

    public IndexCommand(Terminal terminal, TimeProvider time)
        : base(terminal, time, "index", "Bring the full-text index level with the store.", "index --data ./data --rebuild")
    {
        Command.Add(_rebuild);
        Command.Add(_verify);
        _engine.AddTo(Command);
    }

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(Invocation invocation)
    {
        if (invocation.Get(_verify) && invocation.Get(_rebuild))
        {
            throw new UsageException("--verify changes nothing, --rebuild changes everything: type one of them.");
        }

        await using var workspace = await invocation.OpenAsync(_engine.SettingsOf(invocation));
        if (invocation.Get(_verify))
        {
            return await VerifyAsync(invocation, workspace.Get<IndexVerifier>());
        }

        var output = new PassOutput(invocation);
        return output.Finish(await workspace.Get<IndexPass>().RunAsync(invocation.Get(_rebuild), output, invocation.Cancellation));
    }

    private static async Task<int> VerifyAsync(Invocation invocation, IndexVerifier verifier)
    {
        var counts = new SortedDictionary<IndexFaultKind, int>();
        await foreach (var fault in verifier.VerifyAsync(contents: true, invocation.Cancellation))
        {
            counts[fault.Kind] = counts.GetValueOrDefault(fault.Kind) + 1;
            if (invocation.Json)
            {
                invocation.PrintJson(fault, OutputJson.Of<IndexFault>());
            }
            else if (counts[fault.Kind] <= MostNamed)
            {
                await invocation.Terminal.Out.WriteLineAsync($"{fault.Kind,-9} {fault.Article?.Value ?? "index"}  {fault.Detail}");
            }
        }

        var remedy = counts.ContainsKey(IndexFaultKind.Damaged) ? "'claimpipeline index --rebuild'" : "'claimpipeline index'";
        await invocation.Terminal.Error.WriteLineAsync(counts.Count == 0
            ? "Index and store hold the same."
            : $"{string.Join(", ", counts.Select(count => $"{count.Value} {count.Key.ToString().ToLowerInvariant()}"))}: {remedy} mends that.");
        return counts.Count == 0 ? ExitCode.Fine : ExitCode.Problems;
    }
}
