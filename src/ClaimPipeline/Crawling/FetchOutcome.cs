using ClaimPipeline.Records;

namespace ClaimPipeline.Crawling;

/// <summary>What came of fetching one address. To be disposed when the answer is done with: a large one keeps others waiting.</summary>
/// <param name="Result">The answer, or why there is none.</param>
public sealed record FetchOutcome(StageResult<PageAnswer> Result) : IDisposable
{
    /// <summary>When the server, its robots.txt or its troubles let us come again; null when nobody said.</summary>
    public DateTimeOffset? RetryAt { get; init; }

    /// <summary>Whether coming again makes no sense (410, a refused address, a type that nobody reads).</summary>
    public bool IsFinal { get; init; }

    /// <summary>Whether it is no fault of the address: the whole site is left alone for a while.</summary>
    public bool IsSiteWide { get; init; }

    /// <summary>The address that the redirects ended at when somebody else takes care of that; null otherwise.</summary>
    public string? LeadsTo { get; init; }

    /// <summary>The address that a redirect led to which was not followed; null when there was none.</summary>
    public string? RedirectsTo { get; init; }

    /// <summary>Answers to requests for robots.txt that were needed on the way, also those of failures; each is told of once.</summary>
    public IReadOnlyList<PageAnswer> Robots { get; init; } = [];

    internal static FetchOutcome Dropped(DropReason reason, string detail) => new(StageResult<PageAnswer>.Dropped(reason, detail));

    /// <summary>What a large answer holds until then.</summary>
    internal IDisposable? Held { get; init; }

    /// <inheritdoc/>
    public void Dispose() => Held?.Dispose();
}
