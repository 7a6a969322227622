using ClaimPipeline.Records;
using ClaimPipeline.TestKit;

namespace ClaimPipeline.ContractTests.Storage;

/// <summary>What the compare pass and show rely on.</summary>
public abstract class DifferenceStoreContract(Stores stores) : IDisposable
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        stores.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Save_Differences_AreFoundFromBothArticlesInOrder()
    {
        var (one, two, three) = (await ArticleAsync(0), await ArticleAsync(1), await ArticleAsync(2));
        var late = Difference(one, three, 20);
        var early = Difference(one, two, 10);

        await stores.Differences.SaveAsync(one.Article.Id, [late, early], Token);

        (await stores.Differences.OfArticleAsync(one.Article.Id, Token)).ShouldBe([early, late]);
        (await stores.Differences.OfArticleAsync(three.Article.Id, Token)).ShouldBe([late]);
        (await stores.Differences.ListAsync(Token).ToListAsync(Token)).ShouldBe([early, late]);
    }

    [Fact]
    public async Task Save_Again_ReplacesAllOfTheArticle()
    {
        var (one, two, three) = (await ArticleAsync(0), await ArticleAsync(1), await ArticleAsync(2));
        await stores.Differences.SaveAsync(one.Article.Id, [Difference(one, two, 10)], Token);
        await stores.Differences.SaveAsync(two.Article.Id, [Difference(two, three, 10)], Token);

        (await stores.Differences.OfArticleAsync(one.Article.Id, Token)).ShouldBeEmpty();
        (await stores.Differences.OfArticleAsync(two.Article.Id, Token)).ShouldBe([Difference(two, three, 10)]);
    }

    [Fact]
    public async Task Drop_AnArticle_TakesItsDifferencesWithIt()
    {
        var (one, two) = (await ArticleAsync(0), await ArticleAsync(1));
        await stores.Differences.SaveAsync(one.Article.Id, [Difference(one, two, 10)], Token);

        await stores.Analyses.DropAsync(two.Article.Page, DropReason.TooShort, "", "v2", Token);

        (await stores.Differences.ListAsync(Token).ToListAsync(Token)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Save_OfOthers_IsRefused()
    {
        var (one, two, three) = (await ArticleAsync(0), await ArticleAsync(1), await ArticleAsync(2));

        await Should.ThrowAsync<ArgumentException>(() => stores.Differences.SaveAsync(three.Article.Id, [Difference(one, two, 10)], Token));
    }

    private static FigureDifference Difference(ArticleAnalysis earlier, ArticleAnalysis later, int minute)
    {
        var (one, other) = (Tell(earlier, 0), Tell(later, minute));
        return new FigureDifference
        {
            Id = FigureDifference.IdOf(FigureDifferenceKind.Copy, one.Claim, other.Claim), Kind = FigureDifferenceKind.Copy, Earlier = one, Later = other, Topic = "output", RelativeDifference = 0.1m,
        };
    }

    private static FigureTelling Tell(ArticleAnalysis analysis, int minute) => new(
        analysis.Article.Id, analysis.Article.Page, analysis.Article.CanonicalUrl, Some.Noon.AddMinutes(minute), analysis.Claims[0].Id, "1 t", "It was 1 t.");

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

public sealed class MemoryDifferenceStoreTests() : DifferenceStoreContract(Stores.InMemory());

public sealed class SqliteDifferenceStoreTests() : DifferenceStoreContract(Stores.OfSqlite());
