using System.IO.Compression;
using System.Text;
using System.Text.Json;
using ClaimPipeline.App;
using ClaimPipeline.Records;
using ClaimPipeline.TestKit;

namespace ClaimPipeline.Tests.Commands;

/// <summary>What an operator types around a crawl, over a real site on loopback.</summary>
public sealed class CrawlCommandTests : IAsyncLifetime
{
    private const string Text =
        "Chile produced 240,000 tonnes of lithium carbonate in 2024, the commission said on Monday in its yearly report. The minister added "
        + "that exports to Asia had grown again, and that the two largest producers would hand in their plans for the coming year by the end of May.";

    private readonly CommandLine _line = new();
    private LoopbackSite _site = null!;

    public async ValueTask InitializeAsync()
    {
        _site = await LoopbackSite.StartAsync();
        _site.Put("/robots.txt", "# ours\r\nUser-agent: *\r\nDisallow: /no\r\nAllow: /no/yes\r\n", "text/plain");
    }

    public ValueTask DisposeAsync()
    {
        _line.Dispose();
        return _site.DisposeAsync();
    }

    [Fact]
    public async Task Frontier_AfterACrawl_ShowsHostsAndWhatWasGivenUpAndWhy()
    {
        _site.Put("/", "<a href=/gone>1</a><a href=/fine>2</a><a href=/no/1>3</a>");
        _site.Put("/fine", $"<p>{Text}</p>");
        _site.PutStatus("/gone", 410);
        var crawl = await CrawlAsync();
        crawl.ExitCode.ShouldBe(ExitCode.Fine);
        crawl.Output.ShouldMatch(@"(?m)^next visit \d{4}-\d\d-\d\d \d\d:\d\d UTC; 1 addresses given up so far: claimpipeline frontier --quarantine");

        var hosts = await _line.TypeAsync("frontier");
        var given = await _line.TypeAsync("frontier", "--quarantine");
        var one = await _line.TypeAsync("frontier", "--url", _site.Base + "/no/1#x");
        var json = await _line.TypeAsync("frontier", "--json");
        var unknown = await _line.TypeAsync("frontier", "--url", "http://no.example/");

        hosts.Output.ShouldContain(_site.Authority);
        given.Output.Trim().ShouldBe($"{_site.Base}/gone  given up, Gone: HTTP status 410.");
        one.Output.ShouldContain("last fetched never: robots.txt: Disallow: /no");
        var host = JsonSerializer.Deserialize(json.Output, RecordsJson.Compact.FrontierHost)!;
        (host.Authority, host.Known, host.Due, host.Quarantined).ShouldBe((_site.Authority, 5, 0, 1));
        (unknown.ExitCode, unknown.Error.Trim()).ShouldBe((ExitCode.Usage, "No crawl has heard of http://no.example/."));
    }

    [Fact]
    public async Task Crawl_SeedThatFails_IsNamed()
    {
        _site.PutStatus("/", 404);

        var crawl = await CrawlAsync();

        crawl.Error.ShouldContain($"seed 'site' failed: {_site.Base}/: HTTP status 404.");
    }

    [Fact]
    public async Task Pages_AfterACrawl_TellArticlesCopiesAndWhatWasDropped()
    {
        _site.Put("/", "<a href=/one>1</a><a href=/copy>2</a><a href=/short>3</a>");
        _site.Put("/one", $"<title>Lithium</title><article><h1>Lithium</h1><p>{Text}</p></article>");
        _site.Put("/copy", $"<title>From the wire</title><article><h1>From the wire</h1><p>{Text}</p><p>First seen elsewhere.</p></article>");
        _site.Put("/short", "<p>Short.</p>");
        (await CrawlAsync()).ExitCode.ShouldBe(ExitCode.Fine);
        (await _line.TypeAsync("analyze")).ExitCode.ShouldBe(ExitCode.Fine);

        var all = (await _line.TypeAsync("pages", "--json")).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(row => JsonDocument.Parse(row).RootElement)
            .ToDictionary(row => row.GetProperty("page").GetProperty("url").GetString()!);
        var dropped = await _line.TypeAsync("pages", "--dropped");

        all[_site.Base + "/one"].GetProperty("title").GetString().ShouldBe("Lithium");
        all[_site.Base + "/copy"].GetProperty("duplicateOf").GetString().ShouldBe(_site.Base + "/one");
        dropped.Output.ShouldContain("/short  TooShort: ");
        dropped.Output.ShouldNotContain("/one");
    }

    [Theory]
    [InlineData("pdftotext", 2)]
    [InlineData("no-such-pdf-reader", 1)]
    public async Task Crawl_PdfAndDocx_GoOnToExtraction(string reader, int articles)
    {
        Assert.SkipWhen(reader == "pdftotext" && !IsInstalled(reader), "pdftotext is not installed");
        _site.Put("/", "<a href=/brief.pdf>1</a><a href='/brief?as=docx'>2</a>");
        _site.Put("/brief.pdf", context => context.Response.Body.WriteAsync(Pdf(Text)).AsTask());
        _site.Put("/brief?as=docx", context => context.Response.Body.WriteAsync(Docx(Text)).AsTask());
        (await CrawlAsync()).Output.ShouldContain("kept 3,", customMessage: "the start and both files");

        await _line.TypeAsync("analyze", "--set", $"Extraction:PdfProgram={reader}");
        var listed = await _line.TypeAsync("pages", "--set", $"Extraction:PdfProgram={reader}");
        var pages = listed.Output.Split('\n');
        listed.ExitCode.ShouldBe(ExitCode.Fine, listed.Error);

        pages.Count(p => p.Contains("/brief", StringComparison.Ordinal) && p.Contains("  article ", StringComparison.Ordinal))
            .ShouldBe(articles, string.Join('\n', pages));
        if (articles == 1)
        {
            pages.Single(p => p.Contains("/brief.pdf", StringComparison.Ordinal)).ShouldContain($"ToolMissing: {reader} cannot be started");
        }
    }

