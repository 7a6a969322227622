using System.Text.Json;
using ClaimPipeline.Records;

namespace ClaimPipeline.Crawling;

/// <summary>Reads JSON Feed 1.0 and 1.1.</summary>
internal static class JsonFeedReader
{
    /// <summary>The entries, and the feed's next page where it names one; none when it is no JSON.</summary>
    public static List<FoundLink> Read(ReadOnlyMemory<byte> body, ParsedUrl url, int maxEntries)
    {
        var links = new List<FoundLink>();
        try
        {
            var bytes = body.Span.StartsWith("\uFEFF"u8) ? body[3..] : body;
            using var feed = JsonDocument.Parse(bytes, new JsonDocumentOptions { MaxDepth = 64, AllowTrailingCommas = true });
            if (feed.RootElement.ValueKind != JsonValueKind.Object)
            {
                return links;
            }

            if (Text(feed.RootElement, "next_url") is { } next && UrlNormalizer.Parse(next, url) is { } target)
            {
                links.Add(new FoundLink(target.ToString(), FrontierKind.Feed) { IsPagination = true });
            }

            if (!feed.RootElement.TryGetProperty("items", out var items) || items.ValueKind != JsonValueKind.Array)
            {
                return links;
            }

            foreach (var item in items.EnumerateArray().Where(i => i.ValueKind == JsonValueKind.Object).Take(maxEntries))
            {
                if (UrlNormalizer.Parse(Text(item, "url") ?? Text(item, "external_url") ?? "mailto:", url) is { User: "" } page)
                {
                    links.Add(new FoundLink(page.ToString(), FrontierKind.Page)
                    {
                        IsListed = true,
                        Date = ListedDate.Parse(Text(item, "date_published") ?? ""),
                        Modified = ListedDate.Parse(Text(item, "date_modified") ?? ""),
                    });
                }
            }
        }
        catch (JsonException)
        {
            // A feed that is cut or broken lists nothing.
        }

        return links;
    }

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
