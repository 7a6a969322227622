using ClaimPipeline.Pipeline;
using ClaimPipeline.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace ClaimPipeline.Tests.Pipeline;

/// <summary>Quarantines for passes in memory.</summary>
internal static class SomeQuarantine
{
    /// <summary>One with nothing in it, after runs that all ended well.</summary>
    public static QuarantineKeeper Empty() => Over(new MemoryQuarantineStore(), new MemoryRunLedger());

    /// <summary>One over a store, for passes that write to a ledger.</summary>
    public static QuarantineKeeper Over(IQuarantineStore store, IRunLedger ledger) =>
        new(store, ledger, new PipelineOptions(), TimeProvider.System, NullLogger<QuarantineKeeper>.Instance);
}
