namespace ClaimPipeline.Records;

/// <summary>Says who works on something that one process at a time may work on.</summary>
/// <param name="Name">What is locked: <c>source/NAME</c>, <c>archive</c>, <c>passes</c>.</param>
/// <param name="Host">Name of the machine.</param>
/// <param name="Process">Its process, told from earlier ones of the same number.</param>
/// <param name="TakenAt">When it was taken (UTC).</param>
/// <param name="RenewedAt">When its holder last said that it is alive (UTC).</param>
/// <param name="ExpiresAt">When others may take it, should its holder stay silent (UTC).</param>
public sealed record RunLock(
    string Name, string Host, string Process, DateTimeOffset TakenAt, DateTimeOffset RenewedAt, DateTimeOffset ExpiresAt);
