using System.Globalization;
using ClaimPipeline.App;
using ClaimPipeline.Health;
using ClaimPipeline.Pipeline;
using ClaimPipeline.Records;
using ClaimPipeline.TestKit;
using ClaimPipeline.Tests.Commands;

namespace ClaimPipeline.Tests.Health;

/// <summary>A source on a real site that does well for some runs, and then something happens to it.</summary>
public sealed class SourceHealthTests : IAsyncLifetime
{
    private const string Padding =
        "The mines of the north worked without a stop through the whole summer, and the smelters of the south asked for more than they got, as they had "
        + "done in the year before. Traders expect the same for the next year, though the weather, the price of power and the mood of the customers may "
        + "change all that, and nobody in the trade was surprised by what the ministry had to say about it in its yearly report on the matter.";

    private static readonly string[] Settings =
        ["Crawling:MinDelay=00:00:00", "Crawling:Retries=0", "Crawling:RetryDelay=00:00:00.01", "Health:LeastRuns=3", "Crawling:Contact=test@example.org"];

    private readonly CommandLine _line = new();
    private LoopbackSite _site = null!;
    private int _articles;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _site = await LoopbackSite.StartAsync();

    public ValueTask DisposeAsync()
    {
        _line.Dispose();
        return _site.DisposeAsync();
    }

