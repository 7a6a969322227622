using ClaimPipeline.Records;
using ClaimPipeline.Storage;
using ClaimPipeline.TestKit;

namespace ClaimPipeline.ContractTests.Storage;

/// <summary>What the crawl relies on.</summary>
public abstract class FrontierStoreContract(Stores stores) : IDisposable
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private IFrontierStore Store => stores.Frontier;

    public void Dispose()
    {
        stores.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Get_AfterSave_GivesTheEntryBack()
    {
        var entry = new FrontierEntry
        {
            Url = "http://a.test/x?q=1",
            Seed = "s",
            Kind = FrontierKind.Listing,
            Depth = 3,
            DueAt = Some.Noon.AddTicks(7),
            Priority = -2,
            Attempts = 4,
            LastFetchedAt = Some.Noon.AddDays(-1),
            ETag = "\"x\"",
            LastModified = "Sun, 01 Mar 2026 00:00:00 GMT",
            BodyDigest = "sha256:1",
            Interval = TimeSpan.FromHours(5),
            ListedDate = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.FromHours(8)),
            Quarantined = DropReason.Gone,
            Detail = "稀土 \"quoted\"",
            Shape = long.MinValue,
            FoundAt = Some.Noon.AddTicks(-7),
            ListedModified = Some.Noon.AddDays(-3),
            Hint = ListedHint.Wrong,
        };
        await Store.SaveAsync(entry, Token);
        (await Store.GetAsync(entry.Url, Token)).ShouldBe(entry);
        (await Store.GetAsync("http://a.test/other", Token)).ShouldBeNull();
    }

    [Fact]
    public async Task Add_KnownUrl_KeepsItsHistoryAndTakesOverPriorityAndDepth()
    {
        var known = Some.FrontierEntry("http://a.test/1") with { Depth = 2, Priority = 1, ETag = "\"e\"", DueAt = Some.Noon.AddDays(3) };
        await Store.SaveAsync(known, Token);
        var added = await Store.AddAsync(
            [
                Some.FrontierEntry("http://a.test/1") with { Depth = 1, Priority = 5 },
                Some.FrontierEntry("http://a.test/2"),
                Some.FrontierEntry("http://a.test/2"),
            ],
            Token);
        added.ShouldBe(1);
        (await Store.CountAsync(Token)).ShouldBe(2);
        (await Store.GetAsync("http://a.test/1", Token)).ShouldBe(known with { Depth = 1, Priority = 5 });
        await Store.AddAsync([Some.FrontierEntry("http://a.test/1") with { Depth = 9, Priority = 0 }], Token);
        (await Store.GetAsync("http://a.test/1", Token)).ShouldBe(known with { Depth = 1, Priority = 5 });
    }

    [Fact]
    public async Task Due_ManyEntries_ComeByPriorityThenTimeThenUrl()
    {
        await Store.AddAsync(
            [
                Some.FrontierEntry("http://a.test/late") with { DueAt = Some.Noon.AddHours(1), Priority = 9 },
                Some.FrontierEntry("http://a.test/c") with { Priority = 1 },
                Some.FrontierEntry("http://a.test/b"),
                Some.FrontierEntry("http://a.test/a"),
                Some.FrontierEntry("http://a.test/z") with { DueAt = Some.Noon.AddHours(-1) },
                Some.FrontierEntry("http://a.test/q") with { Quarantined = DropReason.Gone },
            ],
            Token);
        (await UrlsAsync(10)).ShouldBe(["http://a.test/c", "http://a.test/z", "http://a.test/a", "http://a.test/b"]);
        (await UrlsAsync(2)).ShouldBe(["http://a.test/c", "http://a.test/z"]);
        (await UrlsAsync(0)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Due_ExcludedAuthorities_AreLeftOut()
    {
        await Store.AddAsync(
            [
                Some.FrontierEntry("http://a.test/1"),
                Some.FrontierEntry("http://a.test:8080/1"),
                Some.FrontierEntry("https://b.test/1"),
            ],
            Token);
        (await UrlsAsync(10, "a.test")).ShouldBe(["http://a.test:8080/1", "https://b.test/1"]);
        (await UrlsAsync(10, "a.test:8080", "b.test")).ShouldBe(["http://a.test/1"]);
    }

    [Fact]
    public async Task Due_OneLargeExcludedSite_FindsTheOthersInOrder()
    {
        var large = Enumerable.Range(0, 6000).Select(i => Some.FrontierEntry($"http://large.test/{i:0000}"));
        var small = Enumerable.Range(0, 40).Select(i => Some.FrontierEntry($"http://s{i % 7}.test/{i:00}") with { DueAt = Some.Noon.AddSeconds(-(i % 5)) });
        await Store.AddAsync([.. large, .. small, Some.FrontierEntry("http://s1.test/low") with { Priority = -1 }], Token);
        var expected = small.OrderBy(e => e.DueAt).ThenBy(e => e.Url, StringComparer.Ordinal).Select(e => e.Url).ToArray();
        (await UrlsAsync(25, "large.test")).ShouldBe(expected[..25]);
        (await UrlsAsync(100, "large.test")).ShouldBe([.. expected, "http://s1.test/low"]);
    }

    [Fact]
    public async Task NextDue_OfEntriesNotQuarantined_IsTheEarliest()
    {
        (await Store.NextDueAsync(Token)).ShouldBeNull();
        await Store.AddAsync(
            [
                Some.FrontierEntry("http://a.test/1") with { DueAt = Some.Noon.AddHours(2), Priority = 3 },
                Some.FrontierEntry("http://a.test/2") with { DueAt = Some.Noon.AddHours(1) },
                Some.FrontierEntry("http://a.test/3") with { DueAt = Some.Noon, Quarantined = DropReason.Gone },
            ],
            Token);
        (await Store.NextDueAsync(Token)).ShouldBe(Some.Noon.AddHours(1));
    }

    [Fact]
    public async Task MakeDue_LaterEntries_AreDueNow()
    {
        await Store.AddAsync(
            [
                Some.FrontierEntry("http://a.test/1") with { DueAt = Some.Noon.AddHours(2) },
                Some.FrontierEntry("http://a.test/2") with { DueAt = Some.Noon.AddHours(-2) },
                Some.FrontierEntry("http://a.test/3") with { DueAt = Some.Noon.AddHours(2), Quarantined = DropReason.Gone },
            ],
            Token);
        (await Store.MakeDueAsync(Some.Noon, Token)).ShouldBe(1);
        (await UrlsAsync(10)).ShouldBe(["http://a.test/2", "http://a.test/1"]);
        (await Store.GetAsync("http://a.test/1", Token))!.DueAt.ShouldBe(Some.Noon);
    }

    [Fact]
    public async Task Quarantined_ComeByUrl()
    {
        await Store.AddAsync(
            [.. Enumerable.Range(0, 1200).Select(i => Some.FrontierEntry($"http://a.test/{i:0000}") with { Quarantined = i % 2 == 0 ? DropReason.Gone : null })],
            Token);
        var found = await Store.QuarantinedAsync(Token).Select(e => e.Url).ToListAsync(Token);
        found.Count.ShouldBe(600);
        (await Store.CountQuarantinedAsync(Token)).ShouldBe(600);
        found.ShouldBe(found.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task OfShape_EntriesOfSeveral_GivesItsOwnFoundSinceThen()
    {
        await Store.AddAsync(
            [
                Some.FrontierEntry("http://a.test/1") with { Shape = 5, FoundAt = Some.Noon },
                Some.FrontierEntry("http://a.test/2") with { Shape = 5, FoundAt = Some.Noon.AddTicks(-1) },
                Some.FrontierEntry("http://a.test/3") with { Shape = 5, FoundAt = Some.Noon.AddDays(1), Quarantined = DropReason.Gone },
                Some.FrontierEntry("http://a.test/4") with { Shape = -5, FoundAt = Some.Noon },
                Some.FrontierEntry("http://a.test/5"),
            ],
            Token);
        await Store.SaveAsync((await Store.GetAsync("http://a.test/1", Token))! with { DueAt = Some.Noon.AddDays(9) }, Token);

        (await Store.OfShapeAsync(5, Some.Noon, 10, Token)).ShouldBe(["http://a.test/1", "http://a.test/3"], ignoreOrder: true);
        (await Store.OfShapeAsync(5, Some.Noon.AddDays(-1), 2, Token)).Count.ShouldBe(2);
        (await Store.OfShapeAsync(6, Some.Noon, 10, Token)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Count_OfAuthority_LeavesQuarantinedOut()
    {
        await Store.AddAsync(
            [
                Some.FrontierEntry("http://a.test/1"),
                Some.FrontierEntry("http://a.test/2") with { Quarantined = DropReason.Gone },
                Some.FrontierEntry("http://a.test:81/1"),
            ],
            Token);

        (await Store.CountAsync("a.test", Token)).ShouldBe(1);
        (await Store.CountAsync("b.test", Token)).ShouldBe(0);
    }

    [Fact]
    public async Task Hosts_OfSeveral_CountsEach()
    {
        (await Store.HostsAsync(Some.Noon, Token)).ShouldBeEmpty();
        await Store.AddAsync(
            [
                Some.FrontierEntry("http://b.test/1") with { Quarantined = DropReason.Gone },
                Some.FrontierEntry("http://a.test/1") with { DueAt = Some.Noon },
                Some.FrontierEntry("http://a.test/2") with { DueAt = Some.Noon.AddTicks(1) },
                Some.FrontierEntry("http://a.test/3") with { DueAt = Some.Noon.AddHours(-1), Quarantined = DropReason.Gone },
            ],
            Token);

        (await Store.HostsAsync(Some.Noon, Token)).ShouldBe(
            [new FrontierHost("a.test", 3, 1, 1, Some.Noon), new FrontierHost("b.test", 1, 0, 1, null)]);
    }

    [Fact]
    public async Task Due_OfOneSeed_LeavesTheOthersOutAndKeepsTheOrder()
    {
        var entries = Enumerable.Range(0, 600)
            .Select(i => Some.FrontierEntry($"http://a.test/{i:000}") with { Seed = i % 2 == 0 ? "even" : "odd", Priority = i % 3, DueAt = Some.Noon.AddMinutes(-i) })
            .ToList();
        await Store.AddAsync(entries, Token);
        await Store.SaveAsync(entries[0] with { Seed = "odd" }, Token);
        await Store.SaveAsync(entries[2] with { DueAt = Some.Noon.AddDays(1) }, Token);
        await Store.SaveAsync(Some.FrontierEntry("http://b.test/") with { Seed = "even", Priority = 9 }, Token);

        var even = (await Store.DueAsync(Some.Noon, 1000, ["b.test"], "even", Token)).Select(e => e.Url).ToList();

        even.ShouldBe(entries.Where((_, i) => i % 2 == 0 && i is not (0 or 2)).OrderByDescending(e => e.Priority).ThenBy(e => e.DueAt).Select(e => e.Url));
        (await Store.DueAsync(Some.Noon, 5, ["b.test"], "even", Token)).Select(e => e.Url).ShouldBe(even[..5]);
        (await Store.DueAsync(Some.Noon, 1, [], "even", Token)).ShouldHaveSingleItem().Url.ShouldBe("http://b.test/");
        (await Store.DueAsync(Some.Noon, 1000, [], "other", Token)).ShouldBeEmpty();
    }

    private async Task<IEnumerable<string>> UrlsAsync(int max, params string[] excluded) =>
        (await Store.DueAsync(Some.Noon, max, excluded, null, Token)).Select(e => e.Url);
}

public sealed class MemoryFrontierStoreTests() : FrontierStoreContract(Stores.InMemory());

public sealed class SqliteFrontierStoreTests() : FrontierStoreContract(Stores.OfSqlite());
