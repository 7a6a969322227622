using ClaimPipeline.Records;

namespace ClaimPipeline.Extraction;

/// <summary>What reading a page gave, whether or not it is an article.</summary>
/// <param name="Article">What was read; null when nothing could be read at all.</param>
/// <param name="Reason">Why the page is no article; null when it is one.</param>
/// <param name="Detail">What exactly, for people; empty for an article.</param>
public sealed record ExtractionAttempt(Article? Article, DropReason? Reason, string Detail)
{
    /// <summary>Which part of an article the page is; null when it is a whole one, or could not be told.</summary>
    public ArticlePaging? Paging { get; init; }

    /// <summary>Where the article's text stands in the page, in the order of the text; empty unless <see cref="ArticleExtractor.Trace"/> read it.</summary>
    public ValueList<TextOrigin> Origins { get; init; } = [];
}
