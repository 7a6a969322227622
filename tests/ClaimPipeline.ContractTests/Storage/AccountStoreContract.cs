using ClaimPipeline.Records;
using ClaimPipeline.TestKit;

namespace ClaimPipeline.ContractTests.Storage;

/// <summary>What whoever lets people and programs in relies on.</summary>
public abstract class AccountStoreContract(Stores stores) : IDisposable
{
    private static readonly Account Ann = new("Ann", AccountRole.Reviewer, "hash", Some.Noon, "1");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        stores.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Add_SameNameInAnotherCase_IsRefused()
    {
        (await stores.Accounts.AddAsync(Ann, Token)).ShouldBeTrue();
        (await stores.Accounts.AddAsync(Ann with { Name = "ANN", Role = AccountRole.Admin }, Token)).ShouldBeFalse();
        (await stores.Accounts.GetAsync("ann", Token)).ShouldBe(Ann);
        (await stores.Accounts.GetAsync("bob", Token)).ShouldBeNull();
    }

    [Fact]
    public async Task Replace_KnownOnesOnly_ChangesRoleAndHash()
    {
        (await stores.Accounts.ReplaceAsync(Ann, Token)).ShouldBeFalse();
        await stores.Accounts.AddAsync(Ann, Token);
        (await stores.Accounts.ReplaceAsync(Ann with { Role = AccountRole.Admin, PasswordHash = "other", Stamp = "2" }, Token)).ShouldBeTrue();
        (await stores.Accounts.ListAsync(Token)).ShouldBe([Ann with { Role = AccountRole.Admin, PasswordHash = "other", Stamp = "2" }]);
    }

    [Fact]
    public async Task Remove_Account_TakesItsTokensAlong()
    {
        await stores.Accounts.AddAsync(Ann, Token);
        await stores.Accounts.AddAsync(Ann with { Name = "bob" }, Token);
        await stores.Accounts.AddTokenAsync(Of("Ann", "1"), Token);
        await stores.Accounts.AddTokenAsync(Of("bob", "2"), Token);
        (await stores.Accounts.RemoveAsync("ann", Token)).ShouldBeTrue();
        (await stores.Accounts.RemoveAsync("ann", Token)).ShouldBeFalse();
        (await stores.Accounts.FindTokenAsync("hash-1", Token)).ShouldBeNull();
        (await stores.Accounts.TokensAsync(Token)).ShouldBe([Of("bob", "2")]);
        await Should.ThrowAsync<ArgumentException>(() => stores.Accounts.AddTokenAsync(Of("Ann", "3"), Token));
    }

    [Fact]
    public async Task Revoke_Twice_KeepsTheFirstMoment()
    {
        await stores.Accounts.AddAsync(Ann, Token);
        await stores.Accounts.AddTokenAsync(Of("Ann", "1"), Token);
        (await stores.Accounts.FindTokenAsync("hash-1", Token))!.IsGood(Some.Noon).ShouldBeTrue();
        (await stores.Accounts.FindTokenAsync("hash-1", Token))!.IsGood(Some.Noon.AddDays(2)).ShouldBeFalse();
        (await stores.Accounts.RevokeTokenAsync("1", Some.Noon, Token)).ShouldBeTrue();
        (await stores.Accounts.RevokeTokenAsync("1", Some.Noon.AddDays(1), Token)).ShouldBeTrue();
        (await stores.Accounts.RevokeTokenAsync("none", Some.Noon, Token)).ShouldBeFalse();
        var token = await stores.Accounts.FindTokenAsync("hash-1", Token);
        token!.RevokedAt.ShouldBe(Some.Noon);
        token.IsGood(Some.Noon).ShouldBeFalse();
    }

    private static AccessToken Of(string account, string id) => new(id, account, $"hash-{id}", "for tests", Some.Noon, Some.Noon.AddDays(1), null);
}

public sealed class MemoryAccountStoreTests() : AccountStoreContract(Stores.InMemory());

public sealed class SqliteAccountStoreTests() : AccountStoreContract(Stores.OfSqlite());
