namespace ClaimPipeline.Crawling;

/// <summary>What counts as one site.</summary>
internal static class SiteName
{
    /// <summary>
    /// Whose machines answer, for politeness: the registrable domain, with all that a host of blogs serves for its customers. The
    /// authority itself for addresses and single words.
    /// </summary>
    public static string Of(ParsedUrl url) => Of(url, withCustomers: false);

    /// <summary>Who publishes there, for scope: as <see cref="Of(ParsedUrl)"/>, but each customer of a host of blogs is one.</summary>
    public static string PublisherOf(ParsedUrl url) => Of(url, withCustomers: true);

    private static string Of(ParsedUrl url, bool withCustomers)
    {
        var host = url.Host;
        return host[0] == '[' || !host.Contains('.', StringComparison.Ordinal) || char.IsAsciiDigit(host[^1])
            ? url.Authority
            : PublicSuffixes.Default.Registrable(host.TrimEnd('.'), withCustomers);
    }
}
