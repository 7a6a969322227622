using ClaimPipeline.Records;

namespace ClaimPipeline.App.Api;

/// <summary>A search to be saved.</summary>
/// <param name="Name">Letters, digits, hyphens, dots and underscores.</param>
/// <param name="Query">In the query language of searches; null when sources are watched.</param>
/// <param name="Watches">Claims that the query finds (usual), or sources that leave their own range.</param>
/// <param name="To"><c>file:NAME</c> or <c>atom:NAME</c>, a file in the data folder's <c>alerts/</c>; <c>mailto:ADDRESS</c>; or an http or https address.</param>
public sealed record AlertRequest(string? Name, string? Query, AlertSubject? Watches, string? To);
