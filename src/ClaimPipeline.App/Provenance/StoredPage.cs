using ClaimPipeline.Records;

namespace ClaimPipeline.App.Provenance;

/// <summary>A stored page and what became of it.</summary>
/// <param name="Page">As it was fetched or imported, with its place in the archive.</param>
/// <param name="Title">Its headline as far as it has one; empty otherwise.</param>
/// <param name="Article">The article that it led to; null when it led to none, or was not analyzed yet.</param>
/// <param name="Dropped">Why it led to none; null when it did, or was not analyzed yet.</param>
/// <param name="Detail">What exactly; null as well.</param>
/// <param name="DuplicateOf">Address of another page with the same article, or with most of its wording; null when there is none.</param>
public sealed record StoredPage(
    FetchedPage Page, string Title, ArticleId? Article, DropReason? Dropped, string? Detail, string? DuplicateOf);
