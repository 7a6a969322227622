namespace ClaimPipeline.Crawling;

/// <summary>What a body is, by its bytes; labels only break ties.</summary>
public enum ContentKind
{
    /// <summary>No bytes at all.</summary>
    Empty,

    /// <summary>A web page.</summary>
    Html,

    /// <summary>Plain text.</summary>
    Text,

    /// <summary>A PDF file.</summary>
    Pdf,

    /// <summary>A Word file (Office Open XML).</summary>
    Docx,

    /// <summary>RSS 1.0 or 2.0, or Atom.</summary>
    Feed,

    /// <summary>JSON Feed.</summary>
    JsonFeed,

    /// <summary>A sitemap or an index of sitemaps.</summary>
    Sitemap,

    /// <summary>Something that no later stage reads: pictures, archives, programs, scripts, data.</summary>
    Unsupported,
}
