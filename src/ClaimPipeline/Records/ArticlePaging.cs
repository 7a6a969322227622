namespace ClaimPipeline.Records;

/// <summary>Which part of an article a page is, when the article is spread over numbered pages that link to each other.</summary>
/// <param name="Number">1 for the first.</param>
/// <param name="First">Address of the first part.</param>
/// <param name="Next">Address of the part behind it; null for the last.</param>
public sealed record ArticlePaging(int Number, string First, string? Next);
