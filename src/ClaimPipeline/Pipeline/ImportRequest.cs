namespace ClaimPipeline.Pipeline;

/// <summary>What is to be imported, and what the person who imports it knows of it.</summary>
/// <param name="Paths">Files and folders; folders are read with all folders below them.</param>
public sealed record ImportRequest(IReadOnlyList<string> Paths)
{
    /// <summary>Who published it; null to leave that to the pages.</summary>
    public string? Publisher { get; init; }

    /// <summary>BCP 47 tag; null to leave that to the text.</summary>
    public string? Language { get; init; }

    /// <summary>When it was published; null to leave that to the pages.</summary>
    public DateTimeOffset? Published { get; init; }

    /// <summary>Where the one file came from; null to make an address of its name and digest. Not for folders or WARC files.</summary>
    public string? Url { get; init; }
}
