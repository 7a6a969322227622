using ClaimPipeline.Records;

namespace ClaimPipeline.Search;

/// <summary>One article that matches, or one claim of it.</summary>
public sealed record SearchHit
{
    /// <summary>The article.</summary>
    public required ArticleId Article { get; init; }

    /// <summary>Higher is better; only to be compared within one result. 0 when the order is not by relevance.</summary>
    public required double Score { get; init; }

    /// <summary>Canonical URL.</summary>
    public required string Url { get; init; }

    /// <summary>Publisher.</summary>
    public required string Publisher { get; init; }

    /// <summary>Headline.</summary>
    public required string Title { get; init; }

    /// <summary>What was found in <see cref="Title"/>, by position.</summary>
    public ValueList<Highlight> TitleHighlights { get; init; } = [];

    /// <summary>Publication date; null when not known.</summary>
    public DateOnly? Published { get; init; }

    /// <summary>BCP 47 tag.</summary>
    public required string Language { get; init; }

    /// <summary>The piece of the text that shows best why it matches; null when no word was searched for and it has no claim.</summary>
    public Excerpt? Excerpt { get; init; }

    /// <summary>
    /// How many of its claims fit the query's claim conditions (all of them when it has none); 1 where a hit is a claim.
    /// </summary>
    public required int ClaimCount { get; init; }

    /// <summary>The first of these, those whose sentence holds searched words before the others.</summary>
    public ValueList<ClaimHit> Claims { get; init; } = [];

    /// <summary>How many near-duplicates match as well and stand here instead of as hits of their own.</summary>
    public int CopyCount { get; init; }

    /// <summary>The first of these, in the order of hits.</summary>
    public ValueList<SearchHit> Copies { get; init; } = [];
}
