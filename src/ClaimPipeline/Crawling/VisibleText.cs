using System.Buffers;
using System.Security.Cryptography;

namespace ClaimPipeline.Crawling;

/// <summary>
/// Gathers what a reader of a page sees, as far as one pass over its markup can tell, to notice whether a page has changed for readers:
/// markup, comments, scripts, white space and the texts of <c>time</c> elements ("5 minutes ago") do not count.
/// </summary>
/// <param name="space">Where the text is gathered: as long as the page.</param>
internal ref struct VisibleText(Span<byte> space)
{
    /// <summary>A page with less text than this keeps its text elsewhere, in page data of a script for instance.</summary>
    private const int LeastLength = 200;

    private const int DigestBytes = 16;
    private static readonly SearchValues<byte> Spaces = SearchValues.Create(" \t\r\n\f"u8);
    private readonly Span<byte> _space = space;
    private int _length;
    private bool _isTime;

    /// <summary>Takes note of a start tag.</summary>
    public void Open(scoped in MarkupScanner scanner) => _isTime = scanner.Name.Length == 4 && scanner.Is("time"u8);

    /// <summary>Takes a text between two tags.</summary>
    public void Add(scoped ReadOnlySpan<byte> text)
    {
        if (_isTime)
        {
            _isTime = false;
            return;
        }

        while (!text.IsEmpty)
        {
            var end = text.IndexOfAny(Spaces);
            var word = end < 0 ? text : text[..end];
            word.CopyTo(_space[_length..]);
            _length += word.Length;
            text = text[Math.Min(text.Length, word.Length + 1)..];
        }
    }

    /// <summary>A digest of the text; null when there is too little to stand for the page.</summary>
    public readonly string? Digest() => _length < LeastLength
        ? null
        : Convert.ToHexStringLower(SHA256.HashData(_space[.._length]).AsSpan(0, DigestBytes));
}
