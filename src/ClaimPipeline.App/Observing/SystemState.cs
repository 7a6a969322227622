namespace ClaimPipeline.App.Observing;

/// <summary>How a data folder stands at one moment.</summary>
/// <param name="At">When (UTC).</param>
/// <param name="Pages">Stored pages.</param>
/// <param name="Articles">Stored articles.</param>
/// <param name="Claims">Stored claims.</param>
/// <param name="Due">Addresses that are due.</param>
/// <param name="GivenUp">Addresses that were given up.</param>
/// <param name="Quarantined">Items that passes failed on.</param>
/// <param name="Undelivered">Deliveries of alerts that wait.</param>
/// <param name="Dead">Deliveries of alerts that were given up.</param>
/// <param name="IndexLag">Articles that store and index do not have alike.</param>
/// <param name="FreeBytes">Free bytes on the disk.</param>
/// <param name="Troubles">Why it is not ready, for people; empty when it is.</param>
public sealed record SystemState(
    DateTimeOffset At,
    long Pages,
    long Articles,
    long Claims,
    long Due,
    long GivenUp,
    long Quarantined,
    long Undelivered,
    long Dead,
    long IndexLag,
    long FreeBytes,
    IReadOnlyList<HealthTrouble> Troubles);

/// <summary>One reason not to be ready.</summary>
/// <param name="Check">What was looked at: store, index, disk.</param>
/// <param name="Detail">What is wrong and what to do, for people.</param>
public sealed record HealthTrouble(string Check, string Detail);
