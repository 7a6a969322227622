namespace ClaimPipeline.Records;

/// <summary>A page with the bytes of its body, as stages want it. At rest the two are apart: row in the store, bytes in the archive.</summary>
/// <param name="Page">All but the bytes.</param>
/// <param name="Body">The body after content decoding (gzip and the like), exactly as archived.</param>
public sealed record PageContent(FetchedPage Page, ReadOnlyMemory<byte> Body);
