namespace ClaimPipeline.Benchmarks.Search;

/// <summary>A query of what is written by hand.</summary>
/// <param name="Words">The words; none for a condition on claims only.</param>
/// <param name="Join">What is wanted of them.</param>
internal sealed record RawQuery(IReadOnlyList<string> Words, RawJoin Join)
{
    /// <summary>One claim is of this commodity, this year, and has a figure of 60 to 80 %; null for no claim.</summary>
    public string? Commodity { get; init; }

    /// <summary>See <see cref="Commodity"/>.</summary>
    public int Year { get; init; }

    /// <summary>Hits left out.</summary>
    public int Skip { get; init; }
}

/// <summary>What is wanted of some words.</summary>
internal enum RawJoin
{
    /// <summary>All of them.</summary>
    All,

    /// <summary>One of them.</summary>
    Any,

    /// <summary>One behind the other.</summary>
    Phrase,

    /// <summary>A word that begins so.</summary>
    Prefix,
}
