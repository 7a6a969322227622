using System.Globalization;
using System.Text;
using AngleSharp.Html;

namespace ClaimPipeline.Crawling;

/// <summary>Undoes character references in attribute values and texts, as browsers do in attributes.</summary>
public static class MarkupText
{
    private const int LongestName = 32;

    // What the references 128 to 159 mean in HTML: windows-1252.
    private const string C1 = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ";

    /// <summary>The text behind <paramref name="raw"/>.</summary>
    public static string Decode(string raw)
    {
        ArgumentNullException.ThrowIfNull(raw);
        var at = raw.IndexOf('&', StringComparison.Ordinal);
        if (at < 0)
        {
            return raw;
        }

        var text = new StringBuilder(raw.Length);
        text.Append(raw, 0, at);
        while (at < raw.Length)
        {
            var used = raw[at] == '&' ? Reference(raw.AsSpan(at), text) : 0;
            if (used == 0)
            {
                text.Append(raw[at]);
                used = 1;
            }

            at += used;
        }

        return text.ToString();
    }

    /// <summary>Appends what a reference stands for; 0 when there is none.</summary>
    private static int Reference(ReadOnlySpan<char> raw, StringBuilder text)
    {
        if (raw.Length > 2 && raw[1] == '#')
        {
            return Number(raw, text);
        }

        var length = 1;
        while (length < raw.Length && length <= LongestName && char.IsAsciiLetterOrDigit(raw[length]))
        {
            length++;
        }

        var isClosed = length < raw.Length && raw[length] == ';';
        if (length == 1 || (!isClosed && length < raw.Length && raw[length] == '='))
        {
            return 0;
        }

        var end = isClosed ? length + 1 : length;
        if (HtmlEntityProvider.Resolver.GetSymbol(raw[1..end].ToString()) is not { } symbol)
        {
            return 0;
        }

        text.Append(symbol);
        return end;
    }

    private static int Number(ReadOnlySpan<char> raw, StringBuilder text)
    {
        var isHex = raw[2] is 'x' or 'X';
        var start = isHex ? 3 : 2;
        var end = start;
        while (end < raw.Length && end < start + 10 && (isHex ? char.IsAsciiHexDigit(raw[end]) : char.IsAsciiDigit(raw[end])))
        {
            end++;
        }

        if (end == start
            || !long.TryParse(
                raw[start..end], isHex ? NumberStyles.AllowHexSpecifier : NumberStyles.None, CultureInfo.InvariantCulture, out var value))
        {
            return 0;
        }

        text.Append(value switch
        {
            >= 128 and <= 159 => C1[(int)value - 128].ToString(),
            > 0 and <= 0x10FFFF when Rune.IsValid((int)value) => new Rune((int)value).ToString(),
            _ => "\uFFFD",
        });
        return end < raw.Length && raw[end] == ';' ? end + 1 : end;
    }
}
