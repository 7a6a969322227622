using System.Globalization;
using System.Text;

namespace ClaimPipeline.Crawling;

/// <summary>Brings paths and patterns of robots.txt into one spelling (RFC 9309 section 2.2.2).</summary>
internal static class RobotsPattern
{
    /// <summary>Path and query of an address in normal form; the fragment is no part of it.</summary>
    public static string PathOf(string url)
    {
        if (ParsedUrl.Of(url) is { } parsed)
        {
            return Normalize(Encoding.UTF8.GetBytes(parsed.PathAndQuery), isPattern: false);
        }

        var hash = url.IndexOf('#', StringComparison.Ordinal);
        var path = hash < 0 ? url : url[..hash];
        return Normalize(Encoding.UTF8.GetBytes(path.StartsWith('/') ? path : "/" + path), isPattern: false);
    }

    /// <summary>
    /// Octets that are not ASCII are escaped, escapes of unreserved characters undone, others written in upper case. In a path a
    /// star and a dollar sign are ordinary characters, so they are escaped too: <c>%2A</c> in a pattern is how to mean one.
    /// </summary>
    public static string Normalize(ReadOnlySpan<byte> text, bool isPattern)
    {
        var result = new StringBuilder(text.Length + 16);
        for (var i = 0; i < text.Length; i++)
        {
            var octet = text[i];
            if (octet == '%' && i + 2 < text.Length && char.IsAsciiHexDigit((char)text[i + 1]) && char.IsAsciiHexDigit((char)text[i + 2]))
            {
                var value = byte.Parse(text.Slice(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
                if (char.IsAsciiLetterOrDigit((char)value) || (char)value is '-' or '.' or '_' or '~')
                {
                    result.Append((char)value);
                }
                else
                {
                    Escape(result, value);
                }

                i += 2;
            }
            else if (octet is <= (byte)' ' or >= 0x7F || (char)octet is '<' or '>' or '"' || (!isPattern && (char)octet is '*' or '$'))
            {
                Escape(result, octet);
            }
            else
            {
                result.Append((char)octet);
            }
        }

        return result.ToString();
    }

    private static void Escape(StringBuilder result, byte octet) =>
        result.Append('%').Append(octet.ToString("X2", CultureInfo.InvariantCulture));
}
