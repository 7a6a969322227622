using System.Text;

namespace ClaimPipeline.Extraction;

/// <summary>One spelling for the addresses of one article.</summary>
internal static class CanonicalAddress
{
    /// <summary>
    /// An address that a page gives as its own, resolved against the page's and normalised; null when it is no web address, or leads
    /// to a home page while the page is none (a common mistake of templates).
    /// </summary>
    public static string? Resolve(string? href, string pageUrl)
    {
        if (string.IsNullOrWhiteSpace(href))
        {
            return null;
        }

        var isBased = Uri.TryCreate(pageUrl, UriKind.Absolute, out var page);
        if (!(isBased && Uri.TryCreate(page, href.Trim(), out var address)) && !Uri.TryCreate(href.Trim(), UriKind.Absolute, out address))
        {
            return null;
        }

        if (address.Scheme is not ("http" or "https") || address.Host.Length == 0)
        {
            return null;
        }

        var isHome = address.AbsolutePath is "/" && address.Query.Length == 0;
        return isHome && page is not null && page.AbsolutePath.Length > 1 ? null : Normalize(address);
    }

    /// <summary>The address without fragment, default port and the parameters that only count visitors.</summary>
    public static string Normalize(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? Normalize(address) : url;

    private static string Normalize(Uri address)
    {
        var normal = new StringBuilder(address.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped));
        var separator = '?';
        foreach (var parameter in address.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!IsTracker(parameter))
            {
                normal.Append(separator).Append(parameter);
                separator = '&';
            }
        }

        return normal.ToString();
    }

    private static bool IsTracker(string parameter) =>
        parameter.StartsWith("utm_", StringComparison.OrdinalIgnoreCase) || parameter.Split('=')[0].ToLowerInvariant()
            is "fbclid" or "gclid" or "msclkid" or "igshid" or "mc_cid" or "mc_eid" or "srsltid" or "ref_src" or "cmpid" or "yclid";
}
