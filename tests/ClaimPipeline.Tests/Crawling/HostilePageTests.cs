using System.IO.Compression;
using System.Text;
using ClaimPipeline.Crawling;
using ClaimPipeline.Records;
using ClaimPipeline.TestKit;

namespace ClaimPipeline.Tests.Crawling;

/// <summary>Pages that are made to hurt. Each takes milliseconds; with time or memory beyond proportion these tests would not end.</summary>
public sealed class HostilePageTests : IAsyncLifetime
{
    private readonly CrawlingOptions _options = new() { MinDelay = TimeSpan.Zero };
    private LoopbackSite _site = null!;
    private PageFetcher _fetcher = null!;

    public async ValueTask InitializeAsync()
    {
        _site = await LoopbackSite.StartAsync();
        _options.AllowAddresses = [_site.Authority];
        _fetcher = new PageFetcher(_options, new AddressGuard(_options), TimeProvider.System);
    }

    public ValueTask DisposeAsync()
    {
        _fetcher.Dispose();
        return _site.DisposeAsync();
    }

    [Fact]
    public async Task Find_TwentyThousandNestedElements_FindsTheLinkInside()
    {
        var found = await FindAsync(Repeat("<div>", 20_000) + Repeat("Output rose. ", 50) + "<a href=/deep>x</a>" + Repeat("</div>", 20_000));
        found.Links.Select(link => link.Url).ShouldBe([_site.Base + "/deep"]);
        found.TextDigest.ShouldNotBeNull();
    }

    [Fact]
    public async Task Find_MillionLinks_TakesAsManyAsAreAllowed()
    {
        var found = await FindAsync(string.Concat(Enumerable.Range(0, 1_000_000).Select(i => $"<a href=p{i}>")));
        found.Links.Count.ShouldBe(_options.MaxLinksPerPage);
    }

    [Fact]
    public async Task Find_MillionUselessLinks_GivesUpOnThePage()
    {
        var useless = string.Concat(Enumerable.Range(0, 1_000_000).Select(i => $"<a href={i}.jpg>"));
        (await FindAsync("<a href=/first>" + useless + "<a href=/last>")).Links.Select(link => link.Url).ShouldBe([_site.Base + "/first"]);
    }

    [Fact]
    public async Task Find_AddressOfMegabytes_IsPassedOver()
    {
        var found = await FindAsync($"<a href='/{new string('x', 8_000_000)}'>a</a><a href=/b rel='{Repeat("no ", 1_000_000)}'>b</a>");
        found.Links.Select(link => link.Url).ShouldBe([_site.Base + "/b"]);
    }

    [Theory]
    [InlineData("<!x>")]
    [InlineData("<!--")]
    [InlineData("<![CDATA[")]
    [InlineData("</")]
    [InlineData("<a ")]
    [InlineData("<a x=\"")]
    [InlineData("<script>")]
    [InlineData("</script ")]
    [InlineData("&")]
    public async Task Find_MillionPiecesOfBrokenMarkup_EndsInHtmlAndInLists(string piece)
    {
        var broken = Repeat(piece, 1_000_000);
        (await FindAsync("<a href=/first></a>" + broken)).Links.ShouldContain(link => link.Url == _site.Base + "/first");
        (await FindAsync($"<urlset><url><loc>{_site.Base}/first</loc></url>" + broken, "text/xml", FrontierKind.Sitemap))
            .Links.ShouldContain(link => link.Url == _site.Base + "/first");
        (await FindAsync($"<rss><channel><item><link>{_site.Base}/first</link></item>" + broken, "text/xml", FrontierKind.Feed))
            .Links.ShouldContain(link => link.Url == _site.Base + "/first");
    }

    [Fact]
    public async Task FetchAsync_SixtyMegabytesInAFewKilobytes_AreKeptUnderTheLimitAndDroppedBeyond()
    {
        var page = Encoding.UTF8.GetBytes("<p>" + new string(' ', 60 << 20) + "<a href=/end>end</a>");
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
        {
            gzip.Write(page);
        }

        _site.Put("/bomb", context =>
        {
            context.Response.ContentType = "text/html";
            context.Response.Headers.ContentEncoding = "gzip";
            return context.Response.Body.WriteAsync(packed.ToArray()).AsTask();
        });

        using (var kept = await FetchAsync("/bomb", FrontierKind.Page))
        {
            kept.Result.Value!.Body.Length.ShouldBe(page.Length);
            new LinkFinder(_options).Find(kept.Result.Value, FrontierKind.Page).Links.Select(link => link.Url).ShouldBe([_site.Base + "/end"]);
        }

        _options.MaxDecompressedBytes = 50 << 20;
        using var dropped = await FetchAsync("/bomb", FrontierKind.Page);
        dropped.Result.Reason.ShouldBe(DropReason.TooLarge);
    }

    private static string Repeat(string text, int times) => new StringBuilder(text.Length * times).Insert(0, text, times).ToString();

    private async Task<FoundLinks> FindAsync(string body, string type = "text/html; charset=utf-8", FrontierKind kind = FrontierKind.Page)
    {
        _options.MaxBytes = 64 << 20;
        _site.Put("/page", body, type);
        using var outcome = await FetchAsync("/page", kind);
        var answer = outcome.Result.Value!;
        var finder = new LinkFinder(_options);
        return answer.LargeList is null
            ? finder.Find(answer, kind)
            : new FoundLinks([.. finder.FindInLargeList(answer)], default, null);
    }

    private Task<FetchOutcome> FetchAsync(string path, FrontierKind kind) =>
        _fetcher.FetchAsync(Some.FrontierEntry(_site.Base + path) with { Kind = kind }, null, TestContext.Current.CancellationToken);
}
