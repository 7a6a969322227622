using ClaimPipeline.Records;
using ClaimPipeline.TestKit;

namespace ClaimPipeline.ContractTests.Storage;

/// <summary>What compare and index rely on.</summary>
public abstract class VerdictStoreContract(Stores stores) : IDisposable
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        stores.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task History_OfVerdictsThatChange_KeepsEachOnceAndOutlivesTheClaim()
    {
        var analysis = await AnalysisAsync("a", claims: 2);
        var (first, other) = (Some.Verdict(analysis.Claims[0].Id), Some.Verdict(analysis.Claims[1].Id));
        var second = first with { Label = VerdictLabel.Refuted, Reason = VerdictReason.Mismatch, Version = "v3" };
        await stores.Verdicts.SaveAsync(analysis.Article.Id, [first, other], Token);
        await stores.Verdicts.SaveAsync(analysis.Article.Id, [first with { Version = "v2" }, other with { Version = "v2" }], Token);
        await stores.Verdicts.SaveAsync(analysis.Article.Id, [second, other with { Version = "v3" }], Token);

        (await stores.Verdicts.HistoryAsync(first.Claim, Token)).ShouldBe([first, second]);
        (await stores.Verdicts.HistoryAsync(other.Claim, Token)).ShouldBe([other]);

        await stores.Analyses.DropAsync(analysis.Article.Page, DropReason.TooShort, "", "v9", Token);
        (await stores.Verdicts.GetAsync(first.Claim, Token)).ShouldBeNull();
        (await stores.Verdicts.HistoryAsync(first.Claim, Token)).ShouldBe([first, second]);
    }

    [Fact]
    public async Task OfArticle_AfterSave_ComesInTheOrderOfTheClaims()
    {
        var analysis = await AnalysisAsync("a", claims: 3);
        var verdicts = analysis.Claims.Select(c => Some.Verdict(c.Id) with
        {
            Evidence = [new Evidence { Sibling = c.Id, Citation = "USGS", RelativeDifference = -0.0500m }],
        }).ToArray();
        await stores.Verdicts.SaveAsync(analysis.Article.Id, [.. verdicts.Reverse()], Token);
        (await stores.Verdicts.OfArticleAsync(analysis.Article.Id, Token)).ShouldBe(verdicts);
        (await stores.Verdicts.GetAsync(verdicts[1].Claim, Token)).ShouldBe(verdicts[1]);
        (await stores.Verdicts.OfArticleAsync(new ArticleId("no"), Token)).ShouldBeEmpty();
        await stores.Verdicts.SaveAsync(analysis.Article.Id, [verdicts[2]], Token);
        (await stores.Verdicts.OfArticleAsync(analysis.Article.Id, Token)).ShouldBe([verdicts[2]]);
    }

    [Fact]
    public async Task OfClaims_OfSeveralArticles_LeavesOutThoseWithoutOne()
    {
        var (first, second) = (await AnalysisAsync("a", claims: 2), await AnalysisAsync("b", claims: 1));
        var (one, other) = (Some.Verdict(first.Claims[1].Id), Some.Verdict(second.Claims[0].Id));
        await stores.Verdicts.SaveAsync(first.Article.Id, [one], Token);
        await stores.Verdicts.SaveAsync(second.Article.Id, [other], Token);

        var found = await stores.Verdicts.OfClaimsAsync([other.Claim, first.Claims[0].Id, one.Claim, one.Claim, new ClaimId("no")], Token);

        found.Values.ShouldBe([one, other], ignoreOrder: true);
        found[one.Claim].ShouldBe(one);
        (await stores.Verdicts.OfClaimsAsync([], Token)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Save_VerdictOnForeignClaim_IsRefusedAndLeavesNoTrace()
    {
        var analysis = await AnalysisAsync("a", claims: 1);
        var other = await AnalysisAsync("b", claims: 1);
        var verdict = Some.Verdict(analysis.Claims[0].Id);
        await Should.ThrowAsync<ArgumentException>(
            () => stores.Verdicts.SaveAsync(analysis.Article.Id, [verdict, Some.Verdict(other.Claims[0].Id)], Token));
        await Should.ThrowAsync<ArgumentException>(() => stores.Verdicts.SaveAsync(analysis.Article.Id, [verdict, verdict], Token));
        (await stores.Verdicts.OfArticleAsync(analysis.Article.Id, Token)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Citing_FiguresAndMeasures_FindsTheClaimsUntilTheirVerdictsGo()
    {
        var analysis = await AnalysisAsync("a", claims: 3);
        var ids = analysis.Claims.Select(c => c.Id).OrderBy(id => id.Value, StringComparer.Ordinal).ToList();
        var verdicts = analysis.Claims.Select(c => Some.Verdict(c.Id) with
        {
            Evidence =
            [
                new Evidence { Figure = new OfficialFigureId("f"), Citation = "f" }, new Evidence { Figure = new OfficialFigureId("f"), Citation = "again" },
                new Evidence { Measure = new MeasureId(c.Id == ids[0] ? "m" : "other"), Citation = "m" }, new Evidence { Sibling = ids[0], Citation = "s" },
            ],
        }).ToList();
        await stores.Verdicts.SaveAsync(analysis.Article.Id, verdicts, Token);

        (await stores.Verdicts.CitingAsync([new OfficialFigureId("f")], [], null, 9, Token)).ShouldBe(ids);
        (await stores.Verdicts.CitingAsync([new OfficialFigureId("f")], [], null, 2, Token)).ShouldBe(ids[..2]);
        (await stores.Verdicts.CitingAsync([new OfficialFigureId("f")], [], ids[0], 1, Token)).ShouldBe(ids[1..2]);
        (await stores.Verdicts.CitingAsync([new OfficialFigureId("f")], [], ids[^1], 9, Token)).ShouldBeEmpty();
        (await stores.Verdicts.CitingAsync([], [new MeasureId("m")], null, 9, Token)).ShouldBe(ids[..1]);
        (await stores.Verdicts.CitingAsync([new OfficialFigureId(ids[0].Value)], [], null, 9, Token)).ShouldBeEmpty();
        await stores.Verdicts.SaveAsync(analysis.Article.Id, [], Token);
        (await stores.Verdicts.CitingAsync([new OfficialFigureId("f")], [], null, 9, Token)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Pending_ArticlesWithOpenClaims_ComeById()
    {
        var none = await AnalysisAsync("none", claims: 0);
        var done = await AnalysisAsync("done", claims: 2);
        var half = await AnalysisAsync("half", claims: 2);
        var open = await AnalysisAsync("open", claims: 1);
        var mixed = await AnalysisAsync("mixed", claims: 2);
        await SaveAsync(done, "v1", "v1");
        await SaveAsync(half, "v1");
        await SaveAsync(mixed, "v1", "v2");
        (await PendingAsync("v1")).ShouldBe(Ids(half, open, mixed));
        (await PendingAsync("v2")).ShouldBe(Ids(done, half, open, mixed));
        (await PendingAsync("v1")).ShouldNotContain(none.Article.Id);
    }

    [Fact]
    public async Task Carry_VerdictsThatReadNothingTouched_HoldAtTheNewVersion()
    {
        var (near, far, unknown, other) = (await AnalysisAsync("near", 2), await AnalysisAsync("far", 2), await AnalysisAsync("unknown", 1), await AnalysisAsync("other", 1));
        var (read, touched) = (ReferenceKey.Table("reserves", "tin"), ReferenceKey.Table("reserves", "gold"));
        await SaveReadingAsync(near, "v1", read, touched);
        await SaveReadingAsync(far, "v1", read);
        await SaveAsync(unknown, "v1");
        await SaveReadingAsync(other, "v0", read);
        (await stores.Verdicts.VersionsAsync(Token)).ShouldBe(["v0", "v1"]);

        (await stores.Verdicts.CarryAsync("v1", "v2", new HashSet<ReferenceKey> { touched }, Token)).ShouldBe(2);

        (await PendingAsync("v2")).ShouldBe(Ids(near, unknown, other));
        (await stores.Verdicts.OfArticleAsync(far.Article.Id, Token)).Select(v => v.Version).ShouldBe(["v2", "v2"]);
        (await stores.Verdicts.GetAsync(far.Claims[0].Id, Token))!.Version.ShouldBe("v2");
        (await stores.Verdicts.GetAsync(near.Claims[0].Id, Token))!.Version.ShouldBe("v1");

        // Said once, under the version at which it was said first.
        (await stores.Verdicts.HistoryAsync(far.Claims[0].Id, Token)).ShouldHaveSingleItem().Version.ShouldBe("v1");
        (await stores.Verdicts.CarryAsync("v2", "v3", new HashSet<ReferenceKey> { read }, Token)).ShouldBe(0);

        // Saved again without saying what it rests on: nobody knows any more.
        await SaveAsync(far, "v2", "v2");
        (await stores.Verdicts.CarryAsync("v2", "v3", new HashSet<ReferenceKey>(), Token)).ShouldBe(0);

        Task SaveReadingAsync(ArticleAnalysis analysis, string version, params ReferenceKey[] reads) => stores.Verdicts.SaveAsync(
            analysis.Article.Id, [.. analysis.Claims.Select(claim => Some.Verdict(claim.Id) with { Version = version })], reads, Token);
    }

    [Fact]
    public async Task Stamps_ChangeWithAnalysisAndVerdictsOnly()
    {
        var analysis = await AnalysisAsync("a", claims: 1);
        var other = await AnalysisAsync("b", claims: 1);
        var first = await StampAsync(analysis);
        await SaveAsync(analysis, "v1");
        var second = await StampAsync(analysis);
        second.ShouldNotBe(first);
        await SaveAsync(analysis, "v2");
        (await StampAsync(analysis)).ShouldBe(second);
        await stores.Verdicts.SaveAsync(
            analysis.Article.Id, [Some.Verdict(analysis.Claims[0].Id, VerdictLabel.Refuted, VerdictReason.Mismatch)], Token);
        (await StampAsync(analysis)).ShouldNotBe(second);
        await stores.Analyses.SaveAsync(analysis.Article.Page, analysis with { Version = "v9" }, Token);
        await SaveAsync(analysis, "v1");
        (await StampAsync(analysis)).ShouldBe(second);
        (await stores.Verdicts.StampsAsync(Token).Select(s => s.Article).ToListAsync(Token)).ShouldBe(Ids(analysis, other));
    }

    private static ArticleId[] Ids(params ArticleAnalysis[] analyses) =>
        [.. analyses.Select(a => a.Article.Id).OrderBy(id => id.Value, StringComparer.Ordinal)];

    private async Task<string> StampAsync(ArticleAnalysis analysis) =>
        (await stores.Verdicts.StampsAsync(Token).FirstAsync(s => s.Article == analysis.Article.Id, Token)).Stamp;

    private async Task<List<ArticleId>> PendingAsync(string version) =>
        await stores.Verdicts.PendingAsync(version, Token).ToListAsync(Token);

    private Task SaveAsync(ArticleAnalysis analysis, params string[] versions) => stores.Verdicts.SaveAsync(
        analysis.Article.Id, [.. versions.Select((v, i) => Some.Verdict(analysis.Claims[i].Id, version: v))], Token);

    private async Task<ArticleAnalysis> AnalysisAsync(string name, int claims)
    {
        var page = Some.Page(body: name);
        await stores.Pages.AddAsync(page, Token);
        var text = string.Join(' ', Enumerable.Range(0, claims).Select(i => $"Claim number {i}."));
        var article = Some.Article(page.Id, text, name);
        var analysis = Some.Analysis(
            article, [.. Enumerable.Range(0, claims).Select(i => Some.Claim(article, $"Claim number {i}.", sentence: i))]);
        await stores.Analyses.SaveAsync(page.Id, analysis, Token);
        return analysis;
    }
}

public sealed class MemoryVerdictStoreTests() : VerdictStoreContract(Stores.InMemory());

public sealed class SqliteVerdictStoreTests() : VerdictStoreContract(Stores.OfSqlite());
