using ClaimPipeline.Records;
using ClaimPipeline.Search;

namespace ClaimPipeline.Sqlite;

/// <summary>A found document, or a claim of it.</summary>
/// <param name="Doc">The document's number.</param>
/// <param name="Place">Where it stands.</param>
/// <param name="Fingerprint">For its copies.</param>
internal sealed record RankedRow(long Doc, HitPlace Place, Fingerprint Fingerprint);
