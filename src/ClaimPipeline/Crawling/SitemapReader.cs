using System.Text;
using ClaimPipeline.Records;

namespace ClaimPipeline.Crawling;

/// <summary>Reads sitemaps and indexes of sitemaps, news extension included, in one pass over the bytes.</summary>
internal sealed class SitemapReader(int maxEntries)
{
    /// <summary>The addresses that it lists.</summary>
    public List<FoundLink> Read(ReadOnlyMemory<byte> body, string? contentType)
    {
        var links = new List<FoundLink>();
        var (encoding, bytes) = PageEncoding.Of(body, contentType);
        var scanner = new MarkupScanner(bytes.Span, isXml: true);
        var text = new StringBuilder();
        string? location = null;
        (DateTimeOffset? Published, DateTimeOffset? Modified) dates = default;
        for (var token = scanner.Read(); token != MarkupScanner.Token.End && links.Count < maxEntries; token = scanner.Read())
        {
            switch (token)
            {
                case MarkupScanner.Token.Text or MarkupScanner.Token.CData:
                    var part = encoding.GetString(scanner.Text);
                    text.Append(token == MarkupScanner.Token.Text ? MarkupText.Decode(part) : part);
                    break;
                case MarkupScanner.Token.Open:
                    text.Clear();
                    break;
                case MarkupScanner.Token.Close:
                    if (scanner.Is("loc"u8) && scanner.Name.IndexOf("image:"u8) != 0 && scanner.Name.IndexOf("video:"u8) != 0)
                    {
                        location = text.ToString().Trim();
                    }
                    else if (scanner.Is("publication_date"u8))
                    {
                        dates.Published = ListedDate.Parse(text.ToString().Trim());
                    }
                    else if (scanner.Is("lastmod"u8))
                    {
                        dates.Modified = ListedDate.Parse(text.ToString().Trim());
                    }
                    else if (scanner.Is("url"u8) || scanner.Is("sitemap"u8))
                    {
                        Add(links, location, scanner.Is("url"u8) ? FrontierKind.Page : FrontierKind.Sitemap, dates.Published, dates.Modified);
                        (location, dates) = (null, default);
                    }

                    text.Clear();
                    break;
            }
        }

        return links;
    }

    /// <summary>The addresses of a plain-text sitemap, one a line.</summary>
    public static List<FoundLink> ReadText(ReadOnlyMemory<byte> body, int maxEntries)
    {
        var links = new List<FoundLink>();
        foreach (var line in Encoding.UTF8.GetString(body.Span).EnumerateLines())
        {
            if (links.Count >= maxEntries)
            {
                break;
            }

            Add(links, line.Trim('\uFEFF').Trim().ToString(), FrontierKind.Page, null, null);
        }

        return links;
    }

    private static void Add(List<FoundLink> links, string? location, FrontierKind kind, DateTimeOffset? date, DateTimeOffset? modified)
    {
        if (location is { Length: > 0 } && UrlNormalizer.Parse(location, null) is { User: "" } url)
        {
            links.Add(new FoundLink(url.ToString(), kind) { IsListed = true, Date = date, Modified = modified });
        }
    }
}
