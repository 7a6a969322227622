namespace ClaimPipeline.Alerting;

/// <summary>An entry of an Atom feed.</summary>
/// <param name="Id">An IRI that never changes.</param>
/// <param name="Title">Headline.</param>
/// <param name="Updated">When (UTC).</param>
/// <param name="Url">What it is about.</param>
/// <param name="Author">Who said it; null for nobody.</param>
/// <param name="Summary">A few sentences.</param>
/// <param name="Category">Kind.</param>
public sealed record AtomEntry(string Id, string Title, DateTimeOffset Updated, string Url, string? Author, string Summary, string Category);
