using System.Text;

namespace ClaimPipeline.Crawling;

/// <summary>A page whose links are being found: what its addresses are relative to, and what was found so far.</summary>
internal sealed class LinkPage(ParsedUrl address, Encoding encoding, CrawlingOptions options)
{
    /// <summary>Most links are new; a page with many more that are not, or lead nowhere, was not written for readers.</summary>
    private const int TriesPerLink = 10;

    /// <summary>A byte of an address may be written as a character reference.</summary>
    private const int LongestReference = 8;

    private readonly HashSet<string> _written = new(StringComparer.Ordinal);
    private readonly ParsedUrl _own = address;
    private ParsedUrl _base = address;
    private bool _isRebased;

    public List<FoundLink> Links { get; } = [];

    public HashSet<string> Seen { get; } = new(StringComparer.Ordinal);

    public RobotsDirectives Directives { get; set; }

    public string? Canonical { get; set; }

    public string? Language { get; set; }

    public void Rebase(ReadOnlySpan<byte> href)
    {
        if (!_isRebased && UrlParser.Parse(Text(href), _own) is { } target)
        {
            (_base, _isRebased) = (target, true);
        }
    }

    /// <summary>The address; null when it is none, or was written the same way before.</summary>
    public ParsedUrl? Resolve(ReadOnlySpan<byte> href)
    {
        if (href.Length > (long)options.MaxUrlLength * LongestReference || _written.Count >= (long)options.MaxLinksPerPage * TriesPerLink)
        {
            return null;
        }

        var text = Text(href);
        return text.Length > 0 && text[0] != '#' && _written.Add(text) ? UrlNormalizer.Parse(text, _base) : null;
    }

    private string Text(ReadOnlySpan<byte> value) =>
        MarkupText.Decode(Ascii.IsValid(value) ? Encoding.ASCII.GetString(value) : encoding.GetString(value));
}
