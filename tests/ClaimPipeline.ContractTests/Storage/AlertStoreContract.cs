using ClaimPipeline.Records;
using ClaimPipeline.TestKit;

namespace ClaimPipeline.ContractTests.Storage;

/// <summary>What whoever runs saved searches relies on.</summary>
public abstract class AlertStoreContract(Stores stores) : IDisposable
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        stores.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Add_TwiceByOneName_KeepsTheFirst()
    {
        (await stores.Alerts.AddAsync(Named("b"), Token)).ShouldBeTrue();
        (await stores.Alerts.AddAsync(Named("a"), Token)).ShouldBeTrue();
        (await stores.Alerts.AddAsync(Named("b") with { Query = "other" }, Token)).ShouldBeFalse();
        (await stores.Alerts.ListAsync(Token)).ShouldBe([Named("a"), Named("b")]);
    }

    [Fact]
    public async Task Enqueue_ClaimsFoundBefore_AreLeftOut()
    {
        await stores.Alerts.MarkFoundAsync("a", [new ClaimId("old")], Token);
        (await stores.Alerts.EnqueueAsync("a", [Item("old"), Item("one"), Item("two"), Item("one")], Token)).ShouldBe(2);
        (await stores.Alerts.EnqueueAsync("a", [Item("two"), Item("three")], Token)).ShouldBe(1);
        (await stores.Alerts.EnqueueAsync("b", [Item("one")], Token)).ShouldBe(1);
        var pending = await stores.Alerts.PendingAsync("a", 10, Token);
        pending.Select(item => item.Claim.Value).ShouldBe(["one", "two", "three"]);
        pending.Select(item => item.Number).ShouldBeInOrder();
        pending[0].ShouldBe(Item("one") with { Alert = "a", Number = pending[0].Number });
    }

    [Fact]
    public async Task Delivered_UpToANumber_LeavesTheRest()
    {
        await stores.Alerts.EnqueueAsync("a", [Item("one"), Item("two"), Item("three")], Token);
        await stores.Alerts.EnqueueAsync("b", [Item("one")], Token);
        var first = await stores.Alerts.PendingAsync("a", 2, Token);
        first.Count.ShouldBe(2);
        await stores.Alerts.DeliveredAsync("a", first[1].Number, Token);
        (await stores.Alerts.PendingAsync("a", 2, Token)).ShouldHaveSingleItem().Claim.ShouldBe(new ClaimId("three"));
        (await stores.Alerts.PendingAsync("b", 2, Token)).Count.ShouldBe(1);
        var last = (await stores.Alerts.PendingAsync("a", 1, Token))[0].Number;
        await stores.Alerts.DeliveredAsync("a", last, Token);
        await stores.Alerts.EnqueueAsync("a", [Item("four")], Token);
        (await stores.Alerts.PendingAsync("a", 1, Token))[0].Number.ShouldBeGreaterThan(last);
    }

    [Fact]
    public async Task Remove_TakesFoundAndPendingAlong()
    {
        await stores.Alerts.AddAsync(Named("a"), Token);
        await stores.Alerts.EnqueueAsync("a", [Item("one")], Token);
        (await stores.Alerts.RemoveAsync("a", Token)).ShouldBeTrue();
        (await stores.Alerts.RemoveAsync("a", Token)).ShouldBeFalse();
        (await stores.Alerts.PendingAsync("a", 9, Token)).ShouldBeEmpty();
        (await stores.Alerts.EnqueueAsync("a", [Item("one")], Token)).ShouldBe(1);
    }

    [Fact]
    public async Task Forget_OfAnAlertThatIsThere_ChangesNothing()
    {
        await stores.Alerts.MarkFoundAsync("a", [new ClaimId("one")], Token);
        await stores.Alerts.AddAsync(Named("a"), Token);
        await stores.Alerts.ForgetAsync("a", Token);
        (await stores.Alerts.EnqueueAsync("a", [Item("one")], Token)).ShouldBe(0);
        await stores.Alerts.MarkFoundAsync("b", [new ClaimId("one")], Token);
        await stores.Alerts.ForgetAsync("b", Token);
        (await stores.Alerts.EnqueueAsync("b", [Item("one")], Token)).ShouldBe(1);
    }

    private static Alert Named(string name) => new()
    {
        Name = name, Query = "type:quota", Channel = AlertChannel.Atom, Target = "/feeds/a.xml", CreatedAt = Some.Noon,
    };

    private static AlertItem Item(string claim) => new(
        0, "", Some.Noon, new ClaimId(claim), ClaimKind.Quota, "The quota is 5 t.", "5 t", VerdictLabel.Refuted, VerdictReason.UnitSlip,
        new ArticleId("article"), "Title", "Publisher", new DateOnly(2024, 2, 29), "https://news.test/1");
}

public sealed class MemoryAlertStoreTests() : AlertStoreContract(Stores.InMemory());

public sealed class SqliteAlertStoreTests() : AlertStoreContract(Stores.OfSqlite());
