using ClaimPipeline.App;
using ClaimPipeline.Archive;
using ClaimPipeline.Records;
using ClaimPipeline.Storage;
using ClaimPipeline.TestKit;

namespace ClaimPipeline.Tests.Commands;

/// <summary>Versions of a page and copies of a story that tell a number differently, from pages to what show prints.</summary>
public sealed class DifferencesTests : IDisposable
{
    private const string Story = """
        <html><head><title>Ores of the year</title></head><body><article><h1>Ores of the year</h1>
        <p>China produced NUMBER tons of rare earths in 2022, the ministry said on its page, and nobody in the trade was surprised by that.</p>
        <p>The mines of the north worked without a stop through the whole summer, and the smelters of the south asked for more than they got.
        Traders expect the same for the next year, though the weather, the price of power and the mood of the customers may change all that.</p>
        </article></body></html>
        """;

    private readonly CommandLine _line = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _line.Dispose();

    [Theory]
    [InlineData("http://news.test/ores", FigureDifferenceKind.Revision, "was 210,000 tons")]
    [InlineData("http://copy.test/ores", FigureDifferenceKind.Copy, "elsewhere 210,000 tons")]
    public async Task Compare_OtherNumberInTheSameStory_IsRecordedWithBothPages(string secondUrl, FigureDifferenceKind kind, string shown)
    {
        var first = await AddAsync("http://news.test/ores", "210,000", 0);
        var second = await AddAsync(secondUrl, "120,000", 60);
        (await _line.TypeAsync("analyze")).ExitCode.ShouldBe(ExitCode.Fine);
        (await _line.TypeAsync("compare")).ExitCode.ShouldBe(ExitCode.Fine);

        await using var workspace = await _line.OpenAsync();
        var difference = (await workspace.Get<IDifferenceStore>().ListAsync(Token).ToListAsync(Token)).ShouldHaveSingleItem();
        (difference.Kind, difference.Earlier.Page, difference.Later.Page).ShouldBe((kind, first, second));
        (difference.Earlier.Surface, difference.Later.Surface, difference.RelativeDifference).ShouldBe(("210,000 tons", "120,000 tons", -0.428571m));
        (await _line.TypeAsync("show", difference.Later.Article.Value)).Output.ShouldContain(shown);
    }

    [Fact]
    public async Task Compare_SameNumbers_RecordsNothing()
    {
        await AddAsync("http://news.test/ores", "210,000", 0);
        await AddAsync("http://copy.test/ores", "210,000", 60);
        await _line.TypeAsync("analyze");
        await _line.TypeAsync("compare");

        await using var workspace = await _line.OpenAsync();
        (await workspace.Get<IDifferenceStore>().ListAsync(Token).ToListAsync(Token)).ShouldBeEmpty();
    }

    private async Task<PageId> AddAsync(string url, string number, int minute)
    {
        await using var workspace = await _line.OpenAsync();
        var html = Story.Replace("NUMBER", number, StringComparison.Ordinal);
        var page = Some.Page(url, html, minute) with { Location = null, ContentType = "text/html" };
        var location = await workspace.Get<IPageArchive>().AppendAsync(
            new ArchivedExchange(page, System.Text.Encoding.UTF8.GetBytes(html), null, null), Token);
        await workspace.Get<IPageStore>().AddAsync(page with { Location = location }, Token);
        return page.Id;
    }
}
