using System.Text;

namespace ClaimPipeline.Crawling;

/// <summary>
/// What an address has in common with others of its site that differ in numbers or parameters only: the days of a calendar, the
/// settings of a filter, the pages of a listing. A site can make such addresses without end, so they are counted.
/// </summary>
/// <param name="Key">Stands for the shape and its site in the frontier.</param>
/// <param name="Budget">How many addresses of the shape are taken.</param>
internal readonly record struct AddressShape(long Key, int Budget)
{
    /// <summary>Whether the path grows for ever, as links of a broken page or of a trap do.</summary>
    public static bool IsEndless(ParsedUrl url, CrawlingOptions options)
    {
        var segments = Segments(url);
        return segments.Length > options.MaxPathSegments || HasRepeats(segments);
    }

    /// <summary>Null for an address that ends in words: a site runs out of those.</summary>
    public static AddressShape? Of(ParsedUrl url, CrawlingOptions options)
    {
        var segments = Segments(url);
        if (url.Query is { } query)
        {
            var isPage = LinkFinder.IsPagination(url) && !query.Contains('&', StringComparison.Ordinal);
            var hasId = query.Split('&').Any(IsId);
            return new AddressShape(
                KeyOf($"{url.Authority}{Folded(segments)}?{(isPage ? "page" : hasId ? "id" : "*")}"),
                isPage ? options.MaxListingPages : hasId ? options.IdPatternBudget : options.PatternBudget);
        }

        if (segments.Length == 0 || !IsNumber(Stem(segments[^1])))
        {
            return null;
        }

        var isListing = LinkFinder.IsPagination(url);
        return new AddressShape(
            KeyOf(url.Authority + Folded(segments)),
            isListing ? options.MaxListingPages : segments.Any(s => IsLong(Stem(s))) ? options.IdPatternBudget : options.PatternBudget);
    }

    private static long KeyOf(string shape) => unchecked((long)UrlHash.Of(shape));

    private static string[] Segments(ParsedUrl url) => url.Path.Split('/', StringSplitOptions.RemoveEmptyEntries);

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
