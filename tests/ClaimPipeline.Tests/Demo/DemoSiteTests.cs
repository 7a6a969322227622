using System.Net;
using ClaimPipeline.App.Demo;

namespace ClaimPipeline.Tests.Demo;

public sealed class DemoSiteTests : IDisposable
{
    private const string Host = "tiny.demo.test";

    private const string Manifest = """
        {
          "host": "tiny.demo.test", "about": "For tests.", "notFound": "404.html",
          "resources": [
            { "path": "/", "file": "home.html", "type": "text/html; charset=utf-8", "entityTag": true,
              "lastModified": "2024-01-15T09:30:00Z", "headers": { "Cache-Control": "max-age=60" } },
            { "path": "/?page=2", "file": "second.html", "type": "text/html" },
            { "path": "/changing", "file": "home.html", "type": "text/html", "entityTag": true, "states": [1] },
            { "path": "/changing", "file": "second.html", "type": "text/html", "entityTag": true, "states": [2] },
            { "path": "/late", "file": "second.html", "type": "text/html", "states": [2] },
            { "path": "/moved", "status": 301, "location": "/" },
            { "path": "/gone", "status": 410, "file": "404.html", "type": "text/html", "entityTag": true }
          ]
        }
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("demo-pages").FullName;

    public DemoSiteTests()
    {
        File.WriteAllText(Path.Combine(_folder, "seeds.json"), "[]");
        var site = Directory.CreateDirectory(Path.Combine(_folder, Host)).FullName;
        File.WriteAllText(Path.Combine(site, "site.json"), Manifest);
        File.WriteAllText(Path.Combine(site, "home.html"), $"<p>first {new string('x', 3000)}");
        File.WriteAllText(Path.Combine(site, "second.html"), "<p>second");
        File.WriteAllText(Path.Combine(site, "404.html"), "<p>nothing here");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Get_ListedPath_AnswersBodyAndHeaders()
    {
        await using var site = await StartAsync();
        using var client = ClientOf(site);
        using var answer = await client.GetAsync(new Uri($"http://{Host}/"), Token);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.ToString().ShouldBe("text/html; charset=utf-8");
        answer.Content.Headers.LastModified.ShouldBe(new DateTimeOffset(2024, 1, 15, 9, 30, 0, TimeSpan.Zero));
        answer.Headers.CacheControl!.MaxAge.ShouldBe(TimeSpan.FromMinutes(1));
        (await answer.Content.ReadAsStringAsync(Token)).ShouldStartWith("<p>first");
    }

    [Fact]
    public async Task Get_Query_IsPartOfThePath()
    {
        await using var site = await StartAsync();
        using var client = ClientOf(site);
        (await client.GetStringAsync(new Uri($"http://{Host}/?page=2"), Token)).ShouldBe("<p>second");
    }

    [Fact]
    public async Task Get_MatchingETag_Answers304WithoutBody()
    {
        await using var site = await StartAsync();
        using var client = ClientOf(site);
        using var first = await client.GetAsync(new Uri($"http://{Host}/"), Token);
        using var again = new HttpRequestMessage(HttpMethod.Get, $"http://{Host}/");
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var second = await client.SendAsync(again, Token);
        second.StatusCode.ShouldBe(HttpStatusCode.NotModified);
        second.Headers.ETag.ShouldBe(first.Headers.ETag);
        (await second.Content.ReadAsByteArrayAsync(Token)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("2024-01-15T09:30:00Z", HttpStatusCode.NotModified)]
    [InlineData("2024-01-15T09:29:59Z", HttpStatusCode.OK)]
    public async Task Get_IfModifiedSince_ComparesWithLastModified(string since, HttpStatusCode status)
    {
        await using var site = await StartAsync();
        using var client = ClientOf(site);
        using var request = new HttpRequestMessage(HttpMethod.Get, $"http://{Host}/");
        request.Headers.IfModifiedSince = DateTimeOffset.Parse(since, System.Globalization.CultureInfo.InvariantCulture);
        using var answer = await client.SendAsync(request, Token);
        answer.StatusCode.ShouldBe(status);
    }

    [Fact]
    public async Task State_Switched_ChangesPagesAndTheirETag()
    {
        await using var site = await StartAsync();
        using var client = ClientOf(site);
        using var before = await client.GetAsync(new Uri($"http://{Host}/changing"), Token);
        (await StatusAsync(client, "/late")).ShouldBe(HttpStatusCode.NotFound);
        site.State = DemoSite.LastState;
        using var request = new HttpRequestMessage(HttpMethod.Get, $"http://{Host}/changing");
        request.Headers.IfNoneMatch.Add(before.Headers.ETag!);
        using var after = await client.SendAsync(request, Token);
        after.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await after.Content.ReadAsStringAsync(Token)).ShouldBe("<p>second");
        (await StatusAsync(client, "/late")).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task State_OutOfRange_Throws()
    {
        await using var site = await StartAsync();
        Should.Throw<ArgumentOutOfRangeException>(() => site.State = DemoSite.LastState + 1);
    }

    [Fact]
    public async Task Get_GzipAccepted_CompressesLargeText()
    {
        await using var site = await StartAsync();
        using var client = ClientOf(site);
        using var request = new HttpRequestMessage(HttpMethod.Get, $"http://{Host}/");
        request.Headers.AcceptEncoding.ParseAdd("gzip");
        using var answer = await client.SendAsync(request, Token);
        answer.Content.Headers.ContentEncoding.ShouldBe(["gzip"]);
        (await answer.Content.ReadAsByteArrayAsync(Token)).Length.ShouldBeLessThan(1000);
    }

    [Theory]
    [InlineData("/moved", HttpStatusCode.MovedPermanently)]
    [InlineData("/gone", HttpStatusCode.Gone)]
    [InlineData("/nowhere", HttpStatusCode.NotFound)]
    public async Task Get_OtherStatuses_AreAnswered(string path, HttpStatusCode status)
    {
        await using var site = await StartAsync();
        using var client = ClientOf(site);
        (await StatusAsync(client, path)).ShouldBe(status);
    }

    [Fact]
    public async Task Get_UnknownHost_IsMisdirected()
    {
        await using var site = await StartAsync();
        using var client = ClientOf(site);
        using var request = new HttpRequestMessage(HttpMethod.Get, $"http://{site.Authorities[0]}/");
        using var answer = await client.SendAsync(request, Token);
        answer.StatusCode.ShouldBe(HttpStatusCode.MisdirectedRequest);
    }

    [Fact]
    public async Task Requests_AfterAnswers_HoldThemInOrder()
    {
        await using var site = await StartAsync();
        using var client = ClientOf(site);
        await StatusAsync(client, "/");
        await StatusAsync(client, "/?page=2");
        site.Requests.Select(request => (request.Host, request.Path, request.Status))
            .ShouldBe([(Host, "/", 200), (Host, "/?page=2", 200)]);
    }

    [Theory]
    [InlineData("\"home.html\"", "\"absent.html\"", "absent.html")]
    [InlineData("\"path\": \"/late\"", "\"path\": \"/changing\"", "twice")]
    [InlineData("\"path\": \"/late\"", "\"path\": \"late\"", "slash")]
    [InlineData("\"status\"", "\"code\"", "code")]
    public void Load_WrongManifest_NamesFileAndFault(string right, string wrong, string named)
    {
        var path = Path.Combine(_folder, Host, "site.json");
        File.WriteAllText(path, Manifest.Replace(right, wrong, StringComparison.Ordinal));
        var message = Should.Throw<InvalidDataException>(() => DemoPages.Load(_folder)).Message;
        message.ShouldContain(path);
        message.ShouldContain(named);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static async Task<HttpStatusCode> StatusAsync(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(new Uri($"http://{Host}{path}"), Token);
        return answer.StatusCode;
    }

    private Task<DemoSite> StartAsync() => DemoSite.StartAsync(DemoPages.Load(_folder), TimeProvider.System, Token);

    private static HttpClient ClientOf(DemoSite site) => DemoClient.Of(site);
}
