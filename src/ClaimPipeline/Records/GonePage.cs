namespace ClaimPipeline.Records;

/// <summary>That a page which was fetched once is not there any more.</summary>
/// <param name="Page">The page as it was fetched last.</param>
/// <param name="SeenAt">When its site first said so for good (UTC).</param>
/// <param name="Detail">What the site answers, for people.</param>
public sealed record GonePage(PageId Page, DateTimeOffset SeenAt, string Detail);
