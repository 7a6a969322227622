namespace ClaimPipeline.Benchmarks.Search;

/// <summary>A query of the raw tables.</summary>
/// <param name="Match">In FTS5's syntax; null for no words.</param>
internal sealed record RawQuery(string? Match)
{
    /// <summary>One claim is of this commodity, this year, and has a figure of 60 to 80 %; null for no claim.</summary>
    public string? Commodity { get; init; }

    /// <summary>See <see cref="Commodity"/>.</summary>
    public int Year { get; init; }

    /// <summary>Hits left out.</summary>
    public int Skip { get; init; }
}
