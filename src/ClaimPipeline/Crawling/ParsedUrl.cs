namespace ClaimPipeline.Crawling;

/// <summary>The parts of a normalised http or https address.</summary>
/// <param name="Scheme">http or https.</param>
/// <param name="User">Name and password with the <c>@</c> behind them; empty as a rule.</param>
/// <param name="Host">In lower case, in ASCII; IPv6 in brackets.</param>
/// <param name="Port">Digits; empty for the scheme's own.</param>
/// <param name="Path">With its leading slash.</param>
/// <param name="Query">Without the question mark; null when there is none.</param>
internal sealed record ParsedUrl(string Scheme, string User, string Host, string Port, string Path, string? Query)
{
    /// <summary>Host and port as robots.txt, scope and politeness know them: without the scheme's own port.</summary>
    public string Authority => Port.Length == 0 ? Host : $"{Host}:{Port}";

    /// <summary>The port, also when it is the scheme's own.</summary>
    public int PortNumber => Port.Length == 0
        ? Scheme == "http" ? 80 : 443
        : int.Parse(Port, System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Path and query.</summary>
    public string PathAndQuery => Query is null ? Path : $"{Path}?{Query}";

    /// <summary>The parts of an address that <see cref="UrlNormalizer"/> made; null when it is no address.</summary>
    public static ParsedUrl? Of(string url) => UrlParser.Parse(url, null);

    /// <summary>The address.</summary>
    public override string ToString() => $"{Scheme}://{User}{Authority}{PathAndQuery}";
}
