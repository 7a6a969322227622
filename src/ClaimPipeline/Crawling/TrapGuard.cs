using System.Text;

namespace ClaimPipeline.Crawling;

/// <summary>
/// Bounds what a site can make the crawler fetch by writing links: calendars, filters, sort orders, paths that grow for ever. It counts
/// distinct addresses of one shape. Addresses that a feed or sitemap lists do not pass through here.
/// </summary>
internal sealed class TrapGuard(CrawlingOptions options)
{
    private const int MostShapes = 100_000;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, HashSet<ulong>> _shapes = new(StringComparer.Ordinal);

    /// <summary>Why an address is taken for part of a trap; null when it is not.</summary>
    public string? WhyNot(ParsedUrl url)
    {
        var segments = url.Path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (segments.Length > options.MaxPathSegments)
        {
            return $"Its path has {segments.Length} segments.";
        }

        if (HasRepeats(segments))
        {
            return "Its path repeats itself.";
        }

        var (shape, budget) = Shape(url, segments);
        if (shape is null)
        {
            return null;
        }

        lock (_lock)
        {
            if (!_shapes.TryGetValue(shape, out var members))
            {
                if (_shapes.Count >= MostShapes)
                {
                    return "The site has too many shapes of addresses.";
                }

                _shapes.Add(shape, members = []);
            }

            var hash = UrlHash.Of(url.PathAndQuery);
            return members.Contains(hash) || (members.Count < budget && members.Add(hash))
                ? null
                : $"{budget} addresses of the shape {shape} were taken already.";
        }
    }

    private static bool HasRepeats(string[] segments)
    {
        for (var i = 0; i < segments.Length; i++)
        {
            if (!segments[i].All(char.IsAsciiDigit) && segments.Count(s => s == segments[i]) > 2)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// What the address has in common with others of its kind, and how many of the kind are taken. Null for an address that
    /// ends in words: a site runs out of those.
    /// </summary>
    private (string? Shape, int Budget) Shape(ParsedUrl url, string[] segments)
    {
        if (url.Query is { } query)
        {
            var isPage = LinkFinder.IsPagination(url) && !query.Contains('&', StringComparison.Ordinal);
            var hasId = query.Split('&').Any(IsId);
            return (
                $"{url.Authority}{Folded(segments)}?{(isPage ? "page" : hasId ? "id" : "*")}",
                isPage ? options.MaxListingPages : hasId ? options.IdPatternBudget : options.PatternBudget);
        }

        if (segments.Length == 0 || !IsNumber(Stem(segments[^1])))
        {
            return (null, 0);
        }

        var isListing = LinkFinder.IsPagination(url);
        return (
            url.Authority + Folded(segments),
            isListing ? options.MaxListingPages : segments.Any(s => IsLong(Stem(s))) ? options.IdPatternBudget : options.PatternBudget);
    }

    private static string Folded(string[] segments)
    {
        var text = new StringBuilder();
        foreach (var segment in segments)
        {
            var stem = Stem(segment);
            text.Append('/').Append(IsNumber(stem) ? IsLong(stem) ? "N" : "n" : segment);
        }

        return text.ToString();
    }

    private static string Stem(string segment)
    {
        var dot = segment.IndexOf('.', StringComparison.Ordinal);
        return dot > 0 ? segment[..dot] : segment;
    }

    /// <summary>Digits, with what dates put between them.</summary>
    private static bool IsNumber(string text) =>
        text.Any(char.IsAsciiDigit) && text.All(c => char.IsAsciiDigit(c) || c is '-' or '_');

    private static bool IsLong(string text) => text.Length >= 5 && text.All(char.IsAsciiDigit) && text.Length != 8;

    private static bool IsId(string part)
    {
        var equals = part.IndexOf('=', StringComparison.Ordinal);
        if (equals <= 0)
        {
            return false;
        }

        var value = part[(equals + 1)..];
        var isNamedId = part.AsSpan(0, equals).EndsWith("id", StringComparison.OrdinalIgnoreCase);
        return value.Length > 0 && value.All(char.IsAsciiDigit) && (isNamedId || value.Length >= 5);
    }
}
