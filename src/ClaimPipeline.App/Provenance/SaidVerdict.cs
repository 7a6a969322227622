using ClaimPipeline.Records;

namespace ClaimPipeline.App.Provenance;

/// <summary>A verdict that holds, or held once.</summary>
/// <param name="SaidAt">When the first comparison under its version began (UTC); null when the ledger does not know.</param>
/// <param name="Verdict">The verdict, with the official data that it rested on.</param>
public sealed record SaidVerdict(DateTimeOffset? SaidAt, Verdict Verdict);
