using System.Buffers;
using System.Security.Cryptography;

namespace ClaimPipeline.Crawling;

/// <summary>
/// Gathers what a reader of a page sees, as far as one pass over its markup can tell, to notice whether a page has changed for readers:
/// markup, comments, scripts, white space and the texts of <c>time</c> elements ("5 minutes ago") do not count.
/// </summary>
internal sealed class VisibleText : IDisposable
{
    /// <summary>A page with less text than this keeps its text elsewhere, in page data of a script for instance.</summary>
    private const int LeastLength = 200;

    private const int BufferBytes = 1 << 15;
    private const int DigestBytes = 16;
    private static readonly SearchValues<byte> Spaces = SearchValues.Create(" \t\r\n\f"u8);
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly byte[] _buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
    private long _length;
    private int _buffered;
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
            AddWord(word);
            text = text[Math.Min(text.Length, word.Length + 1)..];
        }
    }

    /// <summary>A digest of the text, which ends here; null when there is too little to stand for the page.</summary>
    public string? Digest()
    {
        Flush();
        return _length < LeastLength ? null : Convert.ToHexStringLower(_hash.GetHashAndReset().AsSpan(0, DigestBytes));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _hash.Dispose();
        ArrayPool<byte>.Shared.Return(_buffer);
    }

    private void AddWord(ReadOnlySpan<byte> word)
    {
        _length += word.Length;
        if (word.Length > _buffer.Length - _buffered)
        {
            Flush();
            if (word.Length > _buffer.Length)
            {
                _hash.AppendData(word);
                return;
            }
        }

        word.CopyTo(_buffer.AsSpan(_buffered));
        _buffered += word.Length;
    }

    private void Flush()
    {
        _hash.AppendData(_buffer.AsSpan(0, _buffered));
        _buffered = 0;
    }
}
