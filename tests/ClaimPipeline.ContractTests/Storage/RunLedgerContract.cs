using ClaimPipeline.Records;
using ClaimPipeline.TestKit;

namespace ClaimPipeline.ContractTests.Storage;

/// <summary>What every pass relies on.</summary>
public abstract class RunLedgerContract(Stores stores) : IDisposable
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        stores.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Latest_ComesLatestFirst()
    {
        var runs = Enumerable.Range(0, 5).Select(Run).ToArray();
        foreach (var run in runs)
        {
            await stores.Runs.SaveAsync(run, Token);
        }

        var finished = runs[4] with { FinishedAt = Some.Noon.AddDays(9), Read = 3, Kept = 1, Unchanged = 1, Dropped = [new(DropReason.Gone, 1)] };
        await stores.Runs.SaveAsync(finished, Token);
        (await stores.Runs.LatestAsync(3, Token)).ShouldBe([finished, runs[3], runs[2]]);
        (await stores.Runs.GetAsync(finished.Id, Token)).ShouldBe(finished);
        (await stores.Runs.GetAsync(new RunId("no"), Token)).ShouldBeNull();
    }

    private static Run Run(int hour)
    {
        var start = Some.Noon.AddHours(hour);
        return new Run { Id = Records.Run.IdOf("crawl", start), Pass = "crawl", StartedAt = start, Version = "1" };
    }
}

public sealed class MemoryRunLedgerTests() : RunLedgerContract(Stores.InMemory());

public sealed class SqliteRunLedgerTests() : RunLedgerContract(Stores.OfSqlite());
