namespace ClaimPipeline.Records;

/// <summary>A date that a page states about itself.</summary>
/// <param name="Date">The calendar day in the publisher's own time zone.</param>
/// <param name="Instant">The moment, when a time and an offset are stated.</param>
/// <param name="Source">Where it was read, such as <c>json-ld:datePublished</c> or <c>meta:article:published_time</c>.</param>
/// <param name="Confidence">0 to 1.</param>
public sealed record SourcedDate(DateOnly Date, DateTimeOffset? Instant, string Source, double Confidence);