    [Fact]
    public async Task Robots_Address_NamesTheRuleThatDecidesAndItsLine()
    {
        var result = await _line.TypeBareAsync(
            "robots", _site.Base + "/no/1", _site.Base + "/no/yes", _site.Base + "/else", "--allow-address", _site.Authority, "--set", "Crawling:MinDelay=00:00:00");

        result.ExitCode.ShouldBe(ExitCode.Problems);
        result.Output.Split(Environment.NewLine).ShouldBe(
        [
            $"forbidden  {_site.Base}/no/1  [Disallow: /no] line 3, the longest rule for * that matches",
            $"allowed  {_site.Base}/no/yes  [Allow: /no/yes] line 4, the longest rule for * that matches",
            $"allowed  {_site.Base}/else  no rule for * matches",
            "",
        ]);
    }

    [Theory]
    [InlineData("robots", "{\"id\":\"1\",\"robots\":\"\",\"url\":\"/\"}\n{\"id\":\"2\",\"robots\":\"\"}", ":2: the object has no text \"url\"")]
    [InlineData("robots", "{\"id\":\"1\",\"robots_b64\":\"?\",\"url\":\"/\"}", ":1: robots_b64 is not base64")]
    [InlineData("robots", "\n\n[]", ":3: every line is one JSON object")]
    [InlineData("canonical", "{\"id\":\"1\"}", ":1: the object has no text \"input\"")]
    [InlineData("canonical", "{\"id\":", ":1: every line is one JSON object")]
    [InlineData("figures", "{\"id\":\"1\",\"text\":\"x\"}\n{\"text\":\"x\"}", ":2: every line is an object with an id and a text")]
    public async Task LinesIn_BadLine_NamesFileAndLine(string verb, string lines, string message)
    {
        await File.WriteAllTextAsync(_line.At("in.jsonl"), lines, TestContext.Current.CancellationToken);

        var result = await _line.TypeBareAsync(verb, "--in", _line.At("in.jsonl"));

        result.ExitCode.ShouldBe(ExitCode.Usage);
        result.Error.ShouldContain(_line.At("in.jsonl") + message);
    }

    private async Task<(int ExitCode, string Output, string Error)> CrawlAsync()
    {
        Seed[] seeds = [new("site", _site.Base + "/", SeedKind.Site, "Press", "en", "test")];
        await File.WriteAllTextAsync(_line.At("seeds.json"), JsonSerializer.Serialize([.. seeds], RecordsJson.Compact.ListSeed), TestContext.Current.CancellationToken);
        return await _line.TypeAsync(
            "crawl", "--seeds", _line.At("seeds.json"), "--allow-address", _site.Authority, "--set", "Crawling:MinDelay=00:00:00");
    }

    private static bool IsInstalled(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));

    /// <summary>The least that is a PDF file: one page, one font, a line for every few words.</summary>
    private static byte[] Pdf(string text)
    {
        var content = "BT /F1 10 Tf 50 780 Td 12 TL " + string.Concat(text.Split(' ').Chunk(12).Select(words => $"({string.Join(' ', words)}) Tj T* ")) + "ET";
        string[] objects =
        [
            "<</Type/Catalog/Pages 2 0 R>>",
            "<</Type/Pages/Kids[3 0 R]/Count 1>>",
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
            $"<</Length {content.Length}>>\nstream\n{content}\nendstream",
            "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        ];
        var file = new StringBuilder("%PDF-1.4\n");
        var offsets = new List<int>();
        foreach (var (index, body) in objects.Index())
        {
            offsets.Add(file.Length);
            file.Append(System.Globalization.CultureInfo.InvariantCulture, $"{index + 1} 0 obj\n{body}\nendobj\n");
        }

        var start = file.Length;
        file.Append("xref\n0 6\n0000000000 65535 f \n");
        offsets.ForEach(offset => file.Append(System.Globalization.CultureInfo.InvariantCulture, $"{offset:0000000000} 00000 n \n"));
        file.Append(System.Globalization.CultureInfo.InvariantCulture, $"trailer\n<</Size 6/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n");
        return Encoding.ASCII.GetBytes(file.ToString());
    }

    private static byte[] Docx(string text)
    {
        using var buffer = new MemoryStream();
        using (var zip = new ZipArchive(buffer, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = zip.CreateEntry("word/document.xml").Open();
            entry.Write(Encoding.UTF8.GetBytes(
                $"<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'><w:body><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:body></w:document>"));
        }

        return buffer.ToArray();
    }
}
