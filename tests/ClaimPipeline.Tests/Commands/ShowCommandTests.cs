using System.Text.Json;
using ClaimPipeline.App;
using ClaimPipeline.Records;
using ClaimPipeline.Storage;
using ClaimPipeline.TestKit;

namespace ClaimPipeline.Tests.Commands;

public sealed class ShowCommandTests : IDisposable
{
    private readonly CommandLine _line = new();

    public void Dispose() => _line.Dispose();

    [Fact]
    public async Task Show_HistoryOfAClaim_PrintsWhatWasSaidUnderWhichVersion()
    {
        var stored = await StoredClaims.AddAsync(_line);
        await using (var workspace = await _line.OpenAsync())
        {
            await workspace.Get<IVerdictStore>().SaveAsync(
                stored.Analysis.Article.Id,
                [stored.Verdict with { Label = VerdictLabel.Refuted, Reason = VerdictReason.Mismatch, Version = "comparison-x+other", Explanation = "A later edition says otherwise." }],
                TestContext.Current.CancellationToken);
        }

        var shown = await _line.TypeAsync("show", stored.Verdict.Claim.Value, "--history");

        shown.ExitCode.ShouldBe(ExitCode.Fine, shown.Error);
        shown.Output.ShouldContain("Supported, Exact (v1)");
        shown.Output.ShouldContain("Refuted, Mismatch (comparison-x+other)\n  A later edition says otherwise.\n  by         USGS, 2022: 210000 t");
        (await _line.TypeAsync("show", stored.Verdict.Claim.Value)).Output.ShouldNotContain("Said ");
    }

    [Fact]
    public async Task Show_Claim_WalksFromTheSentenceToTheArchive()
    {
        var stored = await StoredClaims.AddAsync(_line);
        var (exitCode, output, error) = await _line.TypeAsync("show", stored.Analysis.Claims[0].Id.Value[..12]);
        exitCode.ShouldBe(ExitCode.Fine, error);
        output.ShouldContain("»China produced 210,000 tons, \"a record\".«");
        output.ShouldContain("characters 0 to 40");
        output.ShouldContain("Value        210,000 t");
        output.ShouldContain("\"210,000 tons\" 15-27");
        output.ShouldContain("China (CHN)");
        output.ShouldContain("rule sentence");
        output.ShouldContain("Verdict      Supported, Exact");
        output.ShouldContain("USGS, 2022: 210000 t (difference +5 %)");
        output.ShouldContain("Both in tonnes.");
        output.ShouldContain(".warc.gz, offset ");
        output.ShouldContain("sha256:");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Show_Article_ListsItsClaims(bool byUrl)
    {
        var stored = await StoredClaims.AddAsync(_line);
        var (exitCode, output, error) = await _line.TypeAsync(
            "show", byUrl ? "http://NEWS.test/1#top" : stored.Analysis.Article.Id.Value, "--text");
        exitCode.ShouldBe(ExitCode.Fine, error);
        output.ShouldStartWith("Ores, and more");
        output.ShouldContain("2023-05-01 (meta, confidence 1.00)");
        output.ShouldContain("2 sentences, 2 claims");
        output.ShouldContain("0  Paragraph  China produced");
        foreach (var claim in stored.Analysis.Claims)
        {
            output.ShouldContain(claim.Id.Value);
        }
    }

    [Fact]
    public async Task Show_Origins_NamesTextNodesOfTheArchivedPage()
    {
        var page = _line.At("page.html");
        await File.WriteAllTextAsync(page, "<html><body><h1>Ores, and more</h1><p>China produced <b>210,000 tons</b> of rare earths in 2022. "
            + "The ministry said so in a note to the press, which had asked for the figures of all the mines in the country for a month, and for those of the year before, too. Traders had expected less of the mines, and more of the smelters in the south.</p></body></html>", TestContext.Current.CancellationToken);
        await _line.TypeAsync("import", page);
        await _line.TypeAsync("analyze");
        var (exported, articles, _) = await _line.TypeAsync("export");
        exported.ShouldBe(ExitCode.Fine);
        using var json = JsonDocument.Parse(articles.Split('\n')[0]);
        var id = json.RootElement.GetProperty("article").GetProperty("id").GetString()!;

        var (exitCode, output, error) = await _line.TypeAsync("show", id, "--origins");

        exitCode.ShouldBe(ExitCode.Fine, error);
        output.ShouldContain("15-27       /html/body/p/b/text() 0  210,000 tons");
        output.ShouldContain("27-");
        output.ShouldContain("/html/body/p/text()[2] 0");
    }

    [Fact]
    public async Task Show_Json_HoldsPageArticleAndVerdict()
    {
        var stored = await StoredClaims.AddAsync(_line);
        var (_, ofClaim, _) = await _line.TypeAsync("show", stored.Verdict.Claim.Value, "--json");
        using var claim = JsonDocument.Parse(ofClaim);
        claim.RootElement.GetProperty("page").GetProperty("location").GetProperty("offset").GetInt64().ShouldBeGreaterThanOrEqualTo(0);
        claim.RootElement.GetProperty("verdict").GetProperty("label").GetString().ShouldBe("Supported");
        var (_, ofArticle, _) = await _line.TypeAsync("show", stored.Analysis.Article.Id.Value, "--json");
        using var article = JsonDocument.Parse(ofArticle);
        article.RootElement.GetProperty("analysis").GetProperty("claims").GetArrayLength().ShouldBe(2);
        article.RootElement.GetProperty("versions").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task Show_SavePage_WritesTheArchivedBytes()
    {
        var stored = await StoredClaims.AddAsync(_line);
        var file = _line.At("page.html");
        var (exitCode, _, _) = await _line.TypeAsync("show", stored.Analysis.Article.Id.Value, "--save-page", file);
        exitCode.ShouldBe(ExitCode.Fine);
        (await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)).ShouldBe(StoredClaims.Html);
    }

    [Fact]
    public async Task Show_DroppedPage_SaysWhy()
    {
        await using (var workspace = await _line.OpenAsync())
        {
            var page = Some.Page("http://news.test/wall");
            await workspace.Get<IPageStore>().AddAsync(page, TestContext.Current.CancellationToken);
            await workspace.Get<IAnalysisStore>().DropAsync(
                page.Id, DropReason.ConsentWall, "asks for cookies", "v1", TestContext.Current.CancellationToken);
        }

        var (exitCode, _, error) = await _line.TypeAsync("show", "http://news.test/wall");
        exitCode.ShouldBe(ExitCode.Usage);
        error.ShouldContain("ConsentWall (asks for cookies)");
    }

    [Theory]
    [InlineData("ffffffffffffffffffff")]
    [InlineData("http://news.test/never")]
    public async Task Show_Unknown_IsUsage(string typed)
    {
        var (exitCode, _, error) = await _line.TypeAsync("show", typed);
        exitCode.ShouldBe(ExitCode.Usage);
        error.ShouldContain(typed);
    }
}
