using System.Xml.Linq;
using ClaimPipeline.App;
using ClaimPipeline.Archive;
using ClaimPipeline.Records;
using ClaimPipeline.Storage;
using ClaimPipeline.TestKit;

namespace ClaimPipeline.Tests.Commands;

/// <summary>What a page or a copy of it tells otherwise, from pages on a real site to search, show, list, feed and alerts.</summary>
public sealed class RevisionsCommandTests : IAsyncLifetime
{
    private const string Mines =
        "The mines of the north worked without a stop through the whole summer, and the smelters of the south asked for more than they got. "
        + "Traders expect the same for the next year, though the weather, the price of power and the mood of the customers may change all that.";

    private const string Ban = "In 2021 Indonesia banned the export of nickel ore, and the ministry of trade said that it would never lift the ban again.";

    private const string Plain = "The minister spoke for an hour in the rain, thanked his driver and the band, and left by the side door without a word to anybody.";

    private readonly CommandLine _line = new();
    private LoopbackSite _site = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _site = await LoopbackSite.StartAsync();

    public ValueTask DisposeAsync()
    {
        _line.Dispose();
        return _site.DisposeAsync();
    }

    [Theory]
    [InlineData("http://news.test/ores", RevisionKind.Figure, "was 210,000 tons")]
    [InlineData("http://copy.test/ores", RevisionKind.Copy, "elsewhere 210,000 tons")]
    public async Task Compare_OtherNumberInTheSameStory_IsRecordedWithBothArchivedPages(string secondUrl, RevisionKind kind, string shown)
    {
        var first = await AddAsync("http://news.test/ores", Story(), 0);
        var second = await AddAsync(secondUrl, Story(number: "120,000"), 60);
        await DeriveAsync();

        await using var workspace = await _line.OpenAsync();
        var revision = (await workspace.Get<IRevisionStore>().ListAsync(Token).ToListAsync(Token)).ShouldHaveSingleItem();
        (revision.Kind, revision.Earlier.Page, revision.Later!.Page, revision.SeenAt).ShouldBe((kind, first.Id, second.Id, second.FetchedAt));
        (revision.Earlier.Surface, revision.Later.Surface, revision.RelativeDifference).ShouldBe(("210,000 tons", "120,000 tons", -0.428571m));
        (revision.Earlier.Location, revision.Later.Location).ShouldBe((first.Location, second.Location));
        (await workspace.Get<IPageArchive>().ReadBodyAsync(revision.Earlier.Location!, Token)).Length.ShouldBe(Story().Length);
        (await _line.TypeAsync("show", revision.Later.Article.Value)).Output.ShouldContain(shown);
    }

