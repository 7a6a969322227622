namespace ClaimPipeline.Records;

/// <summary>Where a record lies in the archive.</summary>
/// <param name="File">File name within the archive folder.</param>
/// <param name="Offset">First byte of the (compressed) record.</param>
/// <param name="Length">Bytes of the (compressed) record.</param>
/// <param name="Digest">WARC-Payload-Digest: <c>sha256:</c> and lower-case hexadecimal.</param>
public sealed record WarcLocation(string File, long Offset, long Length, string Digest);
