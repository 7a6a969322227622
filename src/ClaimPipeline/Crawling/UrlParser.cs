using System.Globalization;
using System.Text;

namespace ClaimPipeline.Crawling;

/// <summary>
/// Resolves and normalises http and https addresses as the WHATWG URL standard says, then writes percent escapes as RFC 3986
/// section 6.2.2 wants them. Fragments are dropped. System.Uri differs from browsers in hosts, backslashes, escapes and line ends.
/// </summary>
internal static class UrlParser
{
    /// <summary>The address; null when it is invalid, or neither http nor https.</summary>
    public static ParsedUrl? Parse(string input, ParsedUrl? baseUrl)
    {
        var text = Strip(input);
        var hash = text.IndexOf('#', StringComparison.Ordinal);
        if (hash >= 0)
        {
            text = text[..hash];
        }

        var colon = SchemeLength(text);
        if (colon < 0)
        {
            return baseUrl is null ? null : Relative(text, baseUrl);
        }

        var scheme = text[..colon].ToLowerInvariant();
        if (scheme is not ("http" or "https"))
        {
            return null;
        }

        var rest = text[(colon + 1)..];
        return baseUrl is not null && baseUrl.Scheme == scheme && !rest.StartsWith("//", StringComparison.Ordinal)
            ? Relative(rest, baseUrl)
            : Absolute(scheme, rest.TrimStart('/', '\\'));
    }

    /// <summary>Whether a character ends a path segment; browsers read backslashes as slashes.</summary>
    private static bool IsSlash(char c) => c is '/' or '\\';

    private static string Strip(string input)
    {
        var start = 0;
        var end = input.Length;
        while (start < end && input[start] <= ' ')
        {
            start++;
        }

        while (end > start && input[end - 1] <= ' ')
        {
            end--;
        }

        var text = input[start..end];
        return text.AsSpan().IndexOfAny('\t', '\n', '\r') < 0
            ? text
            : string.Concat(text.Where(c => c is not ('\t' or '\n' or '\r')));
    }

    private static int SchemeLength(string text)
    {
        if (text.Length == 0 || !char.IsAsciiLetter(text[0]))
        {
            return -1;
        }

        for (var i = 1; i < text.Length; i++)
        {
            if (text[i] == ':')
            {
                return i;
            }

            if (!char.IsAsciiLetterOrDigit(text[i]) && text[i] is not ('+' or '-' or '.'))
            {
                return -1;
            }
        }

        return -1;
    }

    private static ParsedUrl? Relative(string text, ParsedUrl baseUrl)
    {
        if (text.Length == 0)
        {
            return baseUrl;
        }

        if (IsSlash(text[0]))
        {
            return text.Length > 1 && IsSlash(text[1])
                ? Absolute(baseUrl.Scheme, text.TrimStart('/', '\\'))
                : WithPath(baseUrl, "", text);
        }

        return text[0] == '?'
            ? baseUrl with { Query = Escape(text[1..], QuerySet) }
            : WithPath(baseUrl, baseUrl.Path[..(baseUrl.Path.LastIndexOf('/') + 1)], text);
    }

    private static ParsedUrl? Absolute(string scheme, string text)
    {
        var end = text.AsSpan().IndexOfAny('/', '\\', '?');
        var authority = end < 0 ? text : text[..end];
        var at = authority.LastIndexOf('@');
        var user = at < 0 ? "" : UserInfo(authority[..at]);
        var host = authority[(at + 1)..];

        var port = "";
        var colon = host.LastIndexOf(':');
        if (colon >= 0 && colon > host.LastIndexOf(']'))
        {
            port = host[(colon + 1)..];
            host = host[..colon];
        }

        if (HostParser.Parse(host) is not { } name || !TryPort(port, scheme, out var number))
        {
            return null;
        }

        var url = new ParsedUrl(scheme, user, name, number, "/", null);
        return end < 0 ? url : WithPath(url, "", text[end..]);
    }

    private static bool TryPort(string text, string scheme, out string port)
    {
        port = "";
        if (text.Length == 0)
        {
            return true;
        }

        var digits = text.TrimStart('0');
        if (!text.All(char.IsAsciiDigit) || digits.Length > 5)
        {
            return false;
        }

        var number = digits.Length == 0 ? 0 : int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
        port = number == (scheme == "http" ? 80 : 443) ? "" : number.ToString(CultureInfo.InvariantCulture);
        return number <= 65535;
    }

