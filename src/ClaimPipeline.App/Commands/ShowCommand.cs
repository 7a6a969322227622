using System.CommandLine;
using ClaimPipeline.App.Provenance;
using ClaimPipeline.Archive;
using ClaimPipeline.Classification;
using ClaimPipeline.Extraction;
using ClaimPipeline.Records;
using ClaimPipeline.Storage;

namespace ClaimPipeline.App.Commands;

/// <summary><c>show</c>: one article or claim with its provenance, down to the archived bytes.</summary>
internal sealed class ShowCommand : Verb
{
    private static async Task<IReadOnlyList<SaidVerdict>> HistoryAsync(Workspace workspace, ClaimId claim, CancellationToken cancellationToken) =>
        await workspace.Get<VerdictHistory>().DateAsync(await workspace.Get<IVerdictStore>().HistoryAsync(claim, cancellationToken), cancellationToken);

    private readonly Argument<string> _id = new("ID") { Description = "Id of an article or a claim, or how it begins; or the address of an article." };

    private readonly Option<string?> _savePage = new("--save-page")
    {
        Description = "Also write the page's archived bytes to a file.", HelpName = "FILE",
    };

    private readonly Option<bool> _text = new("--text") { Description = "Also print the article's text, a block a line with its offset." };

    private readonly Option<bool> _origins = new("--origins")
    {
        Description = "Also print where each run of the text (of a claim: of its sentence) stands in the archived page.",
    };

    private readonly Option<bool> _history = new("--history")
    {
        Description = "Of a claim: also print what was said of it before, when, and by which official data.",
    };

    private readonly Option<int> _explain = new("--explain")
    {
        Description = "Of a claim: also print, for each label, the N cues that weighed most: in its sentence, its neighbours and the title.", HelpName = "N",
    };

    public ShowCommand(Terminal terminal, TimeProvider time)
        : base(terminal, time, "show", "Show one article or claim with its provenance.", "show 7c41 --save-page page.html --data ./data")
    {
        Command.Add(_id);
        Command.Add(_savePage);
        Command.Add(_text);
        Command.Add(_origins);
        Command.Add(_history);
        Command.Add(_explain);
    }

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(Invocation invocation)
    {
        var typed = invocation.Get(_id)!;
        await using var workspace = await invocation.OpenAsync();
        var analyses = workspace.Get<IAnalysisStore>();
        var finder = new ProvenanceFinder(workspace.Get<IPageStore>(), analyses, workspace.Get<IVerdictStore>(), workspace.Get<IRevisionStore>());
        var (article, claim) = typed.Contains("://", StringComparison.Ordinal)
            ? (await finder.OfUrlAsync(typed, invocation.Cancellation), null)
            : await ProvenanceFinder.FindAsync(analyses, typed, invocation.Cancellation);
        var printer = new ProvenancePrinter(invocation.Terminal);
        FetchedPage? page;
        if (claim is { } id)
        {
            var found = await finder.OfClaimAsync(article, id, invocation.Cancellation);
            page = found.Page;
            // Titles come from metadata as often as from the page's text, so only the text is traced.
            var traced = found.Sentence.Block == BlockKind.Title ? default : found.Sentence.Span;
            found = found with { Origins = await OriginsAsync(workspace, page, found.Parts, found.Article.Id, traced, invocation) };
            found = found with { History = invocation.Get(_history) ? await HistoryAsync(workspace, id, invocation.Cancellation) : null };
            found = found with { Explanations = await ExplainAsync(analyses, article, found.Sentence, invocation) };
            if (invocation.Json)
            {
                invocation.PrintJson(found, OutputJson.Of<ClaimWithProvenance>());
            }
            else
            {
                printer.Print(found);
            }
        }
        else
        {
            var found = await finder.OfArticleAsync(article, invocation.Cancellation);
            page = found.Page;
            found = found with { Origins = await OriginsAsync(workspace, page, found.Analysis.Article.Parts, article, new TextSpan(0, found.Analysis.Article.Text.Length), invocation) };
            if (invocation.Json)
            {
                invocation.PrintJson(found, OutputJson.Of<ArticleWithProvenance>());
            }
            else
            {
                printer.Print(found, invocation.Get(_text));
            }
        }

        if (invocation.Get(_savePage) is { } file)
        {
            await SaveAsync(workspace, page, file, invocation);
        }

        return ExitCode.Fine;
    }

    private async Task<IReadOnlyList<Explanation>?> ExplainAsync(IAnalysisStore analyses, ArticleId article, Sentence sentence, Invocation invocation) =>
        invocation.Get(_explain) is > 0 and var limit && await analyses.GetAsync(article, invocation.Cancellation) is { } analysis
            ? HybridClassifier.Load(invocation.OptionsOf<ClassificationOptions>())
                .Explain(analysis.Article.Title, [.. analysis.Sentences.Select(one => one.Sentence)], sentence.Id.Index, limit)
            : null;

    // The archived page is read once more, for origins are not stored.
    private async Task<IReadOnlyList<TextOrigin>?> OriginsAsync(
        Workspace workspace, FetchedPage? page, ValueList<PageId> parts, ArticleId article, TextSpan span, Invocation invocation)
    {
        if (!invocation.Get(_origins))
        {
            return null;
        }

        var options = invocation.OptionsOf<ExtractionOptions>();
        var extractor = new ArticleExtractor(options, new PopplerTextReader(options));
        var read = new List<ExtractionAttempt> { extractor.Trace(new PageContent(page!, await BodyAsync(workspace, page, invocation))) };
        foreach (var id in parts.ToArray())
        {
            var part = await workspace.Get<IPageStore>().GetAsync(id, invocation.Cancellation);
            read.Add(extractor.Trace(new PageContent(part!, await BodyAsync(workspace, part, invocation))));
        }

        var attempt = PagedArticle.Join(read[0], read[1..]);
        return attempt.Article?.Id == article
            ? [.. attempt.Origins.ToArray().Where(origin => origin.Span.Overlaps(span))]
            : throw new InvalidDataException("The page is read otherwise now than when it was analyzed: run 'claimpipeline analyze' and show the new article.");
    }

    private static async Task SaveAsync(Workspace workspace, FetchedPage? page, string file, Invocation invocation)
    {
        var body = await BodyAsync(workspace, page, invocation);
        await File.WriteAllBytesAsync(file, body, invocation.Cancellation);
        await invocation.Terminal.Error.WriteLineAsync(FormattableString.Invariant($"{body.Length} bytes written to {file}"));
    }

    private static async Task<ReadOnlyMemory<byte>> BodyAsync(Workspace workspace, FetchedPage? page, Invocation invocation) =>
        page?.Location is { } location
            ? await workspace.Get<IPageArchive>().ReadBodyAsync(location, invocation.Cancellation)
            : throw new InvalidDataException("The store does not say where this page lies in the archive.");
}
