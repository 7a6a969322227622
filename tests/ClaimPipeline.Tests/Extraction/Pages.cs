using System.Text;
using ClaimPipeline.Records;

namespace ClaimPipeline.Tests.Extraction;

internal static class Pages
{
    private static readonly DateTimeOffset Fetched = new(2024, 6, 1, 12, 0, 0, TimeSpan.Zero);

    public static PageContent Html(string html, string url = "https://news.example/2024/ore-exports", string? contentType = "text/html; charset=utf-8") =>
        Of(Encoding.UTF8.GetBytes(html), url, contentType);

    public static PageContent Text(byte[] bytes) => Of(bytes, "file:article.txt", "text/plain");

    public static PageContent Of(byte[] body, string url, string? contentType) => new(
        new FetchedPage
        {
            Id = FetchedPage.IdOf(url, body),
            RequestedUrl = url,
            Url = url,
            Seed = "test",
            FetchedAt = Fetched,
            StatusCode = 200,
            ContentType = contentType,
        },
        body);
}
