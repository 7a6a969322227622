namespace ClaimPipeline.Extraction;

/// <summary>A script element that holds data instead of a program.</summary>
internal sealed record DataScript(bool IsJsonLd, string Text)
{
    /// <summary>The block, if its start tag says that it is JSON; null for a program.</summary>
    public static DataScript? TryRead(ReadOnlySpan<char> tag, string html, int start, int end)
    {
        tag = tag[..Math.Min(tag.Length, 500)];
        var isJsonLd = tag.Contains("ld+json", StringComparison.OrdinalIgnoreCase);
        return isJsonLd || tag.Contains("application/json", StringComparison.OrdinalIgnoreCase) ? new DataScript(isJsonLd, html[start..end]) : null;
    }
}
