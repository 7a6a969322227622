using ClaimPipeline.Records;
using ClaimPipeline.TestKit;

namespace ClaimPipeline.ContractTests.Storage;

/// <summary>What analyze, compare and index rely on.</summary>
public abstract class AnalysisStoreContract(Stores stores) : IDisposable
{
    private const string Words = "China produced 210,000 tons of rare earths in 2022.";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        stores.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task OfSource_PagesOfItInThatTime_TellWhatBecameOfThem()
    {
        FetchedPage[] pages = [Some.Page("http://a.test/1", "1", 1), Some.Page("http://a.test/2", "2", 2), Some.Page("http://a.test/3", "3", 3), Some.Page("http://a.test/4", "4", 9), Some.Page("http://b.test/1", "5", 2) with { Seed = "other" }];
        foreach (var page in pages)
        {
            await stores.Pages.AddAsync(page, Token);
        }

        var article = Some.Article(pages[0].Id, url: pages[0].Url, published: new DateOnly(2024, 1, 1));
        await stores.Analyses.SaveAsync(pages[0].Id, Some.Analysis(article, Some.Claim(article, "China produced 210,000 tons")), Token);
        foreach (var page in pages[1..].Where(page => page != pages[2]))
        {
            await stores.Analyses.DropAsync(page.Id, DropReason.ConsentWall, "", "v1", Token);
        }

        var found = await stores.Analyses.OfSourceAsync("news", Some.Noon.AddMinutes(1), Some.Noon.AddMinutes(3), Token);

        found.OrderBy(page => page.Dropped).ShouldBe([new SourcePage(null, article.Text.Length, true, 1), new SourcePage(DropReason.ConsentWall, 0, false, 0)]);
    }

    [Fact]
    public async Task Get_AfterSave_GivesTheAnalysisBack()
    {
        var analysis = Analysis(await PageAsync("a"));
        (await stores.Analyses.SaveAsync(analysis.Article.Page, analysis, Token)).ShouldBeTrue();
        (await stores.Analyses.GetAsync(analysis.Article.Id, Token)).ShouldBe(analysis);
        (await stores.Analyses.ArticleOfAsync(analysis.Claims[0].Id, Token)).ShouldBe(analysis.Article.Id);
        (await stores.Analyses.CountAsync(Token)).ShouldBe((1, 1));
        (await stores.Analyses.GetAsync(new ArticleId("no"), Token)).ShouldBeNull();
        (await stores.Analyses.ArticleOfAsync(new ClaimId("no"), Token)).ShouldBeNull();
    }

    [Fact]
    public async Task Save_TheSameAgain_ChangesNothingAndKeepsVerdicts()
    {
        var analysis = Analysis(await PageAsync("a"));
        await stores.Analyses.SaveAsync(analysis.Article.Page, analysis, Token);
        await stores.Verdicts.SaveAsync(analysis.Article.Id, [Some.Verdict(analysis.Claims[0].Id)], Token);
        (await stores.Analyses.SaveAsync(analysis.Article.Page, analysis, Token)).ShouldBeFalse();
        (await stores.Analyses.SaveAsync(analysis.Article.Page, analysis with { Version = "v2" }, Token)).ShouldBeFalse();
        (await stores.Analyses.GetAsync(analysis.Article.Id, Token)).ShouldBe(analysis with { Version = "v2" });
        (await stores.Verdicts.GetAsync(analysis.Claims[0].Id, Token)).ShouldNotBeNull();
    }

    [Fact]
    public async Task Save_ChangedAnalysis_ReplacesClaimsAndDropsVerdicts()
    {
        var analysis = Analysis(await PageAsync("a"));
        await stores.Analyses.SaveAsync(analysis.Article.Page, analysis, Token);
        await stores.Verdicts.SaveAsync(analysis.Article.Id, [Some.Verdict(analysis.Claims[0].Id)], Token);
        var other = Some.Claim(analysis.Article, "rare earths");
        var changed = analysis with { Claims = [other] };
        (await stores.Analyses.SaveAsync(analysis.Article.Page, changed, Token)).ShouldBeTrue();
        (await stores.Verdicts.GetAsync(analysis.Claims[0].Id, Token)).ShouldBeNull();
        (await stores.Analyses.ArticleOfAsync(analysis.Claims[0].Id, Token)).ShouldBeNull();
        (await stores.Analyses.ArticleOfAsync(other.Id, Token)).ShouldBe(analysis.Article.Id);
    }

