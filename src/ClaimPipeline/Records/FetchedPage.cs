namespace ClaimPipeline.Records;

/// <summary>
/// One answer from the web, or one imported file. Its body lives in the archive; the store keeps the rest and
/// <see cref="Location"/>.
/// </summary>
public sealed record FetchedPage
{
    /// <summary>Hash of <see cref="Url"/> and the body.</summary>
    public required PageId Id { get; init; }

    /// <summary>The address that was asked for.</summary>
    public required string RequestedUrl { get; init; }

    /// <summary>The address that answered, after redirects. A file has a <c>file:</c> address made of its name and digest.</summary>
    public required string Url { get; init; }

    /// <summary>Name of the seed that led here; <c>import</c> for imported files.</summary>
    public required string Seed { get; init; }

    /// <summary>Who publishes it as far as the seed knows; null when nobody said.</summary>
    public string? Publisher { get; init; }

    /// <summary>BCP 47 tag as far as the seed knows; null when nobody said.</summary>
    public string? Language { get; init; }

    /// <summary>When the answer came (UTC).</summary>
    public required DateTimeOffset FetchedAt { get; init; }

    /// <summary>HTTP status; 200 for files.</summary>
    public required int StatusCode { get; init; }

    /// <summary>Content-Type as sent, parameters included; null when none came.</summary>
    public string? ContentType { get; init; }

    /// <summary>Last-Modified as sent; null when none came.</summary>
    public string? LastModified { get; init; }

    /// <summary>
    /// Publication date as somebody other than the page itself says: the feed or sitemap that listed it, or the person who
    /// imported it. Null when nobody said.
    /// </summary>
    public DateTimeOffset? StatedDate { get; init; }

    /// <summary>Where the bytes lie in the archive; null only while the page is in flight.</summary>
    public WarcLocation? Location { get; init; }

    /// <summary>The id of a page with that address and body.</summary>
    public static PageId IdOf(string url, ReadOnlySpan<byte> body) => new(ContentHash.Of(url, ContentHash.Of(body)));
}
