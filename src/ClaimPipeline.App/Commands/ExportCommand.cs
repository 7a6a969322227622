using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Json;
using ClaimPipeline.Records;
using ClaimPipeline.Storage;

namespace ClaimPipeline.App.Commands;

/// <summary><c>export</c>: every claim with its sentence, figures, slots, verdict and article, one a line.</summary>
internal sealed class ExportCommand : Verb
{
    private const string Jsonl = "jsonl";
    private const string Csv = "csv";

    private readonly Option<string> _format = new("--format")
    {
        Description = "jsonl: everything, one JSON object a line. csv: the main fields, for spreadsheets.",
        DefaultValueFactory = _ => Jsonl,
    };

    private readonly Option<string?> _out = new("--out")
    {
        Description = "File to write; standard output when left out. An existing file is replaced when the export is complete.",
        HelpName = "FILE",
    };

    private readonly Option<ClaimKind?> _kind = new("--kind") { Description = "Only claims of one kind." };

    private readonly Option<VerdictLabel?> _verdict = new("--verdict") { Description = "Only claims with that verdict." };

    private readonly Option<string?> _article = new("--article")
    {
        Description = "Only the claims of one article: its id, or how it begins.", HelpName = "ID",
    };

    public ExportCommand(Terminal terminal, TimeProvider time)
        : base(terminal, time, "export", "Write claims with their verdicts for other programs.",
            "export --format csv --verdict Refuted --out refuted.csv --data ./data")
    {
        _format.AcceptOnlyFromAmong(Jsonl, Csv);
        Command.Add(_format);
        Command.Add(_out);
        Command.Add(_kind);
        Command.Add(_verdict);
        Command.Add(_article);
    }

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(Invocation invocation)
    {
        var asCsv = invocation.Get(_format) == Csv;
        if (asCsv && invocation.Json)
        {
            throw new UsageException("--json and --format csv contradict each other: leave one out.");
        }

        await using var workspace = await invocation.OpenAsync();
        if (invocation.Get(_out) is not { } file)
        {
            await WriteAsync(invocation, workspace, invocation.Terminal.Out, asCsv);
            return ExitCode.Fine;
        }

        var path = Path.GetFullPath(file);
        if (Directory.Exists(path) || !Directory.Exists(Path.GetDirectoryName(path)))
        {
            throw new UsageException($"--out names a file in an existing folder; '{file}' is none.");
        }

        // Written beside it first: a stopped export leaves the old file as it was.
        var draft = path + ".part";
        try
        {
            int count;
            await using (var writer = new StreamWriter(draft, append: false, new UTF8Encoding(false)))
            {
                count = await WriteAsync(invocation, workspace, writer, asCsv);
            }

            File.Move(draft, path, overwrite: true);
            await invocation.Terminal.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{count:#,0} claims written to {file}"));
        }
        finally
        {
            File.Delete(draft);
        }

        return ExitCode.Fine;
    }

    private async Task<int> WriteAsync(Invocation invocation, Workspace workspace, TextWriter output, bool asCsv)
    {
        var type = OutputJson.Of<ExportedClaim>();
        var csv = new ClaimCsvWriter(output);
        if (asCsv)
        {
            await csv.WriteHeaderAsync();
        }

        var count = 0;
        await foreach (var line in LinesAsync(invocation, workspace))
        {
            if (asCsv)
            {
                await csv.WriteAsync(line);
            }
            else
            {
                await output.WriteAsync(JsonSerializer.Serialize(line, type) + "\n");
            }

            count++;
        }

        await output.FlushAsync(invocation.Cancellation);
        return count;
    }

    private async IAsyncEnumerable<ExportedClaim> LinesAsync(Invocation invocation, Workspace workspace)
    {
        var analyses = workspace.Get<IAnalysisStore>();
        var verdicts = workspace.Get<IVerdictStore>();
        var cancellation = invocation.Cancellation;
        var kind = invocation.Get(_kind);
        var label = invocation.Get(_verdict);
        await foreach (var id in ArticlesAsync(invocation, analyses))
        {
            if (await analyses.GetAsync(id, cancellation) is not { Claims.Count: > 0 } analysis)
            {
                continue;
            }

            var ofArticle = (await verdicts.OfArticleAsync(id, cancellation)).ToDictionary(verdict => verdict.Claim);
            var article = ExportedArticle.Of(analysis);
            foreach (var claim in analysis.Claims.ToArray())
            {
                var verdict = ofArticle.GetValueOrDefault(claim.Id);
                if ((kind is null || claim.Kind == kind) && (label is null || verdict?.Label == label))
                {
                    yield return new ExportedClaim(article, analysis.Sentences[claim.Sentence.Index].Sentence, claim, verdict);
                }
            }
        }
    }

    private async IAsyncEnumerable<ArticleId> ArticlesAsync(Invocation invocation, IAnalysisStore analyses)
    {
        if (invocation.Get(_article) is { } typed)
        {
            yield return (await ProvenanceFinder.FindAsync(analyses, typed, invocation.Cancellation)).Article;
            yield break;
        }

        await foreach (var id in analyses.ListAsync(invocation.Cancellation))
        {
            yield return id;
        }
    }
}
