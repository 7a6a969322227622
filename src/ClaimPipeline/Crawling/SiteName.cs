using System.Collections.Frozen;

namespace ClaimPipeline.Crawling;

/// <summary>What counts as one site for politeness and for the scope of feeds.</summary>
internal static class SiteName
{
    /// <summary>Second-level labels under which countries register names (co.uk, gov.cn, or.jp).</summary>
    private static readonly FrozenSet<string> Registries = FrozenSet.Create(
        StringComparer.Ordinal,
        "ac", "co", "com", "edu", "ed", "go", "gob", "gouv", "gov", "gv", "ltd", "mil", "ne", "net", "nic", "nom", "or", "org", "plc", "police",
        "sch", "web");

    /// <summary>
    /// The registrable domain of a host as far as it can be told without a list of all registries; the authority itself for
    /// addresses and single words.
    /// </summary>
    public static string Of(ParsedUrl url)
    {
        var host = url.Host;
        if (host[0] == '[' || !host.Contains('.', StringComparison.Ordinal) || char.IsAsciiDigit(host[^1]))
        {
            return url.Authority;
        }

        var labels = host.TrimEnd('.').Split('.');
        var count = labels.Length > 2 && labels[^1].Length == 2 && Registries.Contains(labels[^2]) ? 3 : 2;
        return labels.Length <= count ? host : string.Join('.', labels[^count..]);
    }
}
