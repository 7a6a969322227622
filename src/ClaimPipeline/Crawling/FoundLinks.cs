using ClaimPipeline.Records;

namespace ClaimPipeline.Crawling;

/// <summary>What a page, feed or sitemap leads to.</summary>
/// <param name="Links">In order, each address once.</param>
/// <param name="Directives">What the page says to robots in meta elements.</param>
/// <param name="Canonical">The address that the page calls its own; null when it names none.</param>
public sealed record FoundLinks(IReadOnlyList<FoundLink> Links, RobotsDirectives Directives, string? Canonical)
{
    /// <summary>Nothing.</summary>
    public static FoundLinks None { get; } = new([], default, null);

    /// <summary>Language tag that the page states of itself; null when it states none.</summary>
    public string? Language { get; init; }

    /// <summary>Digest of what a reader of the page sees; null of what is no page, or shows too little text to tell.</summary>
    public string? TextDigest { get; init; }
}

/// <summary>One link.</summary>
/// <param name="Url">Normalised.</param>
/// <param name="Kind">What is expected there.</param>
public sealed record FoundLink(string Url, FrontierKind Kind)
{
    /// <summary>Whether it turns the page of a listing.</summary>
    public bool IsPagination { get; init; }

    /// <summary>Language tag of what is there, as the link says (<c>hreflang</c>); null when it does not.</summary>
    public string? Language { get; init; }

    /// <summary>Whether a feed or sitemap lists it, so that its publisher wants it to be found.</summary>
    public bool IsListed { get; init; }

    /// <summary>Date of publication, as the list says.</summary>
    public DateTimeOffset? Date { get; init; }

    /// <summary>When it changed last, as the list says.</summary>
    public DateTimeOffset? Modified { get; init; }
}