    [Theory]
    [InlineData("layout", SourceCause.LayoutChange)]
    [InlineData("wall", SourceCause.ConsentWall)]
    [InlineData("refused pages", SourceCause.Blocked)]
    [InlineData("refused", SourceCause.Blocked)]
    [InlineData("moved", SourceCause.FeedMoved)]
    [InlineData("moved away", SourceCause.FeedMoved)]
    [InlineData("gone", SourceCause.Gone)]
    [InlineData("broken", SourceCause.Unreachable)]
    [InlineData("silent", SourceCause.Quiet)]
    public async Task Report_SourceToWhichSomethingHappens_NamesTheCause(string what, SourceCause cause)
    {
        await using var workspace = await OpenAsync();
        for (var run = 0; run < 5; run++)
        {
            await RunAsync(workspace, Article);
            (await HealthAsync(workspace)).State.ShouldBe(run < 3 ? SourceState.Learning : SourceState.Fine, $"run {run}");
        }

        await RunAsync(workspace, Happens(what));

        var health = await HealthAsync(workspace);
        (health.State, health.Cause).ShouldBe((SourceState.Flagged, cause), health.Detail);
        health.Since.ShouldBe(health.Runs[^1].At);
        health.Detail.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Sources_FlaggedOne_IsListedShownAndToldOnce()
    {
        (await _line.TypeAsync("alerts", "add", "sick", "--sources", "--to", "file:" + _line.At("sick.jsonl"))).ExitCode.ShouldBe(ExitCode.Fine);
        await using (var workspace = await OpenAsync())
        {
            for (var run = 0; run < 4; run++)
            {
                await RunAsync(workspace, Article);
            }
        }

        (await _line.TypeAsync("sources", "list")).Output.ShouldMatch(@"^site\s+Learning 4 run\(s\)");
        (await _line.TypeAsync("alerts", "run")).Output.ShouldBe("sick: 0 new, 0 told\n");
        await using (var workspace = await OpenAsync())
        {
            await RunAsync(workspace, Happens("gone"));
            await RunAsync(workspace, Happens("gone"));
        }

        var list = await _line.TypeAsync("sources", "list");
        (list.ExitCode, list.Output).ShouldSatisfyAllConditions(() => list.ExitCode.ShouldBe(ExitCode.Problems), () => list.Output.ShouldContain("Gone since"));
        (await _line.TypeAsync("sources", "show", "site", "--set", "Health:LeastRuns=2")).Output.ShouldMatch(@"TextLength\s+\d+.*normal");
        (await _line.TypeAsync("alerts", "run")).Output.ShouldBe("sick: 1 new, 1 told\n");
        (await _line.TypeAsync("alerts", "run")).Output.ShouldBe("sick: 0 new, 0 told\n");
        (await File.ReadAllTextAsync(_line.At("sick.jsonl"), Token)).ShouldContain("site: Gone");
        (await _line.TypeAsync("sources", "show", "nobody")).ExitCode.ShouldBe(ExitCode.Usage);
        (await _line.TypeAsync("alerts", "add", "both", "place:CHN", "--sources", "--to", "file:x")).ExitCode.ShouldBe(ExitCode.Usage);
    }

    [Theory]
    [InlineData(new[] { 10.0, 11, 9, 10, 10, 500 }, 6, 14)]
    [InlineData(new[] { 10.0, 10, 10, 10 }, 9, 11)]
    public void Of_OneOddValue_DoesNotWidenTheRange(double[] values, double low, double high)
    {
        var range = RobustRange.Of(values, deviations: 4, slack: 1);
        range.Low.ShouldBeInRange(low - 2, low + 3.1);
        range.High.ShouldBeInRange(high - 3.1, high + 2);
    }

    private Action Happens(string what) => what switch
    {
        "layout" => () => Put("<title>Ores</title><div>{0}</div>", Padding[..260]),
        "wall" => () => Put("<title>Before you continue</title><p>We use cookies. Please consent or sign in to read on, page {0}.</p>", ""),
        "refused pages" => () =>
        {
            for (var i = 0; i < 4; i++)
            {
                _site.PutStatus(Next(), 403);
            }
        },
        "refused" => () => _site.PutStatus("/", 403),
        "moved" => () =>
        {
            _site.PutStatus("/", 301, ("Location", "/news/"));
            _site.Put("/news/", Links());
        },
        "moved away" => () => _site.PutStatus("/", 301, ("Location", "http://elsewhere.test/")),
        "gone" => () => _site.PutStatus("/", 410),
        "broken" => () => _site.PutStatus("/", 500),
        _ => () => { },
    };

    private void Article()
    {
        for (var i = 0; i < 4; i++)
        {
            var number = (_articles + 1).ToString(CultureInfo.InvariantCulture);
            _site.Put(
                Next(),
                $"""
                <html><head><title>Ores {number}</title><meta property="article:published_time" content="2026-02-0{1 + (i % 9)}T10:00:00Z"></head><body><article><h1>Ores {number}</h1>
                <p>China produced {number}10,000 tons of rare earths in 2022, the ministry said. In 2021 Indonesia banned the export of nickel ore.</p><p>{Padding}</p><p>{Padding}</p></article></body></html>
                """);
        }
    }

    private void Put(string page, string text)
    {
        for (var i = 0; i < 4; i++)
        {
            var path = Next();
            _site.Put(path, string.Format(CultureInfo.InvariantCulture, page, path + " " + text));
        }
    }

    private string Next() => string.Create(CultureInfo.InvariantCulture, $"/a-{++_articles}-ores");

    private string Links() => string.Concat(Enumerable.Range(1, _articles).Select(i => $"<a href=\"/a-{i}-ores\">{i}</a> "));

    private async Task RunAsync(Workspace workspace, Action happens)
    {
        var before = _articles;
        happens();
        if (_articles > before)
        {
            _site.Put("/", Links());
        }

        Seed[] seeds = [new("site", _site.Base + "/", SeedKind.Listing, "Press", "en", "test")];
        await workspace.Get<CrawlPass>().RunAsync(new CrawlRequest(seeds) { Now = true }, null, Token);
        await workspace.Get<AnalyzePass>().RunAsync(null, Token);
    }

    private static async Task<SourceHealth> HealthAsync(Workspace workspace) =>
        (await workspace.Get<SourceHealthBook>().ReportAsync(Token)).ShouldHaveSingleItem();

    private async Task<Workspace> OpenAsync()
    {
        await using (await _line.OpenAsync())
        {
        }

        return await Workspace.OpenAsync(
            _line.Data,
            TimeProvider.System,
            Settings.Append($"Crawling:AllowAddresses:0={_site.Authority}").Select(s => new KeyValuePair<string, string?>(s[..s.IndexOf('=', StringComparison.Ordinal)], s[(s.IndexOf('=', StringComparison.Ordinal) + 1)..])),
            withOfficialData: true,
            Token);
    }
}
