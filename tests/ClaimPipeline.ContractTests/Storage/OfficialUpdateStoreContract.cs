using ClaimPipeline.Records;
using ClaimPipeline.TestKit;

namespace ClaimPipeline.ContractTests.Storage;

/// <summary>What looks for official updates rely on.</summary>
public abstract class OfficialUpdateStoreContract(Stores stores) : IDisposable
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        stores.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Save_ListsTheNewestFirst_AndReplacesTheSame()
    {
        var (first, second) = (Update("b", 0), Update("a", 1) with { Url = "https://stats.test/a.csv", Problems = ["line 2: no"], Refused = 1, Outcome = OfficialUpdateOutcome.Refused });
        await stores.Updates.SaveAsync(first, Token);
        await stores.Updates.SaveAsync(second, Token);
        (await stores.Updates.ListAsync(9, Token)).ShouldBe([second, first]);
        (await stores.Updates.ListAsync(1, Token)).ShouldBe([second]);

        var compared = first with { Effect = new OfficialUpdateEffect(4, 3, 2, 1) };
        await stores.Updates.SaveAsync(compared, Token);
        (await stores.Updates.ListAsync(9, Token)).ShouldBe([second, compared]);
    }

    [Fact]
    public async Task IsImported_OnlyWhatWasImported()
    {
        await stores.Updates.SaveAsync(Update("refused", 0) with { Outcome = OfficialUpdateOutcome.Refused }, Token);
        await stores.Updates.SaveAsync(Update("imported", 1), Token);
        await stores.Updates.SaveAsync(Update("imported", 2) with { Outcome = OfficialUpdateOutcome.Known }, Token);
        (await stores.Updates.IsImportedAsync("imported", Token)).ShouldBeTrue();
        (await stores.Updates.IsImportedAsync("refused", Token)).ShouldBeFalse();
        (await stores.Updates.IsImportedAsync("unheard", Token)).ShouldBeFalse();
    }

    [Fact]
    public async Task Look_TheLastOneTakesThePlaceOfTheOneBefore()
    {
        (await stores.Updates.LastLookAsync(Token)).ShouldBeNull();
        var look = new OfficialLook { At = Some.Noon, Detail = "nothing new", Addresses = [new OfficialAddress("https://stats.test/a.csv", "\"1\"", null, "digest")] };
        await stores.Updates.SaveAsync(look, Token);
        (await stores.Updates.LastLookAsync(Token)).ShouldBe(look);
        await stores.Updates.SaveAsync(look with { At = Some.Noon.AddHours(1), Troubles = ["It is gone."] }, Token);
        (await stores.Updates.LastLookAsync(Token)).ShouldBe(look with { At = Some.Noon.AddHours(1), Troubles = ["It is gone."] });
    }

    private static OfficialUpdate Update(string digest, int minute) =>
        new() { Digest = digest, At = Some.Noon.AddMinutes(minute), File = $"{digest}.csv", Outcome = OfficialUpdateOutcome.Imported, Added = 3 };
}

public sealed class MemoryOfficialUpdateStoreTests() : OfficialUpdateStoreContract(Stores.InMemory());

public sealed class SqliteOfficialUpdateStoreTests() : OfficialUpdateStoreContract(Stores.OfSqlite());
