using System.CommandLine;
using ClaimPipeline.App.Provenance;
using ClaimPipeline.Search;
using ClaimPipeline.Storage;

namespace ClaimPipeline.App.Commands;

/// <summary><c>search</c>: finds claims and articles in the index.</summary>
internal sealed class SearchCommand : Verb
{
    /// <summary>Hits when no <c>--limit</c> is typed.</summary>
    private const int HitsShown = 10;

    /// <summary>The same for a query of a batch.</summary>
    private const int HitsPerQuery = 100;

    private readonly Argument<string[]> _query = new("QUERY")
    {
        Description = "Words, \"phrases\", prefix*, NEAR(a b, 5), AND OR NOT, and fields such as type:share place:CHN "
            + "commodity:\"rare earths\" period:2022 verdict:refuted figure:[60% TO 80%]. Empty finds everything.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<SearchLevel> _level = new("--level") { Description = "Whether a hit is an article with its claims, or a claim." };

    private readonly Option<string?> _like = new("--like")
    {
        Description = "Claims that say something of the same as this one, whatever number they give: its id, or how it begins.",
        HelpName = "CLAIM",
    };

    private readonly Option<int?> _limit = new("--limit") { Description = "Hits shown at most: 10, or 100 per query of a batch, unless typed." };

    private readonly Option<int> _skip = new("--skip") { Description = "Hits left out at the beginning.", DefaultValueFactory = _ => 0 };

    private readonly Option<string?> _after = new("--after")
    {
        Description = "Go on behind an earlier result: the cursor that it ended with.", HelpName = "CURSOR",
    };

    private readonly Option<SearchSort> _sort = new("--sort") { Description = "Order of the hits." };

    private readonly Option<bool> _ungrouped = new("--ungrouped")
    {
        Description = "Show near-duplicates as hits of their own rather than with the best of them.",
    };

    private readonly Option<string?> _batch = new("--batch")
    {
        Description = "Answer a file of queries instead: CSV with the columns query and, if wanted, id. Needs --out.",
        HelpName = "FILE",
    };

    private readonly Option<string?> _out = new("--out")
    {
        Description = "With --batch: the CSV file of hits, a claim a line. A stopped batch goes on where it was.",
        HelpName = "FILE",
    };

    private readonly Option<bool> _facets = new("--facets") { Description = "Count the found claims by type, place, commodity, verdict ..." };

    private readonly Option<bool> _explain = new("--explain-query") { Description = "Print how the query was understood, and search nothing." };

    private readonly SearchEngineOption _engine = new();

    public SearchCommand(Terminal terminal, TimeProvider time)
        : base(
            terminal, time, "search", "Find claims and articles, by words and by figures.",
            "search 'rare earths type:share place:CHN figure:[60% TO 80%]' --facets")
    {
        Command.Add(_query);
        Command.Add(_level);
        Command.Add(_like);
        Command.Add(_limit);
        Command.Add(_skip);
        Command.Add(_after);
        Command.Add(_sort);
        Command.Add(_ungrouped);
        Command.Add(_batch);
        Command.Add(_out);
        Command.Add(_facets);
        Command.Add(_explain);
        _engine.AddTo(Command);
    }

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(Invocation invocation)
    {
        if (invocation.Get(_limit) < 0 || invocation.Get(_skip) < 0)
        {
            throw new UsageException("--limit and --skip take a number from 0.");
        }

        if (invocation.Get(_batch) is { } queries)
        {
            return await AnswerAsync(invocation, queries);
        }

        var parsed = TypedQuery.Read(string.Join(' ', invocation.Get(_query) ?? []));
        if (invocation.Get(_explain))
        {
            await invocation.Terminal.Out.WriteLineAsync(parsed.Query!.ToString());
            TypedQuery.WriteAlsoSearched(invocation.Terminal.Out, parsed);
            return ExitCode.Fine;
        }

        await using var workspace = await invocation.OpenAsync(_engine.SettingsOf(invocation));
        var index = workspace.Get<ISearchIndex>();
        var like = invocation.Get(_like) is { } typed ? await LikeAsync(workspace.Get<IAnalysisStore>(), typed, invocation.Cancellation) : null;
        var level = like is null ? invocation.Get(_level) : SearchLevel.Claims;
        var request = new SearchRequest(like is null ? parsed.Query! : new SearchQuery.And([like, parsed.Query!]))
        {
            Level = level,
            Skip = invocation.Get(_skip),
            After = invocation.Get(_after),
            Take = invocation.Get(_limit) ?? HitsShown,
            Sort = invocation.Get(_sort),
            GroupsCopies = level == SearchLevel.Articles && !invocation.Get(_ungrouped),
            Facets = invocation.Get(_facets) ? [.. Enum.GetValues<SearchFacet>()] : [],
        };
        var result = await SearchAsync(index, request, invocation.Cancellation);
        if (invocation.Json)
        {
            invocation.PrintJson(result, SearchJson.Compact.SearchResult);
            return ExitCode.Fine;
        }

        TypedQuery.WriteAlsoSearched(invocation.Terminal.Error, parsed);
        new SearchResultPrinter(invocation.Terminal).Print(result, level);
        if (result.Next is { } next)
        {
            await invocation.Terminal.Error.WriteLineAsync($"\nMore: the same with --after {next}");
        }

        if (result.Articles == 0 && await index.CountAsync(invocation.Cancellation) == 0)
        {
            await invocation.Terminal.Error.WriteLineAsync("The index is empty: 'claimpipeline index' fills it from the store.");
        }

        return ExitCode.Fine;
    }

    private async Task<int> AnswerAsync(Invocation invocation, string queries)
    {
        var output = invocation.Get(_out) ?? throw new UsageException("--batch needs --out FILE for the hits.");
        if (!File.Exists(queries))
        {
            throw new UsageException($"--batch names a CSV file; there is no '{queries}'.");
        }

        if (Directory.Exists(output) || !Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(output))))
        {
            throw new UsageException($"--out names a file in an existing folder; '{output}' is none.");
        }

        await using var workspace = await invocation.OpenAsync(_engine.SettingsOf(invocation));
        var failed = await new SearchBatch(workspace.Get<ISearchIndex>(), invocation.Terminal, invocation.Get(_limit) ?? HitsPerQuery)
            .RunAsync(queries, output, invocation.Cancellation);
        return failed == 0 ? ExitCode.Fine : ExitCode.Problems;
    }

    private static async Task<SearchResult> SearchAsync(ISearchIndex index, SearchRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await index.SearchAsync(request, cancellationToken);
        }
        catch (ArgumentException trouble) when (request.After is not null)
        {
            throw new UsageException($"--after: {trouble.Message}");
        }
    }

    private static async Task<SearchQuery> LikeAsync(IAnalysisStore analyses, string typed, CancellationToken cancellationToken)
    {
        var (article, claim) = await ProvenanceFinder.FindAsync(analyses, typed, cancellationToken);
        if (claim is not { } id)
        {
            throw new UsageException($"--like takes the id of a claim; '{typed}' is an article's. 'claimpipeline show {typed}' lists its claims.");
        }

        var found = (await analyses.GetAsync(article, cancellationToken))?.Claims.FirstOrDefault(candidate => candidate.Id == id);
        return found is not null && ClaimLikeness.FilterOf(found) is { } filter
            ? new SearchQuery.HasClaim(filter)
            : throw new UsageException($"The claim {typed} names neither commodity, place nor indicator, so nothing is known to be like it.");
    }
}
