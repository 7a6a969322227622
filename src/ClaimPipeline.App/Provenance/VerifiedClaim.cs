using ClaimPipeline.Records;

namespace ClaimPipeline.App.Provenance;

/// <summary>How the replay of a verdict ended.</summary>
/// <param name="Claim">The claim.</param>
/// <param name="Holds">Whether all came out as it was.</param>
/// <param name="Differences">In what it did not, a line each.</param>
/// <param name="Stored">The verdict as stored.</param>
/// <param name="Made">The verdict as it comes out now.</param>
public sealed record VerifiedClaim(ClaimId Claim, bool Holds, IReadOnlyList<string> Differences, Verdict Stored, Verdict Made);
