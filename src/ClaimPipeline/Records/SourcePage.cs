namespace ClaimPipeline.Records;

/// <summary>What became of a page of a source.</summary>
/// <param name="Dropped">Why it led to no article; null when it did.</param>
/// <param name="TextLength">Characters of the article; 0 without one.</param>
/// <param name="IsDated">Whether the article states its date.</param>
/// <param name="Claims">Claims of the article.</param>
public sealed record SourcePage(DropReason? Dropped, int TextLength, bool IsDated, int Claims);
