using System.CommandLine;
using ClaimPipeline.Archive;
using ClaimPipeline.Records;
using ClaimPipeline.Storage;

namespace ClaimPipeline.App.Commands;

/// <summary><c>show</c>: one article or claim with its provenance, down to the archived bytes.</summary>
internal sealed class ShowCommand : Verb
{
    private readonly Argument<string> _id = new("ID") { Description = "Id of an article or a claim, or how it begins; or the address of an article." };

    private readonly Option<string?> _savePage = new("--save-page")
    {
        Description = "Also write the page's archived bytes to a file.", HelpName = "FILE",
    };

    private readonly Option<bool> _text = new("--text") { Description = "Also print the article's text, a block a line with its offset." };

    public ShowCommand(Terminal terminal, TimeProvider time)
        : base(terminal, time, "show", "Show one article or claim with its provenance.", "show 7c41 --save-page page.html --data ./data")
    {
        Command.Add(_id);
        Command.Add(_savePage);
        Command.Add(_text);
    }

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(Invocation invocation)
    {
        var typed = invocation.Get(_id)!;
        await using var workspace = await invocation.OpenAsync();
        var analyses = workspace.Get<IAnalysisStore>();
        var finder = new ProvenanceFinder(workspace.Get<IPageStore>(), analyses, workspace.Get<IVerdictStore>());
        var (article, claim) = typed.Contains("://", StringComparison.Ordinal)
            ? (await finder.OfUrlAsync(typed, invocation.Cancellation), null)
            : await ProvenanceFinder.FindAsync(analyses, typed, invocation.Cancellation);
        var printer = new ProvenancePrinter(invocation.Terminal);
        FetchedPage? page;
        if (claim is { } id)
        {
            var found = await finder.OfClaimAsync(article, id, invocation.Cancellation);
            page = found.Page;
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

    private static async Task SaveAsync(Workspace workspace, FetchedPage? page, string file, Invocation invocation)
    {
        if (page?.Location is not { } location)
        {
            throw new InvalidDataException("The store does not say where this page lies in the archive.");
        }

        var body = await workspace.Get<IPageArchive>().ReadBodyAsync(location, invocation.Cancellation);
        await File.WriteAllBytesAsync(file, body, invocation.Cancellation);
        await invocation.Terminal.Error.WriteLineAsync(FormattableString.Invariant($"{body.Length} bytes written to {file}"));
    }
}
