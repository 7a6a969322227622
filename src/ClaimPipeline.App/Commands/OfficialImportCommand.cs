using System.CommandLine;
using ClaimPipeline.OfficialFigures;
using ClaimPipeline.Pipeline;
using ClaimPipeline.Records;

namespace ClaimPipeline.App.Commands;

/// <summary><c>official import</c>: files with official figures or measures into the store.</summary>
internal sealed class OfficialImportCommand : Verb
{
    private readonly Argument<string[]> _paths = new("PATH")
    {
        Description = "Files with official figures or measures (CSV, SDMX-JSON, with a mapping also Excel), or folders of them.",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<bool> _skipInvalid = new("--skip-invalid")
    {
        Description = "Import the good rows of a file that has bad ones; otherwise such a file changes nothing.",
    };

    private readonly Option<string?> _format = new("--format")
    {
        Description = $"Layout of the files: {string.Join(", ", OfficialTableReader.Formats)}, {OfficialImport.MeasuresFormat}. Default: by their look.",
        HelpName = "NAME",
    };

    private readonly Option<string?> _map = new("--map")
    {
        Description = "A mapping file (JSON) that says which columns hold what, for tables of no known layout or to complete a known one.",
        HelpName = "FILE",
    };

    private readonly Option<string?> _edition = new("--edition") { Description = "The edition of all rows, such as MCS2025.", HelpName = "NAME" };

    private readonly Option<string?> _published = new("--published")
    {
        Description = "When that edition became public: a year, month or day.", HelpName = "DATE",
    };

    private readonly Option<string?> _source = new("--source") { Description = "The publisher of all rows.", HelpName = "NAME" };

    public OfficialImportCommand(Terminal terminal, TimeProvider time)
        : base(terminal, time, "import", "Add official figures or measures; rows with a known key replace the old ones.",
            "official import ./corpus/official/quotas.csv --data ./data")
    {
        Command.Add(_paths);
        Command.Add(_format);
        Command.Add(_map);
        Command.Add(_edition);
        Command.Add(_published);
        Command.Add(_source);
        Command.Add(_skipInvalid);
    }

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(Invocation invocation)
    {
        var paths = invocation.Get(_paths) ?? [];
        foreach (var path in paths.Where(path => !Path.Exists(path)))
        {
            throw new UsageException($"There is no file or folder '{path}': name a file with official figures or measures.");
        }

        var request = await RequestAsync(invocation);
        await using var workspace = await invocation.OpenAsync();
        var import = workspace.Get<OfficialImport>();
        var problems = 0;
        foreach (var path in paths)
        {
            await foreach (var result in import.ImportAsync(path, request, invocation.Get(_skipInvalid), invocation.Cancellation))
            {
                problems += result.ProblemCount;
                await PrintAsync(invocation, result);
            }
        }

        return problems == 0 ? ExitCode.Fine : ExitCode.Problems;
    }

    private async Task<TableRequest> RequestAsync(Invocation invocation)
    {
        var format = invocation.Get(_format);
        if (format is not null && format != OfficialImport.MeasuresFormat && !OfficialTableReader.Formats.Contains(format, StringComparer.Ordinal))
        {
            throw new UsageException(
                $"There is no format '{format}': use one of {string.Join(", ", OfficialTableReader.Formats)}, {OfficialImport.MeasuresFormat}.");
        }

        if (invocation.Get(_published) is { } published && !Period.TryParse(published, out _))
        {
            throw new UsageException($"--published takes a year, month or day, as in 2025, 2025-01 or 2025-01-31; '{published}' is none.");
        }

        var constants = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (column, option) in new[] { ("EDITION", _edition), ("PUBLISHED", _published), ("SOURCE", _source) })
        {
            if (invocation.Get(option) is { Length: > 0 } text)
            {
                constants[column] = text;
            }
        }

        var map = invocation.Get(_map);
        if (map is not null && !File.Exists(map))
        {
            throw new UsageException($"There is no mapping file '{map}': name one with --map.");
        }

        return new TableRequest
        {
            Format = format,
            Constants = constants,
            Mapping = map is null ? null : TableMappingFile.Read(await File.ReadAllTextAsync(map, invocation.Cancellation), Path.GetFileName(map)),
        };
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

        if (result.ProblemCount > result.Problems.Count)
        {
            await invocation.Terminal.Error.WriteLineAsync(FormattableString.Invariant($"{result.File}: {result.ProblemCount - result.Problems.Count} further problems"));
        }

        var outcome = FormattableString.Invariant($"{result.Rows} rows, {result.Changed} new or changed");
        if (result.ProblemCount > 0)
        {
            outcome = invocation.Get(_skipInvalid)
                ? FormattableString.Invariant($"{outcome}, {result.ProblemCount} left out")
                : FormattableString.Invariant($"nothing imported, {result.ProblemCount} problems; --skip-invalid imports what is good ({result.Rows} rows)");
        }

        await invocation.Terminal.Out.WriteLineAsync($"{result.File}: {outcome}");
        foreach (var note in result.Notes)
        {
            await invocation.Terminal.Out.WriteLineAsync($"  {note}");
        }
    }
}
