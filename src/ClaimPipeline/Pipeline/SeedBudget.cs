using System.Collections.Concurrent;
using ClaimPipeline.Records;

namespace ClaimPipeline.Pipeline;

/// <summary>Counts the pages of a run by seed.</summary>
internal sealed class SeedBudget
{
    private readonly ConcurrentDictionary<string, int> _taken = new(StringComparer.Ordinal);

    /// <summary>Takes one page out of the seed's budget; false when it is spent.</summary>
    public bool Take(Seed? seed) =>
        seed?.Scope?.MaxPages is not { } max || _taken.AddOrUpdate(seed.Name, 1, (_, count) => count + 1) <= max;
}
