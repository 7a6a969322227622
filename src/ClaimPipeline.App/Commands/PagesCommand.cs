using System.CommandLine;
using System.Globalization;
using ClaimPipeline.App.Provenance;
using ClaimPipeline.Archive;
using ClaimPipeline.Extraction;
using ClaimPipeline.Records;
using ClaimPipeline.Storage;

namespace ClaimPipeline.App.Commands;

/// <summary><c>pages</c>: what was fetched and imported, and what became of it.</summary>
internal sealed class PagesCommand : Verb
{
    private readonly Option<bool> _dropped = new("--dropped") { Description = "Only pages that led to no article." };

    public PagesCommand(Terminal terminal, TimeProvider time)
        : base(terminal, time, "pages", "List the stored pages and what became of each.", "pages --dropped --data ./data") => Command.Add(_dropped);

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(Invocation invocation)
    {
        await using var workspace = await invocation.OpenAsync();
        var duplicates = new DuplicateFinder(workspace.Get<IAnalysisStore>(), workspace.Get<IPageStore>());
        await duplicates.LoadAsync(invocation.Cancellation);
        await foreach (var page in workspace.Get<IPageStore>().ListAsync(invocation.Cancellation))
        {
            var stored = await StoredAsync(workspace, page, duplicates, invocation.Cancellation);
            if (invocation.Get(_dropped) && stored.Dropped is null)
            {
                continue;
            }

            if (invocation.Json)
            {
                invocation.PrintJson(stored, OutputJson.Of<StoredPage>());
            }
            else
            {
                await invocation.Terminal.Out.WriteLineAsync(Line(stored));
            }
        }

        return ExitCode.Fine;
    }

    private static async Task<StoredPage> StoredAsync(
        Workspace workspace, FetchedPage page, DuplicateFinder duplicates, CancellationToken cancellationToken)
    {
        var analyses = workspace.Get<IAnalysisStore>();
        var body = await workspace.Get<IPageArchive>().ReadBodyAsync(page.Location!, cancellationToken);
        var read = workspace.Get<ArticleExtractor>().ExtractAnyway(new PageContent(page, body)).Article;
        var dropped = await analyses.DroppedAsync(page.Id, cancellationToken);
        var analysis = dropped is null && read is not null ? await analyses.GetAsync(read.Id, cancellationToken) : null;
        return new StoredPage(
            page,
            read?.Title ?? "",
            analysis?.Article.Id,
            dropped?.Reason,
            dropped?.Detail,
            analysis is null ? null : await duplicates.FindAsync(page, analysis, cancellationToken));
    }

    private static string Line(StoredPage stored)
    {
        var outcome = stored switch
        {
            { Dropped: { } reason } => $"{reason}: {stored.Detail}",
            { Article: null } => "not analyzed",
            { DuplicateOf: { } other } => $"article {stored.Article} \"{stored.Title}\", a copy of {other}",
            _ => $"article {stored.Article} \"{stored.Title}\"",
        };
        return string.Create(
            CultureInfo.InvariantCulture, $"{stored.Page.FetchedAt.UtcDateTime:yyyy-MM-dd HH:mm}  {stored.Page.Url}  {outcome}");
    }
}
