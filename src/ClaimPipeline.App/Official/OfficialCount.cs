namespace ClaimPipeline.App.Official;

/// <summary>How many rows a source has for an indicator.</summary>
/// <param name="Source">Publisher; <c>measures</c> for the measures.</param>
/// <param name="Indicator">What is measured; null for measures.</param>
/// <param name="Rows">How many.</param>
/// <param name="First">Earliest period; null for measures.</param>
/// <param name="Last">Latest period; null for measures.</param>
internal sealed record OfficialCount(string Source, string? Indicator, int Rows, string? First, string? Last);