    [Fact]
    public async Task Compare_SameNumbers_RecordsNothing()
    {
        await AddAsync("http://news.test/ores", Story(), 0);
        await AddAsync("http://copy.test/ores", Story(), 60);
        await DeriveAsync();

        (await RevisionsAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(RevisionKind.Headline, "headline: was \"Ores of the year\", is \"Ores in want\"")]
    [InlineData(RevisionKind.Claim, "exports of nickel ore, Indonesia, 2021: no longer said: \"In 2021 Indonesia banned")]
    [InlineData(RevisionKind.Paragraph, "taken out: \"The minister spoke for an hour")]
    public async Task Compare_SilentChange_IsRecorded(RevisionKind kind, string told)
    {
        await AddAsync("http://news.test/ores", Story(), 0);
        await AddAsync(
            "http://news.test/ores",
            Story(title: kind == RevisionKind.Headline ? "Ores in want" : "Ores of the year", ban: kind == RevisionKind.Claim ? "" : Ban, plain: kind == RevisionKind.Paragraph ? "" : Plain),
            60);
        await DeriveAsync();

        var revision = (await RevisionsAsync()).ShouldHaveSingleItem();
        revision.Kind.ShouldBe(kind);
        revision.Told().ShouldStartWith(told);
    }

    [Fact]
    public async Task Compare_ClaimThatSaysTheOpposite_IsRecordedWithBothSentences()
    {
        await AddAsync("http://news.test/ores", Story(), 0);
        await AddAsync("http://news.test/ores", Story(ban: Ban.Replace("nickel ore", "copper ore", StringComparison.Ordinal)), 60);
        await DeriveAsync();

        var revision = (await RevisionsAsync()).Where(r => r.Kind == RevisionKind.Claim).ShouldHaveSingleItem();
        (revision.Earlier.Text.Contains("nickel", StringComparison.Ordinal), revision.Later!.Text.Contains("copper", StringComparison.Ordinal)).ShouldBe((true, true));
    }

    [Fact]
    public async Task Run_PageThatChangesThenGoes_IsToldBySearchListFeedAndAlert()
    {
        await File.WriteAllTextAsync(
            _line.At("seeds.json"), $$"""[{"name":"site","url":"{{_site.Base}}/","kind":"Site","publisher":"P","language":"en","why":"w"}]""", Token);
        _site.Put("/", "<a href=/ores>1</a>");
        _site.Put("/ores", Story());
        await CrawlAsync();
        (await _line.TypeAsync("alerts", "add", "changed", "revised:true", "--to", "file:" + _line.At("changed.jsonl"))).ExitCode.ShouldBe(ExitCode.Fine);
        (await _line.TypeAsync("search", "revised:true")).Output.ShouldContain("0 article(s)");

        _site.Put("/ores", Story(number: "120,000"));
        await CrawlAsync();
        (await _line.TypeAsync("search", "revised:figure")).Output.ShouldContain("2 article(s), 2 claim(s)");
        (await _line.TypeAsync("alerts", "run")).Output.ShouldBe("changed: 2 new, 2 told\n");
        (await File.ReadAllTextAsync(_line.At("changed.jsonl"), Token)).ShouldContain("was 210,000 tons, is 120,000 tons");
        (await _line.TypeAsync("index", "--verify")).ExitCode.ShouldBe(ExitCode.Fine);

        _site.PutStatus("/ores", 410);
        await CrawlAsync();
        (await _line.TypeAsync("search", "revised:gone")).Output.ShouldContain("1 article(s)");
        var list = await _line.TypeAsync("revisions", "list", "--kind", "Gone", "--source", "127.0.0.1", "--since", "2020-01-01");
        list.Output.ShouldContain("the page is gone: HTTP status 410.");
        var shown = await _line.TypeAsync("revisions", "show", list.Output[..12]);
        shown.Output.ShouldMatch(@"archived   claimpipeline-000001\.warc\.gz, offset \d+, \d+ bytes, sha256:");

        (await _line.TypeAsync("revisions", "--atom", _line.At("revisions.xml"))).ExitCode.ShouldBe(ExitCode.Fine);
        XNamespace atom = "http://www.w3.org/2005/Atom";
        var entries = XDocument.Load(_line.At("revisions.xml")).Root!.Elements(atom + "entry").ToList();
        entries.Count.ShouldBe(2);
        entries[0].Element(atom + "title")!.Value.ShouldStartWith("Gone: the page is gone");
        entries[1].Element(atom + "summary")!.Value.ShouldContain("archived in claimpipeline-000001.warc.gz at byte");
    }

    [Theory]
    [InlineData("needs --atom FILE", "revisions")]
    [InlineData("from 1", "revisions", "list", "--last", "0")]
    [InlineData("No revision", "revisions", "show", "zz")]
    public async Task Revisions_WrongWords_AreUsage(string message, params string[] words)
    {
        var (exitCode, _, error) = await _line.TypeAsync(words);
        (exitCode, error).ShouldSatisfyAllConditions(() => exitCode.ShouldBe(ExitCode.Usage), () => error.ShouldContain(message));
    }

    private static string Story(string number = "210,000", string title = "Ores of the year", string ban = Ban, string plain = Plain) => $"""
        <html><head><title>{title}</title></head><body><article><h1>{title}</h1>
        <p>China produced {number} tons of rare earths in 2022, the ministry said on its page, and nobody in the trade was surprised by that.</p>
        <p>{Mines}</p><p>{ban}</p><p>{plain}</p>
        </article></body></html>
        """;

    private async Task CrawlAsync()
    {
        (await _line.TypeAsync(
            "crawl", "--seeds", _line.At("seeds.json"), "--now", "--allow-address", _site.Authority, "--set", "Crawling:MinDelay=00:00:00",
            "--set", "Crawling:Contact=test@example.org")).ExitCode.ShouldBe(ExitCode.Fine);
        await DeriveAsync();
        (await _line.TypeAsync("index")).ExitCode.ShouldBe(ExitCode.Fine);
    }

    private async Task DeriveAsync()
    {
        (await _line.TypeAsync("analyze")).ExitCode.ShouldBe(ExitCode.Fine);
        (await _line.TypeAsync("compare")).ExitCode.ShouldBe(ExitCode.Fine);
    }

    private async Task<List<Revision>> RevisionsAsync()
    {
        await using var workspace = await _line.OpenAsync();
        return await workspace.Get<IRevisionStore>().ListAsync(Token).ToListAsync(Token);
    }

    private async Task<FetchedPage> AddAsync(string url, string html, int minute)
    {
        await using var workspace = await _line.OpenAsync();
        var page = Some.Page(url, html, minute) with { Location = null, ContentType = "text/html" };
        var location = await workspace.Get<IPageArchive>().AppendAsync(
            new ArchivedExchange(page, System.Text.Encoding.UTF8.GetBytes(html), null, null), Token);
        page = page with { Location = location };
        await workspace.Get<IPageStore>().AddAsync(page, Token);
        return page;
    }
}
