using ClaimPipeline.Pipeline;
using ClaimPipeline.Records;
using ClaimPipeline.Storage;

namespace ClaimPipeline.Tests.Pipeline;

public sealed class RunRecorderTests
{
    [Fact]
    public async Task FinishAsync_ManyTasksCounting_EveryItemEndsInOneCounter()
    {
        var token = TestContext.Current.CancellationToken;
        var ledger = new MemoryRunLedger();
        var recorder = await RunRecorder.StartAsync(ledger, TimeProvider.System, "crawl", "v1", null, token);

        await Parallel.ForAsync(0, 300, token, (i, _) =>
        {
            switch (i % 3)
            {
                case 0:
                    recorder.Kept("a");
                    break;
                case 1:
                    recorder.Unchanged("b");
                    break;
                default:
                    recorder.Dropped("c", i % 2 == 0 ? DropReason.Gone : DropReason.TimedOut, null);
                    break;
            }

            return ValueTask.CompletedTask;
        });
        var run = await recorder.FinishAsync(interrupted: false);

        (run.Read, run.Kept, run.Unchanged).ShouldBe((300, 100, 100));
        run.Dropped.Sum(d => d.Count).ShouldBe(100);
        (await ledger.GetAsync(run.Id, token)).ShouldBe(run);
    }

    [Fact]
    public async Task StartAsync_NotFinished_IsInTheLedgerWithoutEnd()
    {
        var token = TestContext.Current.CancellationToken;
        var ledger = new MemoryRunLedger();

        await RunRecorder.StartAsync(ledger, TimeProvider.System, "crawl", "v1", null, token);

        var run = (await ledger.LatestAsync(1, token)).ShouldHaveSingleItem();
        run.FinishedAt.ShouldBeNull();
    }
}