    [Fact]
    public async Task Save_PageLeadsElsewhere_OldArticleGoesWithClaimsAndVerdicts()
    {
        var page = await PageAsync("a");
        var before = Analysis(page);
        var after = Analysis(page, title: "Another");
        await stores.Analyses.SaveAsync(page, before, Token);
        await stores.Verdicts.SaveAsync(before.Article.Id, [Some.Verdict(before.Claims[0].Id)], Token);
        await stores.Analyses.SaveAsync(page, after, Token);
        (await stores.Analyses.GetAsync(before.Article.Id, Token)).ShouldBeNull();
        (await stores.Verdicts.GetAsync(before.Claims[0].Id, Token)).ShouldBeNull();
        (await stores.Analyses.CountAsync(Token)).ShouldBe((1, 1));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Save_TwoPagesOneArticle_KeepsThatOfTheFirstFetch(bool laterFirst)
    {
        var early = Analysis(await PageAsync("early", minute: 1));
        var late = Analysis(await PageAsync("late", minute: 2));
        foreach (var analysis in laterFirst ? new[] { late, early } : [early, late])
        {
            await stores.Analyses.SaveAsync(analysis.Article.Page, analysis, Token);
        }

        (await stores.Analyses.GetAsync(early.Article.Id, Token)).ShouldBe(early);
        (await stores.Analyses.CountAsync(Token)).ShouldBe((1, 1));
        (await stores.Analyses.PendingAsync("v1", Token).ToListAsync(Token)).ShouldBeEmpty();

        await stores.Analyses.DropAsync(early.Article.Page, DropReason.TooShort, "x", "v2", Token);
        (await stores.Analyses.GetAsync(early.Article.Id, Token))!.Article.Page.ShouldBe(late.Article.Page);
        await stores.Analyses.DropAsync(late.Article.Page, DropReason.TooShort, "x", "v2", Token);
        (await stores.Analyses.GetAsync(early.Article.Id, Token)).ShouldBeNull();
    }

    [Fact]
    public async Task Save_WrongArguments_AreRefusedAndLeaveNoTrace()
    {
        var page = await PageAsync("a");
        var analysis = Analysis(page);
        await Should.ThrowAsync<ArgumentException>(() => stores.Analyses.SaveAsync(new PageId("unknown"), analysis, Token));
        await Should.ThrowAsync<ArgumentException>(
            () => stores.Analyses.SaveAsync(page, analysis with { Claims = [analysis.Claims[0], analysis.Claims[0]] }, Token));
        var elsewhere = Analysis(new PageId("unknown"));
        await Should.ThrowAsync<ArgumentException>(() => stores.Analyses.SaveAsync(new PageId("unknown"), elsewhere, Token));
        await Should.ThrowAsync<ArgumentException>(
            () => stores.Analyses.DropAsync(new PageId("unknown"), DropReason.Empty, "x", "v1", Token));
        (await stores.Analyses.CountAsync(Token)).ShouldBe((0, 0));
        (await stores.Analyses.PendingAsync("v1", Token).ToListAsync(Token)).ShouldBe([page]);
    }

    [Fact]
    public async Task Pending_WhileOutcomesAreSaved_GivesEveryPageOnceOldestFirst()
    {
        var expected = new List<PageId>();
        for (var i = 0; i < 1100; i++)
        {
            expected.Add(await PageAsync($"{i}", minute: i));
        }

        var seen = new List<PageId>();
        await foreach (var page in stores.Analyses.PendingAsync("v1", Token))
        {
            seen.Add(page);
            await stores.Analyses.DropAsync(page, DropReason.TooShort, "12 words", "v1", Token);
        }

        seen.ShouldBe(expected);
        (await stores.Analyses.PendingAsync("v1", Token).CountAsync(Token)).ShouldBe(0);
        (await stores.Analyses.PendingAsync("v2", Token).CountAsync(Token)).ShouldBe(1100);
        (await stores.Analyses.DroppedAsync(expected[0], Token)).ShouldBe((DropReason.TooShort, "12 words"));
    }

    [Fact]
    public async Task Dropped_PageWithArticleOrWithoutOutcome_IsNull()
    {
        var page = await PageAsync("a");
        (await stores.Analyses.DroppedAsync(page, Token)).ShouldBeNull();
        await stores.Analyses.DropAsync(page, DropReason.TooShort, "x", "v1", Token);
        await stores.Analyses.SaveAsync(page, Analysis(page), Token);
        (await stores.Analyses.DroppedAsync(page, Token)).ShouldBeNull();
    }

    [Fact]
    public async Task FindIds_ByPrefix_GivesArticlesAndClaims()
    {
        var analysis = Analysis(await PageAsync("a"));
        await stores.Analyses.SaveAsync(analysis.Article.Page, analysis, Token);
        var ids = new[] { analysis.Article.Id.Value, analysis.Claims[0].Id.Value };
        foreach (var id in ids)
        {
            (await stores.Analyses.FindIdsAsync(id[..12], 5, Token)).ShouldBe([id]);
        }

        (await stores.Analyses.FindIdsAsync("", 5, Token)).ShouldBe(ids.Order(StringComparer.Ordinal));
        (await stores.Analyses.FindIdsAsync("", 1, Token)).Count.ShouldBe(1);
        (await stores.Analyses.FindIdsAsync("zz", 5, Token)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Versions_OfOneUrl_ComeByFetch()
    {
        var second = Analysis(await PageAsync("b", minute: 2), title: "Second");
        var first = Analysis(await PageAsync("a", minute: 1), title: "First");
        await stores.Analyses.SaveAsync(second.Article.Page, second, Token);
        await stores.Analyses.SaveAsync(first.Article.Page, first, Token);
        (await stores.Analyses.VersionsAsync("http://news.test/1", Token)).ShouldBe([first.Article.Id, second.Article.Id]);
        (await stores.Analyses.ListAsync(Token).ToListAsync(Token))
            .ShouldBe(new[] { first.Article.Id, second.Article.Id }.OrderBy(i => i.Value, StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(11)]
    [InlineData(20)]
    public async Task Near_Fingerprints_FindsAllWithinTheDistance(int maxDistance)
    {
        const ulong Bits = 0x0123_4567_89AB_CDEF;
        var expected = new List<(int Distance, ArticleId Id)>();
        var random = new Random(7);
        for (var distance = 0; distance <= 24; distance++)
        {
            var flipped = Enumerable.Range(0, 64).OrderBy(_ => random.Next()).Take(distance).Aggregate(0UL, (bits, i) => bits | (1UL << i));
            var analysis = Analysis(await PageAsync($"{distance}"), title: $"At {distance}") with { Fingerprint = new Fingerprint(Bits ^ flipped) };
            await stores.Analyses.SaveAsync(analysis.Article.Page, analysis, Token);
            expected.Add((distance, analysis.Article.Id));
        }

        var empty = Analysis(await PageAsync("empty"), title: "Too short") with { Fingerprint = default };
        await stores.Analyses.SaveAsync(empty.Article.Page, empty, Token);
        (await stores.Analyses.NearAsync(expected[0].Id, new Fingerprint(Bits), maxDistance, Token))
            .ShouldBe(expected.Where(e => e.Distance > 0 && e.Distance <= maxDistance).Select(e => e.Id));
        (await stores.Analyses.NearAsync(empty.Article.Id, default, 64, Token)).ShouldBeEmpty();
    }

    private static ArticleAnalysis Analysis(PageId page, string title = "Rare earths")
    {
        var article = Some.Article(page, Words, title, published: new DateOnly(2023, 2, 3));
        return Some.Analysis(article, Some.Claim(
            article,
            Words,
            surface: "210,000 tons",
            quantity: new Quantity { Value = 210_000, Unit = Unit.Tonne, Resolution = 10_000 },
            place: new Entity("China", new EntityId("CHN")),
            period: Period.Year(2022)));
    }

    private async Task<PageId> PageAsync(string body, int minute = 0)
    {
        var page = Some.Page(body: body, minute: minute);
        await stores.Pages.AddAsync(page, Token);
        return page.Id;
    }
}

public sealed class MemoryAnalysisStoreTests() : AnalysisStoreContract(Stores.InMemory());

public sealed class SqliteAnalysisStoreTests() : AnalysisStoreContract(Stores.OfSqlite());
