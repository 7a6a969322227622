using System.Globalization;

namespace ClaimPipeline.Archive;

/// <summary>Status and fields of an archived HTTP response.</summary>
internal sealed class HttpResponseHead
{
    private readonly string[] _lines;

    private HttpResponseHead(int statusCode, string[] lines) => (StatusCode, _lines) = (statusCode, lines);

    public int StatusCode { get; }

    /// <summary>Reads <see cref="WarcRecord.HttpHead"/>; null when it is no response's.</summary>
    public static HttpResponseHead? Parse(string? head)
    {
        var lines = (head ?? "").Split('\n');
        var words = lines[0].Split(' ', 3);
        return words.Length >= 2 && words[0].StartsWith("HTTP/", StringComparison.Ordinal)
            && int.TryParse(words[1].Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var status)
                ? new HttpResponseHead(status, lines)
                : null;
    }

    /// <summary>Values of the field with that name, joined by commas; null when there is none.</summary>
    public string? this[string name]
    {
        get
        {
            var values = _lines.Skip(1)
                .Where(l => l.Length > name.Length && l[name.Length] == ':' && l.StartsWith(name, StringComparison.OrdinalIgnoreCase))
                .Select(l => l[(name.Length + 1)..].Trim())
                .ToArray();
            return values.Length == 0 ? null : string.Join(", ", values);
        }
    }

    /// <summary>Whether the body is sent in chunks.</summary>
    public bool IsChunked => this["Transfer-Encoding"]?.Contains("chunked", StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>Joins the chunks of a body; null when it is not in chunks (many archives keep the field and undo the coding).</summary>
    public static byte[]? Unchunk(ReadOnlySpan<byte> body)
    {
        var whole = new MemoryStream(body.Length);
        while (true)
        {
            var line = body.IndexOf("\r\n"u8);
            if (line is < 1 or > 64)
            {
                return null;
            }

            var digits = body[..line];
            var extension = digits.IndexOf((byte)';');
            digits = (extension < 0 ? digits : digits[..extension]).Trim(" \t"u8);
            if (!int.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var size) || size < 0)
            {
                return null;
            }

            body = body[(line + 2)..];
            if (size == 0)
            {
                return whole.ToArray();
            }

            if (size > body.Length - 2)
            {
                return null;
            }

            whole.Write(body[..size]);
            body = body[(size + 2)..];
        }
    }
}
