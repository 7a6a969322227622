using System.IO.Compression;
using System.Text;
using ClaimPipeline.Archive;
using ClaimPipeline.Crawling;
using ClaimPipeline.Pipeline;
using ClaimPipeline.Records;
using ClaimPipeline.Storage;
using ClaimPipeline.TestKit;
using Microsoft.AspNetCore.Http;

namespace ClaimPipeline.Tests.Pipeline;

/// <summary>Lists and pages that are larger than what may be held in memory, from a real server into a real archive.</summary>
public sealed class LargeBodyTests : IAsyncLifetime
{
    private const int Entries = 10_000;
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("claimpipeline-");
    private readonly MemoryFrontierStore _frontier = new();
    private readonly MemoryPageStore _pages = new();
    private readonly WarcArchive _archive;
    private LoopbackSite _site = null!;

    public LargeBodyTests() => _archive = new WarcArchive(_folder.FullName, new WarcArchiveOptions(), TimeProvider.System);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _site = await LoopbackSite.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await _site.DisposeAsync();
        await _archive.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData("plain")]
    [InlineData("gzip")]
    [InlineData("gz file")]
    [InlineData("br")]
    [InlineData("utf-16")]
    [InlineData("text")]
    public async Task RunAsync_SitemapLargerThanMemoryAllows_IsListedAndArchivedWhole(string form)
    {
        var body = Bytes(form == "text" ? Lines() : Sitemap(), form);
        _site.Put("/map", context => SendAsync(context, Coded(body, form), form switch { "gzip" => "gzip", "br" => "br", _ => null }));

        var run = await RunAsync("/map", SeedKind.Sitemap, options => options.MaxPages = 1);

        run.Kept.ShouldBe(1);
        (await _frontier.CountAsync(Token)).ShouldBe(Entries + 1);
        var last = await _frontier.GetAsync($"{_site.Base}/articles/{Entries - 1}.html?a=1&b=2", Token);
        last!.ListedModified.ShouldBe(form == "text" ? null : new DateTimeOffset(2024, 5, 6, 0, 0, 0, TimeSpan.Zero));
        await _archive.DisposeAsync();
        var record = Records().Single(r => r.Type == "response" && r.TargetUri == _site.Base + "/map");
        record.Payload.ToArray().ShouldBe(body);
        record["WARC-Payload-Digest"].ShouldBe((await _frontier.GetAsync(_site.Base + "/map", Token))!.BodyDigest);
    }

    [Fact]
    public async Task RunAsync_SitemapInCutGzip_IsDroppedAndListsNothing()
    {
        var whole = Coded(Bytes(Sitemap(), "gzip"), "gzip");
        _site.Put("/map", context => SendAsync(context, whole[..^200], "gzip"));

        var run = await RunAsync("/map", SeedKind.Sitemap, options => options.MaxPages = 1);

        run.Dropped.ShouldBe([new(DropReason.BrokenBody, 1)]);
        (await _frontier.CountAsync(Token)).ShouldBe(1);
    }

    [Theory]
    [InlineData("plain")]
    [InlineData("gzip")]
    public async Task RunAsync_SitemapBeyondItsLimit_IsDropped(string form)
    {
        var body = Coded(Bytes(Sitemap(), form), form);
        _site.Put("/map", context => SendAsync(context, body, form == "gzip" ? "gzip" : null));

        var run = await RunAsync("/map", SeedKind.Sitemap, options => (options.MaxPages, options.MaxSitemapBytes) = (1, 500_000));

        run.Dropped.ShouldBe([new(DropReason.TooLarge, 1)]);
        (await _frontier.CountAsync(Token)).ShouldBe(1);
    }

    [Fact]
    public async Task RunAsync_MoreEntriesThanAllowed_TakesTheFirst()
    {
        _site.Put("/map", context => SendAsync(context, Bytes(Sitemap(), "plain"), null));
        await RunAsync("/map", SeedKind.Sitemap, options => (options.MaxPages, options.MaxListedEntries) = (1, 1234));
        (await _frontier.CountAsync(Token)).ShouldBe(1235);
    }

    [Fact]
    public async Task RunAsync_IndexesThatLeadToIndexesForEver_EndsAtTheAllowedDepth()
    {
        for (var i = 0; i < 20; i++)
        {
            _site.Put($"/map{i}", $"<sitemapindex><sitemap><loc>{_site.Base}/map{i + 1}</loc></sitemap></sitemapindex>", "text/xml");
        }

        await RunAsync("/map0", SeedKind.Sitemap, options => options.MaxSitemapDepth = 3);

        _site.Asked.Where(path => path.StartsWith("/map", StringComparison.Ordinal)).ShouldBe(["/map0", "/map1", "/map2", "/map3"]);
    }

    [Fact]
    public async Task RunAsync_PageThatSaysItIsASitemap_IsReadAsAPage()
    {
        var page = $"<html><body>{string.Concat(Enumerable.Repeat("<p>Output rose. </p>", 10_000))}<a href=/next.html>next</a></body></html>";
        _site.Put("/map", page);
        await RunAsync("/map", SeedKind.Sitemap, options => options.MaxPages = 1);
        (await _frontier.GetAsync(_site.Base + "/next.html", Token)).ShouldNotBeNull();
    }

    [Fact]
    public async Task FetchAsync_TwoLargePages_TheSecondWaitsUntilTheFirstIsDoneWith()
    {
        var page = "<p>" + new string('x', 300_000);
        _site.Put("/a", page);
        _site.Put("/b", page);
        _site.Put("/small", "<p>small");
        var options = Options();
        using var fetcher = new PageFetcher(options, new AddressGuard(options), TimeProvider.System);

        var first = await fetcher.FetchAsync(Some.FrontierEntry(_site.Base + "/a"), null, Token);
        var second = fetcher.FetchAsync(Some.FrontierEntry(_site.Base + "/b"), null, Token);
        using var small = await fetcher.FetchAsync(Some.FrontierEntry(_site.Base + "/small"), null, Token);
        second.IsCompleted.ShouldBeFalse();
        first.Dispose();
        using var done = await second;

        done.Result.Value!.Body.Length.ShouldBe(page.Length);
        small.Result.IsKept.ShouldBeTrue();
    }

    private static string Sitemap()
    {
        var text = new StringBuilder("<?xml version='1.0'?>\n<!-- </url> --><urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>\n");
        for (var i = 0; i < Entries; i++)
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"<url><loc>BASE/articles/{i}.html?a=1&amp;b=2</loc><lastmod>2024-05-06</lastmod></url>\n");
        }

        return text.Append("</urlset>").ToString();
    }

    private static string Lines() => string.Concat(Enumerable.Range(0, Entries).Select(i => $"BASE/articles/{i}.html?a=1&b=2\r\n"));

    private static byte[] Coded(byte[] body, string form)
    {
        var coded = new MemoryStream();
        using (Stream stream = form switch
        {
            "gzip" or "gz file" => new GZipStream(coded, CompressionLevel.Fastest),
            "br" => new BrotliStream(coded, CompressionLevel.Fastest),
            _ => new BufferedStream(coded),
        })
        {
            stream.Write(body);
        }

        return coded.ToArray();
    }

    private static async Task SendAsync(HttpContext context, byte[] body, string? coding)
    {
        if (coding is not null)
        {
            context.Response.Headers.ContentEncoding = coding;
        }

        await context.Response.Body.WriteAsync(body, context.RequestAborted);
    }

    private byte[] Bytes(string text, string form)
    {
        var encoding = form == "utf-16" ? Encoding.Unicode : Encoding.UTF8;
        return [.. form == "utf-16" ? encoding.Preamble : default, .. encoding.GetBytes(text.Replace("BASE", _site.Base, StringComparison.Ordinal))];
    }

    private List<WarcRecord> Records()
    {
        using var file = File.OpenRead(Directory.GetFiles(_folder.FullName, "*.warc.gz").Single());
        using var gzip = new GZipStream(file, CompressionMode.Decompress);
        return [.. WarcReader.Read(gzip, file.Name, int.MaxValue)];
    }

    /// <summary>A crawler that may hold far less in memory than these bodies have.</summary>
    private CrawlingOptions Options() => new()
    {
        AllowAddresses = [_site.Authority],
        MinDelay = TimeSpan.Zero,
        PerHostConcurrency = 4,
        LargeBodyBytes = 50_000,
        MaxDecompressedBytes = 400_000,
        MaxBytes = 400_000,
    };

    private async Task<Run> RunAsync(string path, SeedKind kind, Action<CrawlingOptions>? configure = null)
    {
        var options = Options();
        configure?.Invoke(options);
        using var fetcher = new PageFetcher(options, new AddressGuard(options), TimeProvider.System);
        var pass = new CrawlPass(_frontier, _pages, _archive, new MemoryRunLedger(), SomeQuarantine.Empty(), fetcher, options, TimeProvider.System);
        return await pass.RunAsync(new CrawlRequest([new Seed("seed", _site.Base + path, kind, "Press", "en", "test")]), null, Token);
    }
}
