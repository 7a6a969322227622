using ClaimPipeline.Crawling;
using ClaimPipeline.Pipeline;
using ClaimPipeline.Storage;

namespace ClaimPipeline.App.Commands;

/// <summary><c>crawl</c>: fetches what is due.</summary>
internal sealed class CrawlCommand : Verb
{
    private readonly CrawlOptionSet _options = new();

    public CrawlCommand(Terminal terminal, TimeProvider time)
        : base(terminal, time, "crawl", "Fetch what is due, from seed lists and from what earlier runs found.",
            "crawl --seeds seeds/policy.json --max-pages 200 --data ./data") => _options.AddTo(Command);

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(Invocation invocation)
    {
        await using var workspace = await invocation.OpenAsync(_options.SettingsOf(invocation), withOfficialData: false);
        var request = _options.RequestOf(invocation, workspace.Folder);
        CrawlOptionSet.WarnOfMissingContact(invocation, workspace.Get<CrawlingOptions>(), request);
        var output = new PassOutput(invocation);
        var exitCode = output.Finish(await workspace.Get<CrawlPass>().RunAsync(request, output, invocation.Cancellation));
        await CrawlReport.PrintAsync(invocation, workspace.Get<IFrontierStore>(), request);
        return exitCode;
    }
}
