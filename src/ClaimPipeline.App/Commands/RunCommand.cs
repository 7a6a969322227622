using System.CommandLine;
using ClaimPipeline.Crawling;
using ClaimPipeline.Storage;

namespace ClaimPipeline.App.Commands;

/// <summary><c>run</c>: all passes in a row.</summary>
internal sealed class RunCommand : Verb
{
    private readonly CrawlOptionSet _options = new();
    private readonly SearchEngineOption _engine = new();

    private readonly Option<string?> _source = new("--source")
    {
        Description = "Crawl this seed only, whether it is due or not; exit code 3 when another process is at it.", HelpName = "NAME",
    };

    public RunCommand(Terminal terminal, TimeProvider time)
        : base(terminal, time, "run", "Crawl what is due, then analyze, compare and index what is new.",
            "run --seeds seeds --max-pages 500 --data ./data")
    {
        _options.AddTo(Command);
        _engine.AddTo(Command);
        Command.Add(_source);
    }

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(Invocation invocation)
    {
        await using var workspace = await invocation.OpenAsync(_options.SettingsOf(invocation).Concat(_engine.SettingsOf(invocation)));
        var request = _options.RequestOf(invocation, workspace.Folder);
        CrawlOptionSet.WarnOfMissingContact(invocation, workspace.Get<CrawlingOptions>(), request);
        if (invocation.Get(_source) is { } source)
        {
            return await SourceRunOutput.RunAsync(workspace, request, source, invocation);
        }

        var exitCode = await PassSequence.RunAsync(workspace, request, invocation);
        await CrawlReport.PrintAsync(invocation, workspace.Get<IFrontierStore>(), request);
        return exitCode;
    }
}
