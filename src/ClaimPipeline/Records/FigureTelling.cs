namespace ClaimPipeline.Records;

/// <summary>A figure as one text tells it.</summary>
/// <param name="Article">The text.</param>
/// <param name="Page">The page it was read from; the archive holds it.</param>
/// <param name="Url">Its address.</param>
/// <param name="FetchedAt">When that page was fetched (UTC).</param>
/// <param name="Claim">The claim.</param>
/// <param name="Surface">The figure as written.</param>
/// <param name="Sentence">The sentence it stands in.</param>
public sealed record FigureTelling(
    ArticleId Article, PageId Page, string Url, DateTimeOffset FetchedAt, ClaimId Claim, string Surface, string Sentence);
