using ClaimPipeline.Records;

namespace ClaimPipeline.Archive;

/// <summary>One request with its answer, as it goes into the archive.</summary>
/// <param name="Page">The page without a location.</param>
/// <param name="Body">The body after content decoding.</param>
/// <param name="RequestHead">Request line and header lines, CRLF; null for an imported file (archived as a resource record).</param>
/// <param name="ResponseHead">Status line and header lines, CRLF; null for an imported file.</param>
/// <param name="RevisitOf">
/// An archived page with the same body: only a revisit record is written, and the location is that of the earlier page. Null
/// when the body is new.
/// </param>
public sealed record ArchivedExchange(
    FetchedPage Page, ReadOnlyMemory<byte> Body, string? RequestHead, string? ResponseHead, FetchedPage? RevisitOf = null)
{
    /// <summary>Digest of the body, as <see cref="WarcLocation.Digest"/> has it, for who knows it already; null to have it worked out.</summary>
    public string? Digest { get; init; }

    /// <summary>Opens a body that is too large to be held in memory, in place of <see cref="Body"/>; it has a <see cref="Digest"/> then.</summary>
    public Func<Stream>? OpenLargeBody { get; init; }

    /// <summary>Bytes of the body.</summary>
    public long Length => OpenLargeBody is null ? Body.Length : LargeLength;

    /// <summary>Bytes that <see cref="OpenLargeBody"/> gives.</summary>
    public long LargeLength { get; init; }
}
