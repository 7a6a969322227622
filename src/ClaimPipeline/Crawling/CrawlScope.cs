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
    public string? WhyNot(ParsedUrl url, int depth, DateTimeOffset? date)
    {
        if (depth > _maxDepth)
        {
            return $"More than {_maxDepth} links from the seed '{Seed.Name}'.";
        }

        if (_exclude?.IsMatch(url.Path) == true || _include?.IsMatch(url.Path) == false)
        {
            return $"The seed '{Seed.Name}' does not want {url.Path}.";
        }

        return Seed.Scope?.NotBefore is { } oldest && (date is { } said ? DateOnly.FromDateTime(said.UtcDateTime) : DateIn(url.Path)) < oldest
            ? $"It is older than {oldest:yyyy-MM-dd}."
            : null;
    }

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
