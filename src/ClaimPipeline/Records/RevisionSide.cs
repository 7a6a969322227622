namespace ClaimPipeline.Records;

/// <summary>One of the two texts of a <see cref="Revision"/>.</summary>
/// <param name="Article">The article.</param>
/// <param name="Page">The page it was read from.</param>
/// <param name="Url">Its canonical address.</param>
/// <param name="FetchedAt">When that page was fetched (UTC).</param>
/// <param name="Location">Where that page lies in the archive; null when the store does not say.</param>
/// <param name="Claim">The claim; null when the revision is of none, or the claim is not made here.</param>
/// <param name="Surface">The figure as written; null when the revision is of none.</param>
/// <param name="Text">The sentence, headline or paragraph; empty when it is not here.</param>
public sealed record RevisionSide(
    ArticleId Article, PageId Page, string Url, DateTimeOffset FetchedAt, WarcLocation? Location, ClaimId? Claim, string? Surface, string Text);
