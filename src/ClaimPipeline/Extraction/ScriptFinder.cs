namespace ClaimPipeline.Extraction;

/// <summary>Finds data blocks in a page's source. The parser skips the text of scripts, most of which is program.</summary>
internal static class ScriptFinder
{
    private const int MostBlocks = 40;

    /// <summary>The contents of the JSON-LD blocks, in order.</summary>
    public static List<string> JsonLd(string html) => Blocks(html, tag => tag.Contains("ld+json", StringComparison.OrdinalIgnoreCase));

    /// <summary>The contents of blocks of page state, such as <c>__NEXT_DATA__</c>.</summary>
    public static List<string> State(string html) => Blocks(html, tag => tag.Contains("application/json", StringComparison.OrdinalIgnoreCase));

    private static List<string> Blocks(string html, Func<string, bool> wanted)
    {
        var blocks = new List<string>();
        var at = 0;
        while (blocks.Count < MostBlocks && (at = html.IndexOf("<script", at, StringComparison.OrdinalIgnoreCase)) >= 0)
        {
            var open = html.IndexOf('>', at);
            if (open < 0)
            {
                break;
            }

            var tag = html.AsSpan(at, Math.Min(open - at, 500)).ToString();
            var close = html.IndexOf("</script", open, StringComparison.OrdinalIgnoreCase);
            close = close < 0 ? html.Length : close;
            if (wanted(tag))
            {
                blocks.Add(html[(open + 1)..close]);
            }

            at = close;
        }

        return blocks;
    }
}
