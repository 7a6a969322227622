using System.Globalization;

namespace ClaimPipeline.Crawling;

/// <summary>Dates as feeds and sitemaps write them: RFC 822 and ISO 8601, and what comes close.</summary>
internal static class ListedDate
{
    private static readonly (string Zone, string Offset)[] Zones =
    [
        (" GMT", " +00:00"), (" UTC", " +00:00"), (" UT", " +00:00"), (" Z", " +00:00"), (" EST", " -05:00"), (" EDT", " -04:00"),
        (" CST", " -06:00"), (" CDT", " -05:00"), (" MST", " -07:00"), (" MDT", " -06:00"), (" PST", " -08:00"), (" PDT", " -07:00"),
        (" BST", " +01:00"), (" CET", " +01:00"), (" CEST", " +02:00"),
    ];

    /// <summary>The moment; null when the text is no date.</summary>
    public static DateTimeOffset? Parse(string text)
    {
        foreach (var (zone, offset) in Zones)
        {
            if (text.EndsWith(zone, StringComparison.OrdinalIgnoreCase))
            {
                text = text[..^zone.Length] + offset;
                break;
            }
        }

        return DateTimeOffset.TryParse(
            text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AllowWhiteSpaces, out var date)
            ? date.ToUniversalTime()
            : null;
    }
}
