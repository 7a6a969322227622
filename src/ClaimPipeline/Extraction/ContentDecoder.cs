using System.Text;
using System.Text.Unicode;

namespace ClaimPipeline.Extraction;

/// <summary>
/// Turns a body's bytes into characters. Byte order marks are believed; bytes that are valid UTF-8 are UTF-8 whatever the
/// labels say; other labels are believed unless the bytes speak clearly against them (as the guesser finds by counting).
/// </summary>
public static class ContentDecoder
{
    // Labels of pages stand in their first kilobyte; some put a comment before them.
    private const int LabelWindow = 4096;

    private static readonly System.Buffers.SearchValues<char> ValueEnds = System.Buffers.SearchValues.Create(" \"';>/\r\n");

    /// <summary>The text of a body.</summary>
    /// <param name="body">As it came.</param>
    /// <param name="contentType">What the response said of it; null when it said nothing.</param>
    public static string Decode(ReadOnlySpan<byte> body, string? contentType)
    {
        if (ByMark(body) is var (marked, skip) && marked is not null)
        {
            return marked.GetString(body[skip..]);
        }

        if (Utf8.IsValid(body) && !body.Contains((byte)0x1B))
        {
            return Encoding.UTF8.GetString(body);
        }

        var label = Named(HttpLabel(contentType)) ?? Named(MetaLabel(body[..Math.Min(body.Length, LabelWindow)]));
        if (label is { CodePage: 65001 } or null && IsMostlyUtf8(body))
        {
            return Encoding.UTF8.GetString(body);
        }

        return CharsetGuesser.Choose(body, label is { CodePage: 65001 } ? null : label).GetString(body);
    }

    private static (Encoding? Encoding, int Skip) ByMark(ReadOnlySpan<byte> body) => body switch
    {
        [0xEF, 0xBB, 0xBF, ..] => (Encoding.UTF8, 3),
        [0xFF, 0xFE, 0, 0, ..] => (Encoding.UTF32, 4),
        [0xFF, 0xFE, ..] => (Encoding.Unicode, 2),
        [0xFE, 0xFF, ..] => (Encoding.BigEndianUnicode, 2),
        [(byte)'<', 0, _, 0, ..] => (Encoding.Unicode, 0),
        [0, (byte)'<', 0, _, ..] => (Encoding.BigEndianUnicode, 0),
        _ => (null, 0),
    };

    // UTF-8 with a few broken bytes (a cut in the middle of a character, one pasted byte) stays UTF-8.
    private static bool IsMostlyUtf8(ReadOnlySpan<byte> body)
    {
        int good = 0, bad = 0;
        for (var i = 0; i < body.Length;)
        {
            if (body[i] < 0x80)
            {
                i++;
                continue;
            }

            if (Rune.DecodeFromUtf8(body[i..], out _, out var used) == System.Buffers.OperationStatus.Done)
            {
                good++;
            }
            else
            {
                bad++;
            }

            i += used;
        }

        return good >= bad * 10;
    }

    private static string? HttpLabel(string? contentType)
    {
        var at = contentType?.IndexOf("charset=", StringComparison.OrdinalIgnoreCase) ?? -1;
        return at < 0 ? null : contentType![(at + 8)..].Split(';', ',')[0].Trim(' ', '"', '\'');
    }

    // <meta charset="..">, <meta http-equiv content="..; charset=..">, <?xml encoding="..">.
    private static string? MetaLabel(ReadOnlySpan<byte> head)
    {
        var text = Encoding.Latin1.GetString(head);
        foreach (var key in new[] { "charset", "encoding" })
        {
            for (var at = text.IndexOf(key, StringComparison.OrdinalIgnoreCase); at >= 0;
                at = text.IndexOf(key, at + 1, StringComparison.OrdinalIgnoreCase))
            {
                var tag = text.LastIndexOf('<', at);
                if (tag < 0 || !(text.AsSpan(tag).StartsWith("<meta", StringComparison.OrdinalIgnoreCase)
                    || text.AsSpan(tag).StartsWith("<?xml", StringComparison.OrdinalIgnoreCase)))
                {
                    continue;
                }

                var value = text.AsSpan(at + key.Length).TrimStart();
                if (value.Length == 0 || value[0] != '=')
                {
                    continue;
                }

                value = value[1..].TrimStart(" \"'");
                var end = value.IndexOfAny(ValueEnds);
                return (end < 0 ? value : value[..end]).ToString();
            }
        }

        return null;
    }

    // Labels mean what browsers take them to mean: the single-byte ISO sets are their Windows supersets.
    private static Encoding? Named(string? label)
    {
        if (string.IsNullOrWhiteSpace(label))
        {
            return null;
        }

        var name = label.Trim().ToLowerInvariant() switch
        {
            "utf8" or "utf-8" or "unicode-1-1-utf-8" => "utf-8",
            "iso-8859-1" or "iso8859-1" or "latin1" or "latin-1" or "ascii" or "us-ascii" or "cp1252" or "windows-1252" => "windows-1252",
            "iso-8859-9" or "latin5" => "windows-1254",
            "iso-8859-11" or "tis-620" => "windows-874",
            "gb2312" or "gbk" or "x-gbk" or "gb_2312-80" or "gb18030" or "hz-gb-2312" => "gb18030",
            "big5" or "big5-hkscs" or "x-x-big5" => "big5",
            "shift_jis" or "shift-jis" or "sjis" or "x-sjis" or "ms932" or "windows-31j" => "shift_jis",
            "euc-kr" or "ks_c_5601-1987" or "korean" or "windows-949" => "ks_c_5601-1987",
            "cp1251" or "win-1251" => "windows-1251",
            "cp1250" => "windows-1250",
            var other => other,
        };
        return CharsetGuesser.Find(name);
    }
}
