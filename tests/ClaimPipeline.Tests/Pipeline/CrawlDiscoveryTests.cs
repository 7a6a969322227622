using System.Text;
using ClaimPipeline.Archive;
using ClaimPipeline.Crawling;
using ClaimPipeline.Pipeline;
using ClaimPipeline.Records;
using ClaimPipeline.Storage;
using ClaimPipeline.TestKit;
using Microsoft.AspNetCore.Http;

namespace ClaimPipeline.Tests.Pipeline;

/// <summary>What a crawl finds, and what its seed's scope keeps it from.</summary>
public sealed class CrawlDiscoveryTests : IAsyncLifetime
{
    private readonly MemoryPageStore _pages = new();
    private readonly MemoryFrontierStore _frontier = new();
    private LoopbackSite _site = null!;

    public async ValueTask InitializeAsync() => _site = await LoopbackSite.StartAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task RunAsync_Listing_TurnsItsPagesAndTakesTheirArticles()
    {
        for (var page = 1; page <= 5; page++)
        {
            _site.Put(
                page == 1 ? "/list" : $"/list?page={page}",
                $"<a href='/a{page}.html'>a</a>{(page < 5 ? $"<a rel=next href='/list?page={page + 1}'>next</a>" : "")}");
            _site.Put($"/a{page}.html", "<p>a</p><a href=/elsewhere.html>not of the listing</a>");
        }

        await RunAsync(SeedKind.Listing, "/list", configure: o => o.MaxListingPages = 3);

        Asked().ShouldBe(["/a1.html", "/a2.html", "/a3.html", "/a4.html", "/list", "/list?page=2", "/list?page=3", "/list?page=4"]);
        (await CountAsync()).ShouldBe(4, "listings are no pages");
    }

    [Fact]
    public async Task RunAsync_Languages_LeavesOthersAlone()
    {
        _site.Put(
            "/",
            "<html lang=fr><link rel=alternate hreflang=en-GB href=/en/><link rel=alternate hreflang=de href=/de/><a href=/fr/1 hreflang=fr>1</a><a href=/unsaid>2</a>");
        _site.Put("/en/", "<html lang=en-GB><a href=/en/1>1</a>");
        _site.Put("/en/1", "<html lang=en><p>1</p>");
        _site.Put("/unsaid", "<html lang=it><a href=/it/1>1</a><a href=/en/2 hreflang=en>2</a>");
        _site.Put("/en/2", "<html><p>2</p>");

        var run = await RunAsync(SeedKind.Site, "/", new SeedScope { Languages = ["en"] });

        Asked().ShouldBe(["/", "/en/", "/en/1", "/en/2", "/sitemap.xml", "/unsaid"]);
        run.Dropped.Single(d => d.Reason == DropReason.OutOfScope).Count.ShouldBe(2, "the French root and the Italian page");
        (await CountAsync()).ShouldBe(3);
    }

    [Fact]
    public async Task RunAsync_SitemapWithLanguages_TakesTranslationsThatAreWanted()
    {
        _site.Put(
            "/map.xml",
            $"<urlset xmlns:xhtml='x' xmlns:news='n'><url><loc>{_site.Base}/de/1</loc><xhtml:link rel='alternate' hreflang='en' href='{_site.Base}/en/1?a=1&amp;b=2'/>"
            + $"<news:news><news:publication><news:name>N</news:name><news:language>de</news:language></news:publication></news:news></url>"
            + $"<url><loc>{_site.Base}/2</loc></url></urlset>",
            "application/xml");

        await RunAsync(SeedKind.Sitemap, "/map.xml", new SeedScope { Languages = ["en"] });

        Asked().ShouldBe(["/2", "/en/1?a=1&b=2", "/map.xml"]);
    }

    [Fact]
    public async Task RunAsync_DateWindow_TakesWhatIsDatedInsideOrNotDated()
    {
        string Entry(string path, string date) =>
            $"<url><loc>{_site.Base}{path}</loc><news:news><news:publication_date>{date}</news:publication_date></news:news></url>";
        _site.Put(
            "/map.xml",
            $"<urlset>{Entry("/old", "2023-12-31")}{Entry("/first", "2024-01-01")}{Entry("/last", "2024-12-31T23:59:59Z")}{Entry("/young", "2025-01-01")}"
            + $"<url><loc>{_site.Base}/2023/05/06/path</loc></url><url><loc>{_site.Base}/2024/05/06/path</loc></url><url><loc>{_site.Base}/undated</loc></url></urlset>",
            "application/xml");

        await RunAsync(SeedKind.Sitemap, "/map.xml", new SeedScope { NotBefore = new(2024, 1, 1), NotAfter = new(2024, 12, 31) });

        Asked().ShouldBe(["/2024/05/06/path", "/first", "/last", "/map.xml", "/undated"]);
    }

    [Fact]
    public async Task RunAsync_CanonicalAndTranslations_AreFound()
    {
        _site.Put("/", "<a href=/amp/1>1</a>");
        _site.Put("/amp/1", "<link rel=canonical href=/1.html><link rel=alternate hreflang=es href=/es/1.html><p>short</p>");

        await RunAsync(SeedKind.Site, "/");

        Asked().ShouldBe(["/", "/1.html", "/amp/1", "/es/1.html", "/sitemap.xml"]);
    }

