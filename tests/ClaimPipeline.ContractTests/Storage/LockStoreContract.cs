using ClaimPipeline.Records;
using ClaimPipeline.TestKit;

namespace ClaimPipeline.ContractTests.Storage;

/// <summary>What keeps two processes from one source.</summary>
public abstract class LockStoreContract(Stores stores) : IDisposable
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        stores.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Take_HeldByAnother_SaysWhoUntilItExpires()
    {
        var first = Lock("one", 0);
        (await TakeAsync(first)).ShouldBeNull();
        (await TakeAsync(Lock("two", 1))).ShouldBe(first);
        (await TakeAsync(Lock("two", 2))).ShouldBeNull();
        (await stores.Locks.ListAsync(Token)).ShouldBe([Lock("two", 2)]);
        (await TakeAsync(Lock("two", 2) with { Name = "other" })).ShouldBeNull();
    }

    [Fact]
    public async Task Take_HolderKnownToBeDead_TakesOverAtOnce()
    {
        await TakeAsync(Lock("one", 0));
        (await stores.Locks.TakeAsync(Lock("two", 1), held => held.Process == "one", Token)).ShouldBeNull();
        (await stores.Locks.ListAsync(Token)).ShouldHaveSingleItem().Process.ShouldBe("two");
    }

    [Fact]
    public async Task Renew_Holder_IsHeldLongerAndWhoLostItIsTold()
    {
        var first = Lock("one", 0);
        await TakeAsync(first);
        (await stores.Locks.RenewAsync(first, Some.Noon.AddMinutes(1), Some.Noon.AddMinutes(9), Token)).ShouldBeTrue();
        (await TakeAsync(Lock("two", 8)))!.RenewedAt.ShouldBe(Some.Noon.AddMinutes(1));
        (await TakeAsync(Lock("two", 9))).ShouldBeNull();
        (await stores.Locks.RenewAsync(first, Some.Noon.AddMinutes(9), Some.Noon.AddMinutes(11), Token)).ShouldBeFalse();
    }

    [Fact]
    public async Task Release_OnlyByItsHolder_FreesIt()
    {
        await TakeAsync(Lock("one", 0));
        await stores.Locks.ReleaseAsync(Lock("two", 0), Token);
        (await TakeAsync(Lock("two", 1))).ShouldNotBeNull();
        await stores.Locks.ReleaseAsync(Lock("one", 0), Token);
        (await stores.Locks.ListAsync(Token)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Take_ManyAtOnce_OneGetsIt()
    {
        var taken = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(() => TakeAsync(Lock($"{i}", 0)), Token)));
        taken.Count(holder => holder is null).ShouldBe(1);
    }

    private Task<RunLock?> TakeAsync(RunLock wanted) => stores.Locks.TakeAsync(wanted, _ => false, Token);

    // For two minutes.
    private static RunLock Lock(string process, int minute)
    {
        var now = Some.Noon.AddMinutes(minute);
        return new RunLock("source/a", "host", process, now, now, now.AddMinutes(2));
    }
}

public sealed class MemoryLockStoreTests() : LockStoreContract(Stores.InMemory());

public sealed class SqliteLockStoreTests() : LockStoreContract(Stores.OfSqlite());
