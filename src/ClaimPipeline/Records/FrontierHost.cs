namespace ClaimPipeline.Records;

/// <summary>What the frontier holds of one host.</summary>
/// <param name="Authority"><c>host</c> or, off the scheme's own port, <c>host:port</c>.</param>
/// <param name="Known">Addresses, given up or not.</param>
/// <param name="Due">Addresses whose next visit has come.</param>
/// <param name="Quarantined">Addresses that were given up.</param>
/// <param name="NextDue">The earliest visit of those not given up; null when there are none.</param>
public sealed record FrontierHost(string Authority, long Known, long Due, long Quarantined, DateTimeOffset? NextDue);
