using ClaimPipeline.Records;
using ClaimPipeline.TestKit;

namespace ClaimPipeline.ContractTests.Storage;

/// <summary>What the passes and the <c>quarantine</c> verb rely on.</summary>
public abstract class QuarantineStoreContract(Stores stores) : IDisposable
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        stores.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Put_SameVersionAgain_AddsAttemptsAndKeepsWhenItWasFirst()
    {
        await stores.Quarantine.PutAsync(Item("a"), Token);
        var again = Item("a") with { Error = "other", FirstSeen = Some.Noon.AddDays(1), LastSeen = Some.Noon.AddDays(1) };
        var expected = again with { Attempts = 2, FirstSeen = Some.Noon };
        (await stores.Quarantine.PutAsync(again, Token)).ShouldBe(expected);
        (await stores.Quarantine.ListAsync(null, Token)).ShouldBe([expected]);
    }

    [Fact]
    public async Task Put_OtherVersion_CountsAnew()
    {
        await stores.Quarantine.PutAsync(Item("a") with { Attempts = 5 }, Token);
        var put = await stores.Quarantine.PutAsync(Item("a") with { Version = "2" }, Token);
        put.Attempts.ShouldBe(1);
        put.FirstSeen.ShouldBe(Some.Noon);
    }

    [Fact]
    public async Task List_OfAPass_HasItsItemsInOrder()
    {
        foreach (var item in new[] { Item("b"), Item("a"), Item("a", "crawl") })
        {
            await stores.Quarantine.PutAsync(item, Token);
        }

        (await stores.Quarantine.ListAsync("analyze", Token)).Select(item => item.Item).ShouldBe(["a", "b"]);
        (await stores.Quarantine.ListAsync(null, Token)).Select(item => $"{item.Pass} {item.Item}").ShouldBe(["analyze a", "analyze b", "crawl a"]);
    }

    [Fact]
    public async Task SetStateAndRemove_KnownAndUnknown_SayWhetherItWasThere()
    {
        await stores.Quarantine.PutAsync(Item("a"), Token);
        (await stores.Quarantine.SetStateAsync("analyze", "a", QuarantineState.Replay, Token)).ShouldBeTrue();
        (await stores.Quarantine.ListAsync(null, Token)).ShouldBe([Item("a") with { State = QuarantineState.Replay }]);
        (await stores.Quarantine.SetStateAsync("crawl", "a", QuarantineState.Replay, Token)).ShouldBeFalse();
        (await stores.Quarantine.RemoveAsync("crawl", "a", Token)).ShouldBeFalse();
        (await stores.Quarantine.RemoveAsync("analyze", "a", Token)).ShouldBeTrue();
        (await stores.Quarantine.ListAsync(null, Token)).ShouldBeEmpty();
    }

    private static QuarantinedItem Item(string item, string pass = "analyze") => new()
    {
        Pass = pass, Item = item, Name = $"http://news.test/{item}", Version = "1", Error = "FormatException: no", Stack = "A < B",
        FirstSeen = Some.Noon, LastSeen = Some.Noon,
    };
}

public sealed class MemoryQuarantineStoreTests() : QuarantineStoreContract(Stores.InMemory());

public sealed class SqliteQuarantineStoreTests() : QuarantineStoreContract(Stores.OfSqlite());
