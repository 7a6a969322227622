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
        await stores.Alerts.MarkFoundAsync("a", ["old"], Token);
        (await stores.Alerts.EnqueueAsync("a", [Item("old"), Item("one"), Item("two"), Item("one")], Token)).ShouldBe(2);
        (await stores.Alerts.EnqueueAsync("a", [Item("two"), Item("three")], Token)).ShouldBe(1);
        (await stores.Alerts.EnqueueAsync("b", [Item("one")], Token)).ShouldBe(1);
        (await stores.Alerts.CountWaitingAsync("a", Token)).ShouldBe(3);
        var next = (await stores.Alerts.NextAsync("a", 10, Token)).ShouldNotBeNull();
        next.Items.Select(item => item.Key).ShouldBe(["one", "two", "three"]);
        next.Items.Select(item => item.Number).ShouldBeInOrder();
        next.Items[0].ShouldBe(Item("one") with { Alert = "a", Number = next.Items[0].Number });
        (await stores.Alerts.CountWaitingAsync("a", Token)).ShouldBe(0);
    }

    [Fact]
    public async Task Next_UntilItIsSaved_IsTheSameDeliveryWhateverComes()
    {
        await stores.Alerts.EnqueueAsync("a", [Item("one"), Item("two"), Item("three")], Token);
        await stores.Alerts.EnqueueAsync("b", [Item("one")], Token);
        var first = (await stores.Alerts.NextAsync("a", 2, Token))!;
        first.Items.Count.ShouldBe(2);
        await stores.Alerts.EnqueueAsync("a", [Item("four")], Token);
        (await stores.Alerts.NextAsync("a", 9, Token)).ShouldBe(first);

        var failed = first with { Attempts = 1, TriedAt = Some.Noon, Error = "no answer" };
        await stores.Alerts.SaveAsync(failed, Token);
        (await stores.Alerts.NextAsync("a", 9, Token)).ShouldBe(failed);

        await stores.Alerts.SaveAsync(failed with { State = AlertDeliveryState.Sent, Error = null }, Token);
        var second = (await stores.Alerts.NextAsync("a", 9, Token))!;
        second.Items.Select(item => item.Key).ShouldBe(["three", "four"]);
        second.Id.ShouldNotBe(first.Id);
        await stores.Alerts.SaveAsync(second with { State = AlertDeliveryState.Dead }, Token);
        (await stores.Alerts.NextAsync("a", 9, Token)).ShouldBeNull();
        (await stores.Alerts.NextAsync("b", 9, Token)).ShouldNotBeNull();
        (await stores.Alerts.OutboxAsync(AlertDeliveryState.Dead, Token)).ShouldHaveSingleItem().Id.ShouldBe(second.Id);
        (await stores.Alerts.OutboxAsync(null, Token)).Select(d => d.State)
            .ShouldBe([AlertDeliveryState.Sent, AlertDeliveryState.Dead, AlertDeliveryState.Pending]);
    }

    [Fact]
    public async Task Outbox_DroppedAndOldOnes_AreForgottenButNotToldAgain()
    {
        await stores.Alerts.EnqueueAsync("a", [Item("one"), Item("two")], Token);
        var one = (await stores.Alerts.NextAsync("a", 1, Token))!;
        await stores.Alerts.SaveAsync(one with { State = AlertDeliveryState.Sent, TriedAt = Some.Noon }, Token);
        var two = (await stores.Alerts.NextAsync("a", 1, Token))!;
        (await stores.Alerts.DropAsync(two.Id, Token)).ShouldBeTrue();
        (await stores.Alerts.DropAsync(two.Id, Token)).ShouldBeFalse();
        await stores.Alerts.SaveAsync(two, Token);
        (await stores.Alerts.ForgetSentAsync(Some.Noon, Token)).ShouldBe(0);
        (await stores.Alerts.ForgetSentAsync(Some.Noon.AddTicks(1), Token)).ShouldBe(1);
        (await stores.Alerts.OutboxAsync(null, Token)).ShouldBeEmpty();
        (await stores.Alerts.EnqueueAsync("a", [Item("one"), Item("two")], Token)).ShouldBe(0);
        await stores.Alerts.EnqueueAsync("a", [Item("three")], Token);
        (await stores.Alerts.NextAsync("a", 1, Token))!.Items[0].Number.ShouldBeGreaterThan(two.Items[0].Number);
    }

    [Fact]
    public async Task Remove_TakesFoundAndOutboxAlong()
    {
        await stores.Alerts.AddAsync(Named("a"), Token);
        await stores.Alerts.EnqueueAsync("a", [Item("one"), Item("two")], Token);
        await stores.Alerts.NextAsync("a", 1, Token);
        (await stores.Alerts.RemoveAsync("a", Token)).ShouldBeTrue();
        (await stores.Alerts.RemoveAsync("a", Token)).ShouldBeFalse();
        (await stores.Alerts.NextAsync("a", 9, Token)).ShouldBeNull();
        (await stores.Alerts.OutboxAsync(null, Token)).ShouldBeEmpty();
        (await stores.Alerts.EnqueueAsync("a", [Item("one")], Token)).ShouldBe(1);
    }

    [Fact]
    public async Task Forget_OfAnAlertThatIsThere_ChangesNothing()
    {
        await stores.Alerts.MarkFoundAsync("a", ["one"], Token);
        await stores.Alerts.AddAsync(Named("a"), Token);
        await stores.Alerts.ForgetAsync("a", Token);
        (await stores.Alerts.EnqueueAsync("a", [Item("one")], Token)).ShouldBe(0);
        await stores.Alerts.MarkFoundAsync("b", ["one"], Token);
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
