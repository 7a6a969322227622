using System.CommandLine;
using ClaimPipeline.App.Demo;
using ClaimPipeline.App.Querying;
using ClaimPipeline.Pipeline;
using ClaimPipeline.Records;
using ClaimPipeline.Search;
using ClaimPipeline.Storage;

namespace ClaimPipeline.App.Commands;

/// <summary><c>demo</c>: the whole pipeline over four small sites on this machine.</summary>
internal sealed class DemoCommand : Verb
{
    private const string ExampleSearch = "rare earths verdict:refuted";

    private readonly Option<string?> _keep = new("--keep")
    {
        Description = "Keep the data there; a second run over it finds the sites changed and does only what changed.",
        HelpName = "DIR",
    };

    private readonly Option<int> _claims = new("--claims")
    {
        Description = "Claims to show.", DefaultValueFactory = _ => 40, HelpName = "N",
    };

    public DemoCommand(Terminal terminal, TimeProvider time)
        : base(terminal, time, "demo", "Crawl four small web sites on this machine and show what comes of it.",
            "demo --keep ./data", hasData: false)
    {
        Command.Add(_keep);
        Command.Add(_claims);
    }

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(Invocation invocation)
    {
        if (invocation.Get(_keep) is { } kept)
        {
            return await RunInAsync(kept, invocation, bothStates: false);
        }

        var temporary = Directory.CreateTempSubdirectory("claimpipeline-demo-");
        try
        {
            return await RunInAsync(temporary.FullName, invocation, bothStates: true);
        }
        finally
        {
            temporary.Delete(recursive: true);
        }
    }

    private async Task<int> RunInAsync(string path, Invocation invocation, bool bothStates)
    {
        var isFirst = !File.Exists(DataFolder.Open(path).StoreFile);
        var output = invocation.Terminal.Out;
        await using var site = await DemoSite.StartAsync(
            DemoPages.Load(DemoPages.FindFolder()), invocation.Time, invocation.Cancellation);
        site.State = isFirst ? DemoSite.FirstState : DemoSite.LastState;
        await using var workspace = await invocation.OpenAsync(path, site.CrawlSettings);

        Say(output, invocation, isFirst
            ? $"Crawling {string.Join(", ", site.ConnectTo.Select(HostOf))} on this machine"
            : "Crawling again: only what changed is done");
        var before = await ArticlesAsync(workspace, invocation.Cancellation);
        var exitCode = await PassSequence.RunAsync(workspace, new CrawlRequest(site.Seeds) { Now = !isFirst }, invocation);
        if (isFirst)
        {
            await ShowClaimsAsync(workspace, invocation);
            await ShowSearchAsync(workspace, invocation);
        }
        else
        {
            await DemoChanges.ShowAsync(workspace, before, invocation);
        }

        if (bothStates)
        {
            site.State = DemoSite.LastState;
            Say(output, invocation, "The sites have changed: crawling again, only what changed is done");
            before = await ArticlesAsync(workspace, invocation.Cancellation);
            exitCode = Math.Max(
                exitCode,
                await PassSequence.RunAsync(workspace, new CrawlRequest(site.Seeds) { Now = true }, invocation));
            await DemoChanges.ShowAsync(workspace, before, invocation);
        }
        else
        {
            Say(output, invocation, $"The data is in {path}. Try: claimpipeline search \"{ExampleSearch}\" --data {path}");
        }

        return exitCode;
    }

    private static string HostOf(string mapping) => mapping.Split(':')[0];

    private static void Say(TextWriter output, Invocation invocation, string line)
    {
        if (!invocation.Json)
        {
            output.WriteLine($"\n{line}");
        }
    }

    private static async Task<HashSet<ArticleId>> ArticlesAsync(Workspace workspace, CancellationToken cancellationToken)
    {
        var articles = new HashSet<ArticleId>();
        await foreach (var id in workspace.Get<IAnalysisStore>().ListAsync(cancellationToken))
        {
            articles.Add(id);
        }

        return articles;
    }

    /// <summary>Refuted claims first, since these are what a fact-checker looks for.</summary>
    private async Task ShowClaimsAsync(Workspace workspace, Invocation invocation)
    {
        var rows = new List<(ArticleAnalysis Analysis, Claim Claim, Verdict? Verdict)>();
        foreach (var id in await ArticlesAsync(workspace, invocation.Cancellation))
        {
            var analysis = await workspace.Get<IAnalysisStore>().GetAsync(id, invocation.Cancellation);
            var verdicts = (await workspace.Get<IVerdictStore>().OfArticleAsync(id, invocation.Cancellation)).ToDictionary(v => v.Claim);
            rows.AddRange(analysis!.Claims.Select(claim => (analysis, claim, verdicts.GetValueOrDefault(claim.Id))));
        }

        if (invocation.Json)
        {
            rows.ForEach(row => invocation.PrintJson(row.Claim, RecordsJson.Compact.Claim));
            return;
        }

        int[] order = [1, 0, 2, 3];
        var shown = rows
            .OrderBy(row => row.Verdict is null ? order.Length : order[(int)row.Verdict.Label])
            .ThenBy(row => row.Claim.Sentence.Value, StringComparer.Ordinal)
            .Take(invocation.Get(_claims));
        var table = new ClaimTable();
        foreach (var (analysis, claim, verdict) in shown)
        {
            table.Add(analysis, claim, verdict);
        }

        Say(invocation.Terminal.Out, invocation, $"{rows.Count} claims: "
            + string.Join(", ", rows.Where(r => r.Verdict is not null).CountBy(r => r.Verdict!.Label).OrderBy(c => c.Key).Select(c => $"{c.Value} {c.Key}")));
        table.WriteTo(invocation.Terminal);
    }

    private static async Task ShowSearchAsync(Workspace workspace, Invocation invocation)
    {
        var query = QueryParser.Parse(ExampleSearch, QueryNames.Resolve).Query!;
        var result = await workspace.Get<ISearchIndex>().SearchAsync(new SearchRequest(query) { Take = 3 }, invocation.Cancellation);
        Say(invocation.Terminal.Out, invocation, $"claimpipeline search '{ExampleSearch}'");
        if (!invocation.Json)
        {
            new SearchResultPrinter(invocation.Terminal).Print(result, SearchLevel.Articles);
        }
    }
}
