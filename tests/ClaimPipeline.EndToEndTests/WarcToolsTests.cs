using System.Text.Json;
using ClaimPipeline.Records;
using ClaimPipeline.TestKit;

namespace ClaimPipeline.EndToEndTests;

/// <summary>Our WARC files in the hands of other tools, and theirs in ours.</summary>
public sealed class WarcToolsTests : IAsyncLifetime
{
    private const string Text = "<p>Chile produced 240,000 tonnes of lithium carbonate in 2024, the commission said on Monday in its yearly report.</p>";

    private readonly TestFolder _folder = new();
    private LoopbackSite _site = null!;

    public async ValueTask InitializeAsync()
    {
        _site = await LoopbackSite.StartAsync();
        _site.Put("/robots.txt", "User-agent: *\nDisallow: /no", "text/plain");
        _site.Put("/", "<title>Start</title><a href=/same.html>1</a><a href=/tagged.html>2</a><a href=/no/3>3</a><a href=/caf%C3%A9>4</a>");
        _site.Put("/same.html", $"<title>Same</title>{Text}");
        _site.PutTagged("/tagged.html", $"<title>Tagged</title>{Text}", "\"1\"");
        _site.Put("/caf%C3%A9", $"<title>Zażółć 国务院</title>{Text}");
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return _site.DisposeAsync();
    }

    [Fact]
    public async Task Crawl_Archive_IsReadByWarcioWithAllRecordsAndDigests()
    {
        SkipWithout(Warcio.WhyNot());
        string[] args =
        [
            "crawl", "--seeds", Seeds(), "--allow-address", _site.Authority, "--data", _folder.At("data"), "--set", "Crawling:MinDelay=00:00:00",
            "--set", "Archive:MaxFileBytes=4096",
        ];
        (await Cli.RunAsync(args)).ExitCode.ShouldBe(0);
        (await Cli.RunAsync([.. args, "--now"])).ExitCode.ShouldBe(0);

        var files = Directory.GetFiles(_folder.At("data", "archive"), "*.warc.gz");
        var found = await Warcio.ReadAsync(files);

        TestContext.Current.TestOutputHelper?.WriteLine($"{files.Length} files: {found.GetRawText()}");
        files.Length.ShouldBeGreaterThan(1, "a full file is followed by another");
        found.GetProperty("wrong").GetArrayLength().ShouldBe(0);
        var types = found.GetProperty("types").EnumerateObject().ToDictionary(t => t.Name, t => t.Value.GetInt32());
        types.Keys.Order(StringComparer.Ordinal).ShouldBe(["metadata", "request", "response", "revisit", "warcinfo"]);
        types["warcinfo"].ShouldBe(files.Length);
        found.GetProperty("blocks").GetInt32().ShouldBe(types.Values.Sum());
        found.GetProperty("payloads").GetInt32().ShouldBe(types["response"]);
        var pages = found.GetProperty("pages");
        pages.GetProperty(_site.Base + "/robots.txt").GetString().ShouldBe("200 User-agent: *\nDisallow: /no", "it tells why a page was fetched or not");
        pages.GetProperty(_site.Base + "/caf%C3%A9").GetString().ShouldBe($"200 <title>Zażółć 国务院</title>{Text}");
        found.GetProperty("headers").GetProperty(_site.Base + "/tagged.html").GetString().ShouldEndWith("/server-not-modified");
        found.GetProperty("headers").GetProperty(_site.Base + "/same.html").GetString().ShouldEndWith("/identical-payload-digest");
    }

    [Fact]
    public async Task Import_OurOwnArchive_BringsThePagesBack()
    {
        (await Cli.RunAsync(
            "crawl", "--seeds", Seeds(), "--allow-address", _site.Authority, "--data", _folder.At("lost"), "--set", "Crawling:MinDelay=00:00:00"))
            .ExitCode.ShouldBe(0);

        var import = await Cli.RunAsync(["import", .. Directory.GetFiles(_folder.At("lost", "archive"), "*.warc.gz"), "--data", _folder.At("data")]);

        import.ExitCode.ShouldBe(0, import.Output + import.Error);
        import.Output.ShouldContain("read 4, kept 4, unchanged 0, dropped 0");
        Stored(_site.Base + "/caf%C3%A9").ShouldBe(1);
    }

    [Fact]
    public async Task Import_WarcWrittenByWarcio_GivesItsPages()
    {
        SkipWithout(Warcio.WhyNot());
        var file = _folder.At("other.warc.gz");
        await Warcio.WriteAsync(file, $"<title>Gzip</title>{Text}", $"<title>Chunked</title>{Text}");

        var import = await Cli.RunAsync("import", file, "--data", _folder.At("data"));

        import.ExitCode.ShouldBe(0, import.Output + import.Error);
        import.Output.ShouldContain("read 2, kept 2, unchanged 0, dropped 0");
        foreach (var path in (string[])["gzip.html", "chunked.html"])
        {
            Stored("http://other.example/" + path).ShouldBe(1);
        }
    }

    [Fact]
    public async Task Import_WarcWrittenByWget_GivesItsPages()
    {
        SkipWithout(Tool.WhyNot("wget", "--version"));
        await Tool.RunAsync("wget", ["-q", "-r", "-l", "1", "-P", _folder.At("files"), "--warc-file", _folder.At("site"), "--warc-cdx", _site.Base + "/"]);

        var import = await Cli.RunAsync("import", _folder.At("site.warc.gz"), "--data", _folder.At("data"));

        import.ExitCode.ShouldBe(0, import.Output + import.Error);
        import.Output.ShouldContain("read 4, kept 4, unchanged 0, dropped 0", customMessage: "wget's notes to itself and robots.txt are no pages");
        foreach (var path in (string[])["/", "/same.html", "/tagged.html", "/caf%C3%A9"])
        {
            Stored(_site.Base + path).ShouldBe(1, path);
        }
    }

    private static void SkipWithout(string? reason) => Assert.SkipWhen(reason is not null, reason ?? "");

    private string Seeds() => _folder.Write(
        "seeds.json",
        JsonSerializer.Serialize([new Seed("site", _site.Base + "/", SeedKind.Site, "Press", "en", "test")], RecordsJson.Compact.ListSeed));

    private long Stored(string url) => StoreProbe.Count(_folder.At("data"), $"SELECT count(*) FROM page WHERE url = '{url}'");
}
