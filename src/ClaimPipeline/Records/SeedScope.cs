namespace ClaimPipeline.Records;

/// <summary>Limits on what is followed from a seed. What is null is not limited beyond the crawler's own options.</summary>
public sealed record SeedScope
{
    /// <summary>Host names that may be fetched besides the seed's own.</summary>
    public ValueList<string> Hosts { get; init; } = [];

    /// <summary>Path globs (<c>*</c> within a segment, <c>**</c> across); a path must match one. Empty: all.</summary>
    public ValueList<string> Include { get; init; } = [];

    /// <summary>Path globs that are never fetched.</summary>
    public ValueList<string> Exclude { get; init; } = [];

    /// <summary>Links followed from the seed; 0 fetches only the seed.</summary>
    public int? MaxDepth { get; init; }

    /// <summary>Pages fetched for this seed in one run.</summary>
    public int? MaxPages { get; init; }

    /// <summary>Articles known to be older are not fetched.</summary>
    public DateOnly? NotBefore { get; init; }

    /// <summary>Articles known to be younger are not fetched.</summary>
    public DateOnly? NotAfter { get; init; }

    /// <summary>
    /// BCP 47 tags, a region narrowing them (<c>en</c> takes <c>en-GB</c>, too). Links and pages that state another language are left
    /// alone; those that state none are not. Empty: all.
    /// </summary>
    public ValueList<string> Languages { get; init; } = [];
}
