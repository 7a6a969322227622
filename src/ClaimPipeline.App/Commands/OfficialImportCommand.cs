using System.CommandLine;
using ClaimPipeline.Pipeline;

namespace ClaimPipeline.App.Commands;

/// <summary><c>official import</c>: CSV files with official figures or measures into the store.</summary>
internal sealed class OfficialImportCommand : Verb
{
    private readonly Argument<string[]> _paths = new("PATH")
    {
        Description = "CSV files with official figures or measures, or folders of them; the first line tells which it is.",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<bool> _skipInvalid = new("--skip-invalid")
    {
        Description = "Import the good rows of a file that has bad ones; otherwise such a file changes nothing.",
    };

    public OfficialImportCommand(Terminal terminal, TimeProvider time)
        : base(terminal, time, "import", "Add official figures or measures; rows with a known key replace the old ones.",
            "official import ./corpus/official/quotas.csv --data ./data")
    {
        Command.Add(_paths);
        Command.Add(_skipInvalid);
    }

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(Invocation invocation)
    {
        var paths = invocation.Get(_paths) ?? [];
        foreach (var path in paths.Where(path => !Path.Exists(path)))
        {
            throw new UsageException($"There is no file or folder '{path}': name a CSV file with official figures or measures.");
        }

        await using var workspace = await invocation.OpenAsync();
        var import = workspace.Get<OfficialImport>();
        var problems = 0;
        foreach (var path in paths)
        {
            await foreach (var result in import.ImportAsync(path, invocation.Get(_skipInvalid), invocation.Cancellation))
            {
                problems += result.Problems.Count;
                await PrintAsync(invocation, result);
            }
        }

        return problems == 0 ? ExitCode.Fine : ExitCode.Problems;
    }

    private async Task PrintAsync(Invocation invocation, OfficialImportResult result)
    {
        if (invocation.Json)
        {
            invocation.PrintJson(result, OutputJson.Of<OfficialImportResult>());
            return;
        }

        foreach (var problem in result.Problems)
        {
            await invocation.Terminal.Error.WriteLineAsync(problem);
        }

        var outcome = FormattableString.Invariant($"{result.Rows} rows, {result.Changed} new or changed");
        if (result.Problems.Count > 0)
        {
            outcome = invocation.Get(_skipInvalid)
                ? FormattableString.Invariant($"{outcome}, {result.Problems.Count} left out")
                : FormattableString.Invariant($"nothing imported, {result.Problems.Count} problems; --skip-invalid imports what is good ({result.Rows} rows)");
        }

        await invocation.Terminal.Out.WriteLineAsync($"{result.File}: {outcome}");
    }
}
