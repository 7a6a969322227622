using ClaimPipeline.Pipeline;
using ClaimPipeline.Records;
using ClaimPipeline.Search;
using ClaimPipeline.Storage;
using ClaimPipeline.TestKit;

namespace ClaimPipeline.Tests.Pipeline;

public sealed class IndexPassTests
{
    private readonly MemoryPageStore _pages = new();
    private readonly MemoryAnalysisStore _analyses;
    private readonly IVerdictStore _verdicts;
    private readonly MemorySearchIndex _index = new();
    private readonly IndexPass _pass;

    public IndexPassTests()
    {
        _analyses = new MemoryAnalysisStore(_pages);
        _verdicts = new MemoryVerdictStore(_analyses);
        _pass = new IndexPass(_analyses, _verdicts, new MemoryRevisionStore(_analyses), _index, new MemoryRunLedger(), SomeQuarantine.Empty(), TimeProvider.System, new PipelineOptions { IndexBatch = 2 });
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task RunAsync_Twice_WritesOnce()
    {
        await AddAsync(1, 2, 3);

        var first = await _pass.RunAsync(rebuild: false, null, Token);
        var second = await _pass.RunAsync(rebuild: false, null, Token);

        (first.Read, first.Kept).ShouldBe((3, 3));
        (second.Read, second.Kept, second.Unchanged).ShouldBe((3, 0, 3));
        (await _index.CountAsync(Token)).ShouldBe(3);
    }

    [Fact]
    public async Task RunAsync_NewVerdict_WritesThatArticleOnly()
    {
        var analyses = await AddAsync(1, 2, 3);
        await _pass.RunAsync(rebuild: false, null, Token);
        await _verdicts.SaveAsync(analyses[1].Article.Id, [Some.Verdict(analyses[1].Claims[0].Id, VerdictLabel.Refuted)], Token);

        var run = await _pass.RunAsync(rebuild: false, null, Token);

        (run.Kept, run.Unchanged).ShouldBe((1, 2));
        (await _index.GetAsync(analyses[1].Article.Id, Token))!.Claims[0].Verdict.ShouldBe(VerdictLabel.Refuted);
    }

    [Fact]
    public async Task RunAsync_ArticleGoneFromStore_GoesFromIndex()
    {
        var analyses = await AddAsync(1, 2);
        await _pass.RunAsync(rebuild: false, null, Token);
        var gone = analyses[0].Article;
        await _analyses.DropAsync(gone.Page, DropReason.ListingPage, "", "v2", Token);

        await _pass.RunAsync(rebuild: false, null, Token);

        (await _index.GetAsync(gone.Id, Token)).ShouldBeNull();
        (await _index.CountAsync(Token)).ShouldBe(1);
    }

    [Fact]
    public async Task RunAsync_Rebuild_WritesEverythingAnew()
    {
        await AddAsync(1, 2, 3);
        await _pass.RunAsync(rebuild: false, null, Token);

        var run = await _pass.RunAsync(rebuild: true, null, Token);

        (run.Kept, run.Unchanged).ShouldBe((3, 0));
        (await _index.CountAsync(Token)).ShouldBe(3);
    }

    [Fact]
    public async Task RunAsync_Cancelled_SaysSoAndLosesNothing()
    {
        await AddAsync(1, 2, 3);
        using var stop = new CancellationTokenSource();
        var progress = new StopAfter(1, stop);

        var run = await _pass.RunAsync(rebuild: false, progress, stop.Token);
        var rest = await _pass.RunAsync(rebuild: false, null, Token);

        run.Interrupted.ShouldBeTrue();
        rest.Interrupted.ShouldBeFalse();
        (await _index.CountAsync(Token)).ShouldBe(3);
    }

    private async Task<List<ArticleAnalysis>> AddAsync(params IEnumerable<int> numbers)
    {
        var added = new List<ArticleAnalysis>();
        foreach (var number in numbers)
        {
            var page = Some.Page($"http://news.test/{number}");
            await _pages.AddAsync(page, Token);
            var article = Some.Article(page.Id, url: page.Url);
            var analysis = Some.Analysis(article, Some.Claim(article, "China produced 210,000 tons"));
            await _analyses.SaveAsync(page.Id, analysis, Token);
            added.Add(analysis);
        }

        return added;
    }

    private sealed class StopAfter(int items, CancellationTokenSource stop) : IProgress<PassProgress>
    {
        public void Report(PassProgress value)
        {
            if (value.Run.Read >= items)
            {
                stop.Cancel();
            }
        }
    }
}
