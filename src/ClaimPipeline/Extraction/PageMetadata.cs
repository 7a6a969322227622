using ClaimPipeline.Records;

namespace ClaimPipeline.Extraction;

/// <summary>What a page says about itself.</summary>
internal sealed class PageMetadata
{
    public string Title { get; set; } = "";

    public string? Byline { get; set; }

    public string? Publisher { get; set; }

    public string? CanonicalUrl { get; set; }

    public string? Language { get; set; }

    public SourcedDate? Published { get; set; }

    public SourcedDate? Modified { get; set; }

    /// <summary>og:type, lower case; null when none.</summary>
    public string? Kind { get; set; }

    /// <summary>The element whose text is the title; null when no element has it.</summary>
    public PageNode? Headline { get; set; }

    public required JsonLdArticle JsonLd { get; init; }
}
