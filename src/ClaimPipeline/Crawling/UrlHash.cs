namespace ClaimPipeline.Crawling;

/// <summary>A short stand-in for an address within one process (FNV-1a, 64 bits).</summary>
internal static class UrlHash
{
    /// <summary>The hash.</summary>
    public static ulong Of(string text)
    {
        var hash = 14695981039346656037UL;
        foreach (var c in text)
        {
            hash = unchecked((hash ^ c) * 1099511628211UL);
        }

        return hash;
    }
}
