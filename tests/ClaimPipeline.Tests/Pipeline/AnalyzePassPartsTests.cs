using ClaimPipeline.Archive;
using ClaimPipeline.Pipeline;
using ClaimPipeline.Records;
using ClaimPipeline.Storage;
using ClaimPipeline.TestKit;
using ClaimPipeline.Tests.Extraction;

namespace ClaimPipeline.Tests.Pipeline;

/// <summary>Articles spread over numbered pages.</summary>
public sealed class AnalyzePassPartsTests
{
    private const string Story = "https://news.example/2024/tin-and-where-it-goes";

    private static readonly string[] Texts =
    [
        "Indonesia exported 68,000 tonnes of tin in 2023. Most of it went to smelters and makers of solder in the east of the continent, the ministry said in a note to the press. Traders had expected more of the smelters at home, and less of the buyers who sit abroad.",
        "China produced 210,000 tonnes of rare earths in 2022. The quota was raised twice in that year, and the mines in the north took nearly all of what was added to it then. Makers of magnets had asked for more of them, and for fewer papers at the border and at sea.",
        "Chile produced 5.3 million tonnes of copper in 2022. Nobody else comes near to that, and the mines in the desert will stay the largest of the world for years to come. The company that owns most of them expects less of the ore and more of the water of the sea.",
    ];

    private readonly MemoryPageStore _pages = new();
    private readonly MemoryPageArchive _archive = new();
    private readonly MemoryAnalysisStore _analyses;

    public AnalyzePassPartsTests() => _analyses = new MemoryAnalysisStore(_pages);

    [Fact]
    public async Task RunAsync_AllPartsFetched_MakesOneArticleOfThem()
    {
        for (var number = 1; number <= 3; number++)
        {
            await AddAsync(number);
        }

        await RunAsync();

        await ShouldBeOneArticleAsync(3);
    }

    [Fact]
    public async Task RunAsync_PartFetchedLater_JoinsTheArticleReadBefore()
    {
        await AddAsync(1);
        await RunAsync();
        await ShouldBeOneArticleAsync(1);

        await AddAsync(3);
        await AddAsync(2);
        await RunAsync();

        await ShouldBeOneArticleAsync(3);
    }

    [Fact]
    public async Task RunAsync_NumberedPostsOfOtherTitles_StayArticlesOfTheirOwn()
    {
        await AddAsync(1, "Tin, and where it goes");
        await AddAsync(2, "Rare earths, and where they come from");

        await RunAsync();

        (await AllAsync()).Count.ShouldBe(2);
    }

    private async Task ShouldBeOneArticleAsync(int parts)
    {
        var analysis = (await AllAsync()).ShouldHaveSingleItem();
        analysis.Article.Title.ShouldBe("Tin, and where it goes");
        analysis.Article.Text.ShouldBe(string.Join('\n', Texts.Take(parts)));
        analysis.Article.Parts.Count.ShouldBe(parts - 1);
        analysis.Article.Blocks.Select(block => block.Anchor).ShouldBe(
            Enumerable.Range(1, parts).Select(number => (number == 1 ? "" : $"part={number}:") + "/html/body/main/article/p"));
        analysis.Claims.Count.ShouldBeGreaterThanOrEqualTo(parts);
        foreach (var part in analysis.Article.Parts.ToArray())
        {
            (await _analyses.DroppedAsync(part, TestContext.Current.CancellationToken))!.Value.Reason.ShouldBe(DropReason.PartOfArticle);
        }
    }

    private async Task<List<ArticleAnalysis>> AllAsync()
    {
        var all = new List<ArticleAnalysis>();
        await foreach (var id in _analyses.ListAsync(TestContext.Current.CancellationToken))
        {
            all.Add((await _analyses.GetAsync(id, TestContext.Current.CancellationToken))!);
        }

        return all;
    }

    private async Task AddAsync(int number, string? title = null)
    {
        var heading = title ?? "Tin, and where it goes";
        var links = string.Concat(Enumerable.Range(1, 3).Where(other => other != number).Select(other => $"<a href='{Address(other)}'>{other}</a> "));
        var html = $"<html><head><title>{heading}{(number == 1 ? "" : $" - Page {number}")}</title><link rel='canonical' href='{Story}'></head>"
            + $"<body><main><article><h1>{heading}</h1><p>{Texts[number - 1]}</p></article><nav>{links}</nav></main></body></html>";
        var content = Pages.Html(html, Address(number));
        var location = await _archive.AppendAsync(new ArchivedExchange(content.Page, content.Body, null, null), TestContext.Current.CancellationToken);
        await _pages.AddAsync(content.Page with { Location = location }, TestContext.Current.CancellationToken);
    }

    private static string Address(int number) => number == 1 ? Story : $"{Story}/{number}/";

    private Task<Run> RunAsync() =>
        new AnalyzePass(ShippedData.Analyzer(), _pages, _archive, _analyses, new MemoryRunLedger(), SomeQuarantine.Empty(), TimeProvider.System, new PipelineOptions { Parallelism = 2 })
            .RunAsync(null, TestContext.Current.CancellationToken);
}
