using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using ClaimPipeline.Records;

namespace ClaimPipeline.Crawling;

/// <summary>What may be followed from one seed.</summary>
internal sealed class CrawlScope
{
    private readonly ParsedUrl _home;
    private readonly HashSet<string> _hosts;
    private readonly List<string> _suffixes;
    private readonly Regex? _include;
    private readonly Regex? _exclude;
    private readonly int _maxDepth;

    public CrawlScope(Seed seed, CrawlingOptions options)
    {
        Seed = seed;
        _home = ParsedUrl.Of(seed.Url) ?? throw new ArgumentException($"The seed '{seed.Name}' has no http or https address: {seed.Url}.", nameof(seed));
        var hosts = (seed.Scope?.Hosts ?? []).Select(h => h.Trim().ToLowerInvariant()).ToList();
        _hosts = [.. hosts.Where(h => !h.StartsWith("*.", StringComparison.Ordinal))];
        _suffixes = [.. hosts.Where(h => h.StartsWith("*.", StringComparison.Ordinal)).Select(h => h[1..])];
        _include = Globs(seed.Scope?.Include ?? []);
        _exclude = Globs(seed.Scope?.Exclude ?? []);
        _maxDepth = seed.Scope?.MaxDepth ?? seed.Kind switch
        {
            SeedKind.Site => options.MaxDepth,
            SeedKind.Page => 0,
            _ => 1,
        };
    }

    /// <summary>The seed.</summary>
    public Seed Seed { get; }

    /// <summary>
    /// Whether a host belongs to the seed: its own with and without <c>www.</c>, those that it names, and for lists any of the same
    /// publisher, for feeds and sitemaps often stand on a host of their own.
    /// </summary>
    public bool HasHost(ParsedUrl url) =>
        WithoutWww(url.Authority) == WithoutWww(_home.Authority)
        || _hosts.Contains(url.Authority) || _hosts.Contains(url.Host)
        || _suffixes.Exists(s => url.Host.EndsWith(s, StringComparison.Ordinal))
        || (Seed.Kind != SeedKind.Site && Seed.Kind != SeedKind.Page && SiteName.PublisherOf(url) == SiteName.PublisherOf(_home));

    /// <summary>Why an address on one of its hosts is not followed; null when it is.</summary>
    public string? WhyNot(ParsedUrl url, int depth, FoundLink link)
    {
        if (depth > _maxDepth)
        {
            return $"More than {_maxDepth} links from the seed '{Seed.Name}'.";
        }

        if (_exclude?.IsMatch(url.Path) == true || _include?.IsMatch(url.Path) == false)
        {
            return $"The seed '{Seed.Name}' does not want {url.Path}.";
        }

        var date = link.Date is { } said ? DateOnly.FromDateTime(said.UtcDateTime) : DateIn(url.Path);
        return Seed.Scope?.NotBefore is { } oldest && date < oldest ? $"It is older than {oldest:yyyy-MM-dd}."
            : Seed.Scope?.NotAfter is { } youngest && date > youngest ? $"It is younger than {youngest:yyyy-MM-dd}."
            : WhyNotIn(link.Language);
    }

    /// <summary>Why something that states its language is left alone; null when it is not.</summary>
    public string? WhyNotIn(string? language) =>
        language is not null && Seed.Scope?.Languages is { Count: > 0 } wanted && !wanted.Any(w => IsOf(language, w))
            ? $"It is in {language}, and the seed '{Seed.Name}' wants {string.Join(", ", wanted)}."
            : null;

    /// <summary>x-default is the page for everyone.</summary>
    private static bool IsOf(string language, string wanted) =>
        language.Equals("x-default", StringComparison.OrdinalIgnoreCase)
        || (language.StartsWith(wanted, StringComparison.OrdinalIgnoreCase) && (language.Length == wanted.Length || language[wanted.Length] is '-' or '_'));

    private static string WithoutWww(string host) => host.StartsWith("www.", StringComparison.Ordinal) ? host[4..] : host;

    /// <summary>The date that a path like /2024/05/12/title states; null when it states none.</summary>
    private static DateOnly? DateIn(string path)
    {
        var segments = path.Split('/');
        for (var i = 0; i + 2 < segments.Length; i++)
        {
            if (segments[i].Length == 4
                && int.TryParse(segments[i], NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is > 1990 and < 2100
                && int.TryParse(segments[i + 1], NumberStyles.None, CultureInfo.InvariantCulture, out var month) && month is > 0 and < 13)
            {
                var hasDay = int.TryParse(segments[i + 2], NumberStyles.None, CultureInfo.InvariantCulture, out var day)
                    && day > 0 && day <= DateTime.DaysInMonth(year, month);
                return new DateOnly(year, month, hasDay ? day : DateTime.DaysInMonth(year, month));
            }
        }

        return null;
    }

    /// <summary>One expression for all globs, matched in linear time; null when there are none.</summary>
    private static Regex? Globs(ValueList<string> globs)
    {
        if (globs.Count == 0)
        {
            return null;
        }

        var pattern = new StringBuilder("^(?:");
        foreach (var glob in globs)
        {
            pattern.Append(pattern.Length > 4 ? "|" : "");
            pattern.Append(Regex.Escape(glob).Replace(@"\*\*", ".*", StringComparison.Ordinal).Replace(@"\*", "[^/]*", StringComparison.Ordinal));
        }

        return new Regex(pattern.Append(")$").ToString(), RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
    }
}
