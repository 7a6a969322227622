namespace ClaimPipeline.Records;

/// <summary>What a run of the crawl met at one source.</summary>
/// <param name="Source">Name of the seed.</param>
/// <param name="Visited">Addresses that were visited.</param>
/// <param name="NewPages">Pages that were new or had changed.</param>
/// <param name="Dropped">Addresses that brought nothing, by reason.</param>
public sealed record SourceTally(string Source, int Visited, int NewPages, ValueList<DropCount> Dropped)
{
    /// <summary>Whether the address that the source begins with was visited.</summary>
    public bool IsSeedSeen { get; init; }

    /// <summary>Why that brought nothing; null when it did, or was not visited.</summary>
    public DropReason? SeedTrouble { get; init; }

    /// <summary>Where it leads to; null when it answers itself.</summary>
    public string? SeedMovedTo { get; init; }
}
