using ClaimPipeline.Records;
using ClaimPipeline.TestKit;

namespace ClaimPipeline.ContractTests.Storage;

/// <summary>What schedulers and the <c>jobs</c> verb rely on.</summary>
public abstract class ScheduleStoreContract(Stores stores) : IDisposable
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        stores.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Change_MakesChangesAndRemoves()
    {
        (await stores.Schedules.ChangeAsync("b", known => known ?? Schedule("b"), Token)).ShouldBe(Schedule("b"));
        await stores.Schedules.ChangeAsync("a", _ => Schedule("a"), Token);
        (await stores.Schedules.ListAsync(Token)).ShouldBe([Schedule("a"), Schedule("b")]);

        await stores.Schedules.ChangeAsync("a", known => known! with { IsPaused = true }, Token);
        (await stores.Schedules.ChangeAsync("b", _ => null, Token)).ShouldBeNull();
        (await stores.Schedules.ListAsync(Token)).ShouldBe([Schedule("a") with { IsPaused = true }]);
    }

    [Fact]
    public async Task Change_ManyAtOnce_NoneIsLost()
    {
        await stores.Schedules.ChangeAsync("a", _ => Schedule("a"), Token);
        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(
            () => stores.Schedules.ChangeAsync("a", known => known! with { Failures = known.Failures + 1 }, Token), Token)));
        (await stores.Schedules.ListAsync(Token)).ShouldHaveSingleItem().Failures.ShouldBe(50);
    }

    private static SourceSchedule Schedule(string source) => new() { Source = source, Spec = "adaptive", DueAt = Some.Noon, Interval = TimeSpan.FromHours(6) };
}

public sealed class MemoryScheduleStoreTests() : ScheduleStoreContract(Stores.InMemory());

public sealed class SqliteScheduleStoreTests() : ScheduleStoreContract(Stores.OfSqlite());
