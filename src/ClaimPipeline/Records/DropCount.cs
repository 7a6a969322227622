namespace ClaimPipeline.Records;

/// <summary>How many items were dropped for one reason.</summary>
/// <param name="Reason">The reason.</param>
/// <param name="Count">How many.</param>
public sealed record DropCount(DropReason Reason, int Count);
