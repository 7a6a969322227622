namespace ClaimPipeline.Extraction;

/// <summary>What an HTML page says of itself.</summary>
internal sealed class PageMetadata : ArticleHead
{
    /// <summary>og:type, lower case; null when none.</summary>
    public string? Kind { get; set; }

    /// <summary>The element whose text is the title; null when no element has it.</summary>
    public PageNode? Headline { get; set; }

    public required JsonLdArticle JsonLd { get; init; }
}