    [Fact]
    public async Task RunAsync_FeedsOfEveryKind_LeadToTheirPages()
    {
        _site.Put(
            "/rdf",
            "<rdf:RDF xmlns:rdf='r' xmlns='http://purl.org/rss/1.0/'><channel rdf:about='x'><link>/home</link></channel>"
            + "<item rdf:about='y'><title>t</title><link>/from-rdf</link><dc:date>2024-05-01</dc:date></item></rdf:RDF>",
            "application/rdf+xml");
        _site.Put("/atom", "<feed xmlns='http://www.w3.org/2005/Atom'><entry><link href='/from-atom'/></entry><link rel='next' href='/atom?2'/></feed>", "text/plain");
        _site.Put("/atom?2", "<feed xmlns='http://www.w3.org/2005/Atom'><entry><link href='/from-atom-2'/></entry></feed>", "application/atom+xml");
        _site.Put("/json", """{"version":"https://jsonfeed.org/version/1.1","items":[{"id":"1","url":"/from-json"}]}""", "application/json");
        Seed[] seeds = [.. ((string[])["/rdf", "/atom", "/json"]).Select(path => Seed(SeedKind.Feed, path, null) with { Name = path })];

        await RunAsync(seeds);

        Asked().ShouldBe(["/atom", "/atom?2", "/from-atom", "/from-atom-2", "/from-json", "/from-rdf", "/json", "/rdf"]);
    }

    [Theory]
    [InlineData("noarchive", true, true, 1)]
    [InlineData("noarchive", false, true, 2)]
    [InlineData("otherbot: noindex", false, true, 2)]
    [InlineData("claimpipelinebot: noindex", false, true, 1)]
    [InlineData("noindex", false, true, 1)]
    [InlineData("noindex", false, false, 2)]
    [InlineData("max-snippet: 5, none", false, true, 1)]
    public async Task RunAsync_XRobotsTag_IsHeededAsTheOptionsSay(string tag, bool heedsNoArchive, bool heedsNoIndex, int kept)
    {
        _site.Put("/", "<a href=/a>a</a><a href=/b>b</a>");
        _site.Put("/b", "<p>b</p>");
        _site.Put("/a", "<p>a</p>", "text/html", ("X-Robots-Tag", tag));

        await RunAsync(SeedKind.Site, "/", configure: o => (o.RespectNoArchive, o.RespectNoIndex) = (heedsNoArchive, heedsNoIndex));

        (await CountAsync()).ShouldBe(kept);
    }

    [Theory]
    [InlineData("gb18030", "text/html; charset=utf-8", "新闻", "/%E6%96%B0%E9%97%BB")]
    [InlineData("windows-1251", "text/html; charset=windows-1251", "новости", "/%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D0%B8")]
    [InlineData("utf-16", "text/html; charset=iso-8859-1", "新闻", "/%E6%96%B0%E9%97%BB")]
    public async Task RunAsync_CharsetThatTheLabelDoesNotTell_LinksAreReadAllTheSame(string charset, string label, string path, string expected)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var encoding = Encoding.GetEncoding(charset);
        byte[] body = [.. encoding.GetPreamble(), .. encoding.GetBytes(
            $"<!doctype html><meta charset={(charset == "gb18030" ? "gbk" : charset)}><title>{path}</title><a href='/{path}'>{string.Concat(Enumerable.Repeat(path, 20))}</a>")];
        _site.Put("/", context =>
        {
            context.Response.ContentType = label;
            return context.Response.Body.WriteAsync(body).AsTask();
        });

        await RunAsync(SeedKind.Site, "/");

        Asked().ShouldContain(expected);
    }

    [Fact]
    public async Task RunAsync_InternationalName_IsAskedForInAscii()
    {
        var hosts = new List<string>();
        _site.Put("/", context =>
        {
            hosts.Add(context.Request.Headers.Host.ToString());
            return context.Response.WriteAsync("<a href='http://xn--bcher-kva.example/2'>2</a>");
        });
        _site.Put("/2", "<p>2</p>");

        await RunAsync(
            [new Seed("idn", "http://BÜCHER.example/", SeedKind.Site, "P", "de", "test")], o => o.ConnectTo = [$"bücher.example:80={_site.Authority}"]);

        hosts.ShouldBe(["xn--bcher-kva.example"]);
        Asked().ShouldContain("/2");
    }

    private Seed Seed(SeedKind kind, string path, SeedScope? scope) => new("seed", _site.Base + path, kind, "Press", "en", "test", scope);

    private IEnumerable<string> Asked() => _site.Asked.Distinct().Where(path => path != "/robots.txt").Order(StringComparer.Ordinal);

    private Task<long> CountAsync() => _pages.CountAsync(TestContext.Current.CancellationToken);

    private Task<Run> RunAsync(SeedKind kind, string path, SeedScope? scope = null, Action<CrawlingOptions>? configure = null) =>
        RunAsync([Seed(kind, path, scope)], configure);

    private async Task<Run> RunAsync(Seed[] seeds, Action<CrawlingOptions>? configure = null)
    {
        var options = new CrawlingOptions { AllowAddresses = [_site.Authority], MinDelay = TimeSpan.Zero, RetryDelay = TimeSpan.FromMilliseconds(10) };
        configure?.Invoke(options);
        using var fetcher = new PageFetcher(options, new AddressGuard(options), TimeProvider.System);
        var pass = new CrawlPass(_frontier, _pages, new MemoryPageArchive(), new MemoryRunLedger(), SomeQuarantine.Empty(), fetcher, options, TimeProvider.System);
        return await pass.RunAsync(new CrawlRequest(seeds), null, TestContext.Current.CancellationToken);
    }
}
