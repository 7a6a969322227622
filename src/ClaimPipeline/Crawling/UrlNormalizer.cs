using System.Collections.Frozen;

namespace ClaimPipeline.Crawling;

/// <summary>
/// The one spelling of an address: what the frontier is keyed by and what is fetched. WHATWG URL, then RFC 3986 section 6.2.2, then
/// what publishers do not mean: parameters that only track readers, and session ids. Trailing slashes, <c>www.</c>, the scheme,
/// the order of parameters, and those that may mean something stay.
/// </summary>
public static class UrlNormalizer
{
    private static readonly FrozenSet<string> Tracking = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "fbclid", "gclid", "gclsrc", "dclid", "gbraid", "wbraid", "msclkid", "yclid", "ysclid", "twclid", "ttclid", "li_fat_id", "igshid", "igsh",
        "mc_cid", "mc_eid", "_ga", "_gl", "_gac", "_hsenc", "_hsmi", "__hstc", "__hssc", "__hsfp", "hsctatracking", "mkt_tok", "vero_id",
        "vero_conv", "oly_anon_id", "oly_enc_id", "_openstat", "wickedid", "rb_clickid", "s_kwcid", "ef_id", "epik", "__twitter_impression",
        "ns_campaign", "ns_mchannel", "ns_source", "ns_linkname", "ns_fee", "hss_channel", "pk_campaign", "pk_kwd", "piwik_campaign", "piwik_kwd",
        "mtm_campaign", "mtm_source", "mtm_medium", "mtm_kwd", "mtm_keyword", "mtm_content", "mtm_cid", "mtm_group", "mtm_placement",
        "at_medium", "at_campaign", "ga_source", "ga_medium", "ga_campaign", "ga_content", "ga_term", "spm");

    private static readonly FrozenSet<string> SessionNames = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase, "phpsessid", "jsessionid", "aspsessionid", "cfid", "cftoken");

    private static readonly FrozenSet<string> MaybeSessionNames = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase, "sid", "sess", "sessid", "session", "sessionid", "session_id", "session-id", "s");

    /// <summary>The canonical form of an address.</summary>
    /// <param name="url">As written in a list, link or header; may be relative when there is a base.</param>
    /// <param name="baseUrl">Address of the page that it stands on, or of its <c>base</c> element; null for none.</param>
    /// <returns>Null when it is invalid, or neither http nor https.</returns>
    public static string? Normalize(string url, string? baseUrl = null)
    {
        ArgumentNullException.ThrowIfNull(url);
        var from = baseUrl is null ? null : UrlParser.Parse(baseUrl, null);
        return Parse(url, from)?.ToString();
    }

    /// <summary>As <see cref="Normalize"/>, in parts, against a base that is parsed already.</summary>
    internal static ParsedUrl? Parse(string url, ParsedUrl? baseUrl)
    {
        var parsed = UrlParser.Parse(url, baseUrl);
        if (parsed is null)
        {
            return null;
        }

        return parsed with { Path = WithoutSession(parsed.Path), Query = parsed.Query is null ? null : Clean(parsed.Query) };
    }

    private static string WithoutSession(string path)
    {
        var at = path.IndexOf(";jsessionid=", StringComparison.OrdinalIgnoreCase);
        if (at < 0)
        {
            return path;
        }

        var end = path.AsSpan(at + 1).IndexOfAny(';', '/');
        return end < 0 ? path[..at] : path[..at] + path[(at + 1 + end)..];
    }

    private static string? Clean(string query)
    {
        var parts = query.Split('&');
        var kept = parts.Where(p => !IsNoise(p)).ToArray();
        if (kept.Length == 0)
        {
            return null;
        }

        return kept.Length == parts.Length ? query : string.Join('&', kept);
    }

    private static bool IsNoise(string part)
    {
        var equals = part.IndexOf('=', StringComparison.Ordinal);
        if (equals <= 0)
        {
            return false;
        }

        var name = part[..equals];
        return name.StartsWith("utm_", StringComparison.OrdinalIgnoreCase)
            || Tracking.Contains(name)
            || SessionNames.Contains(name)
            || name.StartsWith("aspsessionid", StringComparison.OrdinalIgnoreCase)
            || (MaybeSessionNames.Contains(name) && IsLongHex(part.AsSpan(equals + 1)));
    }

    private static bool IsLongHex(ReadOnlySpan<char> value)
    {
        if (value.Length < 16)
        {
            return false;
        }

        foreach (var c in value)
        {
            if (!char.IsAsciiHexDigit(c) && c != '-')
            {
                return false;
            }
        }

        return true;
    }
}