    private static string UserInfo(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var name = Escape(colon < 0 ? text : text[..colon], UserSet);
        var password = colon < 0 ? "" : Escape(text[(colon + 1)..], UserSet);
        return password.Length > 0 ? $"{name}:{password}@" : name.Length > 0 ? name + "@" : "";
    }

    /// <param name="url">Where scheme and host come from.</param>
    /// <param name="folder">Normalised folder that the path is relative to, with a slash at the end; empty for none.</param>
    /// <param name="text">Path and query as written.</param>
    private static ParsedUrl WithPath(ParsedUrl url, string folder, string text)
    {
        var mark = text.IndexOf('?', StringComparison.Ordinal);
        var path = mark < 0 ? text : text[..mark];
        var segments = new List<string>();
        foreach (var segment in folder.Split('/', StringSplitOptions.None).Skip(1).SkipLast(1))
        {
            segments.Add(segment);
        }

        var start = path.Length > 0 && IsSlash(path[0]) ? 1 : 0;
        while (start <= path.Length)
        {
            var length = path.AsSpan(start).IndexOfAny('/', '\\');
            var isLast = length < 0;
            var segment = isLast ? path[start..] : path.Substring(start, length);
            start = isLast ? path.Length + 1 : start + length + 1;
            switch (Dots(segment))
            {
                case 2:
                    if (segments.Count > 0)
                    {
                        segments.RemoveAt(segments.Count - 1);
                    }

                    if (isLast)
                    {
                        segments.Add("");
                    }

                    break;
                case 1:
                    if (isLast)
                    {
                        segments.Add("");
                    }

                    break;
                default:
                    segments.Add(Escape(segment, PathSet));
                    break;
            }
        }

        return url with
        {
            Path = "/" + string.Join('/', segments),
            Query = mark < 0 ? null : Escape(text[(mark + 1)..], QuerySet),
        };
    }

    /// <summary>1 for a single-dot segment, 2 for a double-dot one, however they are escaped; 0 for others.</summary>
    private static int Dots(string segment)
    {
        var dots = 0;
        for (var i = 0; i < segment.Length; dots++)
        {
            if (segment[i] == '.')
            {
                i++;
            }
            else if (segment.AsSpan(i).StartsWith("%2e", StringComparison.OrdinalIgnoreCase))
            {
                i += 3;
            }
            else
            {
                return 0;
            }
        }

        return dots <= 2 ? dots : 0;
    }

    private const string PathSet = " \"<>^`{}?";
    private const string QuerySet = " \"<>'";
    private const string UserSet = " \"<>^`{}?/:;=@[]|\\";

    /// <summary>Escapes what must be, writes escapes in upper case, undoes those of letters, digits and <c>-._~</c>.</summary>
    private static string Escape(string text, string set)
    {
        if (!text.Any(c => c <= ' ' || c >= 0x7F || c == '%' || set.Contains(c, StringComparison.Ordinal)))
        {
            return text;
        }

        var result = new StringBuilder(text.Length + 16);
        Span<byte> utf8 = stackalloc byte[4];
        for (var i = 0; i < text.Length;)
        {
            var c = text[i];
            if (c == '%')
            {
                i += EscapeInto(result, text.AsSpan(i));
            }
            else if (c is > ' ' and < (char)0x7F && !set.Contains(c, StringComparison.Ordinal))
            {
                result.Append(c);
                i++;
            }
            else
            {
                Rune.DecodeFromUtf16(text.AsSpan(i), out var rune, out var used);
                foreach (var value in utf8[..rune.EncodeToUtf8(utf8)])
                {
                    result.Append('%').Append(value.ToString("X2", CultureInfo.InvariantCulture));
                }

                i += used;
            }
        }

        return result.ToString();
    }

    private static int EscapeInto(StringBuilder result, ReadOnlySpan<char> text)
    {
        if (text.Length < 3 || !char.IsAsciiHexDigit(text[1]) || !char.IsAsciiHexDigit(text[2]))
        {
            result.Append('%');
            return 1;
        }

        var value = (char)byte.Parse(text.Slice(1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        if (char.IsAsciiLetterOrDigit(value) || value is '-' or '.' or '_' or '~')
        {
            result.Append(value);
        }
        else
        {
            result.Append('%').Append(char.ToUpperInvariant(text[1])).Append(char.ToUpperInvariant(text[2]));
        }

        return 3;
    }
}
