using ClaimPipeline.Records;
using ClaimPipeline.TestKit;

namespace ClaimPipeline.ContractTests.Storage;

/// <summary>What crawl, import and analyze rely on.</summary>
public abstract class PageStoreContract(Stores stores) : IDisposable
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        stores.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Add_NewPage_CanBeReadBack()
    {
        var page = Some.Page() with { Publisher = "P", Language = "zh", LastModified = "x", ContentType = null };
        (await stores.Pages.AddAsync(page, Token)).ShouldBeTrue();
        (await stores.Pages.GetAsync(page.Id, Token)).ShouldBe(page);
        (await stores.Pages.GetAsync(new PageId("no"), Token)).ShouldBeNull();
    }

    [Fact]
    public async Task Add_KnownId_ChangesNothing()
    {
        var page = Some.Page();
        await stores.Pages.AddAsync(page, Token);
        (await stores.Pages.AddAsync(page with { Seed = "other", FetchedAt = Some.Noon.AddDays(1) }, Token)).ShouldBeFalse();
        (await stores.Pages.GetAsync(page.Id, Token)).ShouldBe(page);
        (await stores.Pages.CountAsync(Token)).ShouldBe(1);
    }

    [Fact]
    public async Task Add_WithoutLocation_IsRefused() =>
        await Should.ThrowAsync<ArgumentException>(() => stores.Pages.AddAsync(Some.Page() with { Location = null }, Token));

    [Fact]
    public async Task OfUrl_SeveralBodies_OldestFirst()
    {
        var second = Some.Page(body: "b", minute: 5);
        var first = Some.Page(body: "a", minute: 1);
        var elsewhere = Some.Page("http://news.test/2");
        foreach (var page in new[] { second, elsewhere, first })
        {
            await stores.Pages.AddAsync(page, Token);
        }

        (await stores.Pages.OfUrlAsync("http://news.test/1", Token)).ShouldBe([first, second]);
        (await stores.Pages.ListAsync(Token).ToListAsync(Token)).ShouldBe(
            ((FetchedPage[])[first, second, elsewhere]).OrderBy(p => p.Id.Value, StringComparer.Ordinal));
    }
}

public sealed class MemoryPageStoreTests() : PageStoreContract(Stores.InMemory());

public sealed class SqlitePageStoreTests() : PageStoreContract(Stores.OfSqlite());
