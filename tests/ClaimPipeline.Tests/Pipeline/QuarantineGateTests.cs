using ClaimPipeline.Pipeline;
using ClaimPipeline.Records;
using ClaimPipeline.Storage;

namespace ClaimPipeline.Tests.Pipeline;

/// <summary>An item that ends the process is left alone after a few runs; its neighbours are not.</summary>
public sealed class QuarantineGateTests
{
    private readonly MemoryQuarantineStore _store = new();
    private readonly MemoryRunLedger _ledger = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Admit_ItemThatEndsTheProcess_IsLeftAloneAfterThreeRuns()
    {
        var dead = 0;
        for (var run = 0; run < 8; run++)
        {
            if (!await RunAsync("v1"))
            {
                dead++;
            }
        }

        // One run without suspicion, three with the item entered; then it is known.
        dead.ShouldBe(4);
        var held = (await _store.ListAsync(null, Token)).ShouldHaveSingleItem();
        (held.Item, held.State, held.Attempts).ShouldBe(("deep", QuarantineState.Held, 3));
        held.Error.ShouldContain("The process ended");
    }

    [Fact]
    public async Task Admit_OtherVersion_TriesAgain()
    {
        for (var run = 0; run < 5; run++)
        {
            await RunAsync("v1");
        }

        (await RunAsync("v2")).ShouldBeFalse();
    }

    [Fact]
    public async Task Close_RunStoppedInGoodOrder_BlamesNobody()
    {
        await RunAsync("v1");
        var recorder = await RunRecorder.StartAsync(_ledger, TimeProvider.System, "analyze", "v1", null, Token);
        var gate = await SomeQuarantine.Over(_store, _ledger).OpenAsync(recorder.Current, Token);
        gate.IsCareful.ShouldBeTrue();
        (await gate.AdmitAsync("deep", "deep", "v1", isRetried: false, Token)).ShouldBeNull();
        (await _store.ListAsync(null, Token)).ShouldHaveSingleItem().State.ShouldBe(QuarantineState.InWork);

        await gate.CloseAsync();

        (await _store.ListAsync(null, Token)).ShouldBeEmpty();
    }

    // As a pass does it; false when it "died" on the item: then nothing after it is called, as in a process that is gone.
    private async Task<bool> RunAsync(string version)
    {
        var recorder = await RunRecorder.StartAsync(_ledger, TimeProvider.System, "analyze", version, null, Token);
        var gate = await SomeQuarantine.Over(_store, _ledger).OpenAsync(recorder.Current, Token);
        foreach (var item in new[] { "first", "deep", "last" })
        {
            if (await gate.AdmitAsync(item, item, version, isRetried: false, Token) is { } held)
            {
                recorder.LeftAlone(held);
                continue;
            }

            if (item == "deep")
            {
                return false;
            }

            await gate.ReleaseAsync(item, Token);
            recorder.Kept(item);
        }

        await gate.CloseAsync();
        var run = await recorder.FinishAsync(interrupted: false);
        (run.Read, run.Kept, run.Quarantined).ShouldBe((3, 2, 1));
        return true;
    }
}
