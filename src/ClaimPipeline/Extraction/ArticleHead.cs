using ClaimPipeline.Records;

namespace ClaimPipeline.Extraction;

/// <summary>What a document says of itself beside its text.</summary>
internal class ArticleHead
{
    public string Title { get; set; } = "";

    public string? Byline { get; set; }

    public string? Publisher { get; set; }

    public string? CanonicalUrl { get; set; }

    public string? Language { get; set; }

    public SourcedDate? Published { get; set; }

    public SourcedDate? Modified { get; set; }
}
