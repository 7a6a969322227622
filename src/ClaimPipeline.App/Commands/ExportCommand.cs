using System.CommandLine;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ClaimPipeline.App.Exporting;
using ClaimPipeline.App.Provenance;
using ClaimPipeline.Records;
using ClaimPipeline.Search;
using ClaimPipeline.Storage;

namespace ClaimPipeline.App.Commands;

/// <summary><c>export</c>: claims with their sentences, figures, slots, verdicts and articles, one a line.</summary>
internal sealed class ExportCommand : Verb
{
    private readonly Option<string> _format = new("--format")
    {
        Description = "jsonl: everything, one JSON object a line. csv: the main fields, for spreadsheets. claimreview: verdicts as "
            + "schema.org ClaimReview. annotations: claims as W3C Web Annotations.",
        DefaultValueFactory = _ => ExportFormat.Jsonl.Name,
    };

    private readonly Option<string?> _query = new("--query")
    {
        Description = "Only claims that a search for claims finds, as 'search --level claims' counts them.", HelpName = "QUERY",
    };

    private readonly Option<string?> _out = new("--out")
    {
        Description = "File to write; standard output when left out. An existing file is replaced when the export is complete.",
        HelpName = "FILE",
    };

    private readonly Option<string?> _manifest = new("--manifest")
    {
        Description = "Also write what the export holds: query, counts, versions, and the hash of --out.", HelpName = "FILE",
    };

    private readonly Option<ClaimKind?> _kind = new("--kind") { Description = "Only claims of one kind." };

    private readonly Option<VerdictLabel?> _verdict = new("--verdict") { Description = "Only claims with that verdict." };

    private readonly Option<string?> _article = new("--article")
    {
        Description = "Only the claims of one article: its id, or how it begins.", HelpName = "ID",
    };

    private readonly SearchEngineOption _engine = new();

    public ExportCommand(Terminal terminal, TimeProvider time)
        : base(terminal, time, "export", "Write claims with their verdicts for other programs.",
            "export --format csv --verdict Refuted --out refuted.csv --data ./data")
    {
        _format.AcceptOnlyFromAmong([.. ExportFormat.All.Select(format => format.Name)]);
        Command.Add(_format);
        Command.Add(_query);
        Command.Add(_out);
        Command.Add(_manifest);
        Command.Add(_kind);
        Command.Add(_verdict);
        Command.Add(_article);
        _engine.AddTo(Command);
    }

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(Invocation invocation)
    {
        if (invocation.Get(_format) == ExportFormat.Csv.Name && invocation.Json)
        {
            throw new UsageException("--json and --format csv contradict each other: leave one out.");
        }

        if (invocation.Get(_query) is not null && invocation.Get(_article) is not null)
        {
            throw new UsageException("--query and --article contradict each other: write article:ID into the query.");
        }

        if (invocation.Get(_manifest) is not null && invocation.Get(_out) is null)
        {
            throw new UsageException("--manifest needs --out: it holds the hash of that file.");
        }

        var query = invocation.Get(_query) is { } typed ? TypedQuery.Read(typed).Query : null;
        await using var workspace = await invocation.OpenAsync(_engine.SettingsOf(invocation));
        if (invocation.Get(_out) is not { } file)
        {
            await WriteAsync(invocation, workspace, invocation.Terminal.Out, query);
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
            ExportManifest manifest;
            await using (var writer = new StreamWriter(draft, append: false, new UTF8Encoding(false)))
            {
                manifest = await WriteAsync(invocation, workspace, writer, query);
            }

            if (invocation.Get(_manifest) is { } beside)
            {
                await using var bytes = File.OpenRead(draft);
                manifest = manifest with
                {
                    File = Path.GetFileName(path),
                    Sha256 = Convert.ToHexStringLower(await SHA256.HashDataAsync(bytes, invocation.Cancellation)),
                };
                await File.WriteAllTextAsync(
                    beside, JsonSerializer.Serialize(manifest, OutputJson.Of<ExportManifest>()) + "\n", invocation.Cancellation);
            }

            File.Move(draft, path, overwrite: true);
            await invocation.Terminal.Error.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"{manifest.Claims:#,0} claims written to {file}{(manifest.LeftOut > 0 ? $", {manifest.LeftOut:#,0} left out" : "")}"));
        }
        finally
        {
            File.Delete(draft);
        }

        return ExitCode.Fine;
    }

    private async Task<ExportManifest> WriteAsync(Invocation invocation, Workspace workspace, TextWriter output, SearchQuery? query)
    {
        var cancellation = invocation.Cancellation;
        var writer = ExportFormat.Find(invocation.Get(_format))!.WriterOf(output);
        var (kind, label) = (invocation.Get(_kind), invocation.Get(_verdict));
        var analyses = workspace.Get<IAnalysisStore>();
        var claims = new ExportedClaims(analyses, workspace.Get<IVerdictStore>(), workspace.Get<ISearchIndex>());
        var found = query is null ? claims.OfArticlesAsync(ArticlesAsync(invocation, analyses), cancellation) : claims.OfQueryAsync(query, cancellation);
        var (written, leftOut) = (0L, 0L);
        var articles = new HashSet<ArticleId>();
        var (analysisVersions, verdictVersions) = (new SortedSet<string>(StringComparer.Ordinal), new SortedSet<string>(StringComparer.Ordinal));
        await writer.WriteHeaderAsync();
        await foreach (var (analysis, claim, verdict) in found)
        {
            if ((kind is not null && claim.Kind != kind) || (label is not null && verdict?.Label != label))
            {
                continue;
            }

            if (!await writer.WriteAsync(analysis, claim, verdict))
            {
                leftOut++;
                continue;
            }

            written++;
            articles.Add(analysis.Article.Id);
            analysisVersions.Add(analysis.Version);
            if (verdict is not null)
            {
                verdictVersions.Add(verdict.Version);
            }
        }

        await output.FlushAsync(cancellation);
        string[] filters =
        [
            .. kind is { } k ? [$"--kind {k}"] : Array.Empty<string>(),
            .. label is { } l ? [$"--verdict {l}"] : Array.Empty<string>(),
            .. invocation.Get(_article) is { } a ? [$"--article {a}"] : Array.Empty<string>(),
        ];
        return new ExportManifest(
            invocation.Time.GetUtcNow(), invocation.Get(_format)!, invocation.Get(_query), filters, written, articles.Count,
            leftOut + claims.Missing, [.. analysisVersions], [.. verdictVersions], claims.Generation, "", "");
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
