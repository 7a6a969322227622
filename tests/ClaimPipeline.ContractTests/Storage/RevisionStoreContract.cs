using ClaimPipeline.Records;
using ClaimPipeline.TestKit;

namespace ClaimPipeline.ContractTests.Storage;

/// <summary>What the compare and index passes, show and the feed of revisions rely on.</summary>
public abstract class RevisionStoreContract(Stores stores) : IDisposable
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        stores.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Save_Revisions_AreFoundFromBothArticlesInOrder()
    {
        var (one, two, three) = (await ArticleAsync(0), await ArticleAsync(1), await ArticleAsync(2));
        var late = Between(one, three, 20);
        var early = Between(one, two, 10);

        await stores.Revisions.SaveAsync(one.Article.Id, [late, early], "r1", Token);

        (await stores.Revisions.OfArticleAsync(one.Article.Id, Token)).ShouldBe([early, late]);
        (await stores.Revisions.OfArticleAsync(three.Article.Id, Token)).ShouldBe([late]);
        (await stores.Revisions.ListAsync(Token).ToListAsync(Token)).ShouldBe([early, late]);
    }

    [Fact]
    public async Task Save_Again_ReplacesAllOfTheArticle()
    {
        var (one, two, three) = (await ArticleAsync(0), await ArticleAsync(1), await ArticleAsync(2));
        await stores.Revisions.SaveAsync(one.Article.Id, [Between(one, two, 10)], "r1", Token);
        await stores.Revisions.SaveAsync(two.Article.Id, [Between(two, three, 10)], "r1", Token);

        (await stores.Revisions.OfArticleAsync(one.Article.Id, Token)).ShouldBeEmpty();
        (await stores.Revisions.OfArticleAsync(two.Article.Id, Token)).ShouldBe([Between(two, three, 10)]);
    }

    [Fact]
    public async Task Pending_SavedArticles_AreNotUntilVersionAnalysisOrPageChange()
    {
        var (one, two) = (await ArticleAsync(0), await ArticleAsync(1));
        (await PendingAsync("r1")).ShouldBe([one.Article.Id, two.Article.Id], ignoreOrder: true);
        await stores.Revisions.SaveAsync(one.Article.Id, [Between(one, two, 10)], "r1", Token);
        (await PendingAsync("r1")).ShouldBe([two.Article.Id]);
        await stores.Revisions.SaveAsync(two.Article.Id, [Between(one, two, 10)], "r1", Token);
        (await PendingAsync("r1")).ShouldBeEmpty();
        (await PendingAsync("r2")).Count.ShouldBe(2);

        await stores.Analyses.SaveAsync(two.Article.Page, two with { Claims = [], Version = "v2" }, Token);
        (await PendingAsync("r1")).ShouldBe([one.Article.Id, two.Article.Id], ignoreOrder: true, "What was held against a text that has changed is due again.");

        await stores.Revisions.SaveAsync(one.Article.Id, [], "r1", Token);
        await stores.Revisions.SaveAsync(two.Article.Id, [], "r1", Token);
        (await stores.Pages.MarkGoneAsync(new GonePage(one.Article.Page, Some.Noon, "404"), Token)).ShouldBeTrue();
        (await PendingAsync("r1")).ShouldBe([one.Article.Id]);
    }

    [Fact]
    public async Task Stamps_RevisionsComeAndGo_ChangeThoseOfBothArticles()
    {
        var (one, two) = (await ArticleAsync(0), await ArticleAsync(1));
        var before = await StampsAsync();

        await stores.Revisions.SaveAsync(one.Article.Id, [Between(one, two, 10)], "r1", Token);
        var revised = await StampsAsync();
        await stores.Revisions.SaveAsync(two.Article.Id, [], "r1", Token);

        revised.Values.ShouldAllBe(stamp => !before.Values.Contains(stamp));
        (await StampsAsync()).ShouldBe(before, ignoreOrder: true);
    }

    [Fact]
    public async Task Drop_AnArticle_TakesItsRevisionsWithItAndTheOtherIsDue()
    {
        var (one, two) = (await ArticleAsync(0), await ArticleAsync(1));
        await stores.Revisions.SaveAsync(two.Article.Id, [], "r1", Token);
        await stores.Revisions.SaveAsync(one.Article.Id, [Between(one, two, 10)], "r1", Token);

        await stores.Analyses.DropAsync(two.Article.Page, DropReason.TooShort, "", "v2", Token);

        (await stores.Revisions.ListAsync(Token).ToListAsync(Token)).ShouldBeEmpty();
        (await PendingAsync("r1")).ShouldBe([one.Article.Id]);
    }

    [Fact]
    public async Task Save_OfOthers_IsRefused()
    {
        var (one, two, three) = (await ArticleAsync(0), await ArticleAsync(1), await ArticleAsync(2));

        await Should.ThrowAsync<ArgumentException>(() => stores.Revisions.SaveAsync(three.Article.Id, [Between(one, two, 10)], "r1", Token));
    }

    [Fact]
    public async Task Save_GonePage_HasNoLaterSide()
    {
        var one = await ArticleAsync(0);
        var gone = Between(one, one, 10) with { Kind = RevisionKind.Gone, Later = null };

        await stores.Revisions.SaveAsync(one.Article.Id, [gone], "r1", Token);

        (await stores.Revisions.OfArticleAsync(one.Article.Id, Token)).ShouldBe([gone]);
    }

    [Fact]
    public async Task MarkGone_Twice_KeepsTheFirstNote()
    {
        var one = await ArticleAsync(0);
        (await stores.Pages.GoneAsync(one.Article.Page, Token)).ShouldBeNull();
        var note = new GonePage(one.Article.Page, Some.Noon, "404");
        (await stores.Pages.MarkGoneAsync(note, Token)).ShouldBeTrue();
        (await stores.Pages.MarkGoneAsync(note with { Detail = "410" }, Token)).ShouldBeFalse();
        (await stores.Pages.GoneAsync(one.Article.Page, Token)).ShouldBe(note);
        await Should.ThrowAsync<ArgumentException>(() => stores.Pages.MarkGoneAsync(note with { Page = new PageId("no") }, Token));
    }

    private static Revision Between(ArticleAnalysis earlier, ArticleAnalysis later, int minute)
    {
        var (one, other) = (Tell(earlier, 0), Tell(later, minute));
        return new Revision
        {
            Id = Revision.IdOf(RevisionKind.Copy, one, other), Kind = RevisionKind.Copy, SeenAt = other.FetchedAt, Earlier = one, Later = other, Topic = "output", RelativeDifference = 0.1m,
        };
    }

    private static RevisionSide Tell(ArticleAnalysis analysis, int minute) => new(
        analysis.Article.Id, analysis.Article.Page, analysis.Article.CanonicalUrl, Some.Noon.AddMinutes(minute), new WarcLocation("a.warc.gz", 1, 2, "sha256:00"),
        analysis.Claims[0].Id, "1 t", "It was 1 t.");

    private async Task<List<ArticleId>> PendingAsync(string version) => await stores.Revisions.PendingAsync(version, Token).ToListAsync(Token);

    private async Task<Dictionary<ArticleId, string>> StampsAsync() =>
        await stores.Verdicts.StampsAsync(Token).ToDictionaryAsync(s => s.Article, s => s.Stamp, cancellationToken: Token);

    private async Task<ArticleAnalysis> ArticleAsync(int number)
    {
        var url = $"http://news.test/{number}";
        var page = Some.Page(url, $"body {number}", number);
        await stores.Pages.AddAsync(page, Token);
        var article = Some.Article(page.Id, url: url);
        var analysis = Some.Analysis(article, Some.Claim(article, "China produced 210,000 tons of rare earths in 2022."));
        await stores.Analyses.SaveAsync(page.Id, analysis, Token);
        return analysis;
    }
}

public sealed class MemoryRevisionStoreTests() : RevisionStoreContract(Stores.InMemory());

public sealed class SqliteRevisionStoreTests() : RevisionStoreContract(Stores.OfSqlite());
