namespace ClaimPipeline.Crawling;

/// <summary>A file as an address gave it.</summary>
/// <param name="Body">Its bytes, content codings undone; null when it is as the validators say.</param>
/// <param name="ETag">Its entity tag; null when none came.</param>
/// <param name="LastModified">Its date of change as sent; null when none came.</param>
public sealed record FetchedFile(byte[]? Body, string? ETag, string? LastModified);
