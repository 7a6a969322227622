namespace ClaimPipeline.Extraction;

/// <summary>A page that may be parsed whatever it is: what the extractor reads of it, for others that parse archived pages.</summary>
public static class BoundedHtml
{
    /// <summary>
    /// The page without the start tags that nest too deeply (their text stays), cut behind the allowed number of elements, so that parsing costs no
    /// more than its length asks for. An ordinary page comes back as it is.
    /// </summary>
    public static string Of(string html, ExtractionOptions options)
    {
        ArgumentNullException.ThrowIfNull(html);
        ArgumentNullException.ThrowIfNull(options);
        return HtmlGuard.Bound(html, options).Html;
    }
}
