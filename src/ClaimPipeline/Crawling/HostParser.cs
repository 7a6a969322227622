using System.Buffers;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ClaimPipeline.Crawling;

/// <summary>Hosts as the WHATWG URL standard reads them: every spelling of an IP address ends as the one dotted or bracketed form.</summary>
internal static class HostParser
{
    private static readonly SearchValues<char> Forbidden = SearchValues.Create("\0\t\n\r #/:<>?@[\\]^|%\u007F");

    /// <summary>The host in ASCII; null when it is invalid.</summary>
    public static string? Parse(string host)
    {
        if (host.Length == 0)
        {
            return null;
        }

        if (host[0] == '[')
        {
            return host[^1] == ']' ? ParseIPv6(host[1..^1]) : null;
        }

        if (DomainName.ToAscii(Unescape(host)) is not { Length: > 0 } domain
            || domain.AsSpan().IndexOfAny(Forbidden) >= 0 || domain.Any(c => c < ' '))
        {
            return null;
        }

        return EndsInNumber(domain) ? ParseIPv4(domain) : domain;
    }

    private static string Unescape(string host)
    {
        if (!host.Contains('%', StringComparison.Ordinal))
        {
            return host;
        }

        var source = Encoding.UTF8.GetBytes(host);
        var bytes = new byte[source.Length];
        var length = 0;
        for (var i = 0; i < source.Length; i++)
        {
            if (source[i] == '%' && i + 2 < source.Length
                && byte.TryParse(source.AsSpan(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value))
            {
                bytes[length++] = value;
                i += 2;
            }
            else
            {
                bytes[length++] = source[i];
            }
        }

        return Encoding.UTF8.GetString(bytes, 0, length);
    }

    private static bool EndsInNumber(string domain)
    {
        var labels = domain.Split('.');
        var last = labels[^1].Length == 0 && labels.Length > 1 ? labels[^2] : labels[^1];
        return last.Length > 0 && (last.All(char.IsAsciiDigit) || TryNumber(last, out _));
    }

    private static string? ParseIPv4(string domain)
    {
        var parts = domain.Split('.').ToList();
        if (parts[^1].Length == 0 && parts.Count > 1)
        {
            parts.RemoveAt(parts.Count - 1);
        }

        if (parts.Count > 4)
        {
            return null;
        }

        long address = 0;
        for (var i = 0; i < parts.Count; i++)
        {
            var bits = i == parts.Count - 1 ? 8 * (5 - parts.Count) : 8;
            if (!TryNumber(parts[i], out var number) || number >= 1L << bits)
            {
                return null;
            }

            address = (address << bits) | number;
        }

        return string.Create(
            CultureInfo.InvariantCulture,
            $"{address >> 24}.{(address >> 16) & 255}.{(address >> 8) & 255}.{address & 255}");
    }

    /// <summary>Decimal, octal with a leading 0, hexadecimal with 0x.</summary>
    private static bool TryNumber(string text, out long number)
    {
        number = 0;
        if (text.Length == 0)
        {
            return false;
        }

        var radix = 10;
        if (text.StartsWith("0x", StringComparison.OrdinalIgnoreCase))
        {
            (radix, text) = (16, text[2..]);
        }
        else if (text.Length > 1 && text[0] == '0')
        {
            (radix, text) = (8, text[1..]);
        }

        foreach (var c in text)
        {
            var digit = char.IsAsciiHexDigit(c) ? Convert.ToInt32(c.ToString(), 16) : 99;
            if (digit >= radix)
            {
                return false;
            }

            // More than 32 bits are no address, however long the number goes on.
            number = Math.Min((number * radix) + digit, uint.MaxValue + 1L);
        }

        return true;
    }

    private static string? ParseIPv6(string text)
    {
        if (!text.All(c => char.IsAsciiHexDigit(c) || c is ':' or '.')
            || !IPAddress.TryParse(text, out var address) || address.AddressFamily != AddressFamily.InterNetworkV6)
        {
            return null;
        }

        var bytes = address.GetAddressBytes();
        var pieces = Enumerable.Range(0, 8).Select(i => (bytes[2 * i] << 8) | bytes[(2 * i) + 1]).ToArray();
        var (start, length) = LongestZeros(pieces);
        var result = new StringBuilder("[");
        for (var i = 0; i < 8; i++)
        {
            if (i == start)
            {
                result.Append("::");
                i += length - 1;
                continue;
            }

            if (result[^1] is not ('[' or ':'))
            {
                result.Append(':');
            }

            result.Append(pieces[i].ToString("x", CultureInfo.InvariantCulture));
        }

        return result.Append(']').ToString();
    }

    private static (int Start, int Length) LongestZeros(int[] pieces)
    {
        var best = (Start: -1, Length: 1);
        for (var i = 0; i < pieces.Length; i++)
        {
            var end = i;
            while (end < pieces.Length && pieces[end] == 0)
            {
                end++;
            }

            if (end - i > best.Length)
            {
                best = (i, end - i);
            }

            i = Math.Max(i, end - 1);
        }

        return best;
    }
}
