using System.Text;
using System.Text.Json;
using ClaimPipeline.App;
using ClaimPipeline.Archive;
using ClaimPipeline.Records;
using ClaimPipeline.Storage;
using ClaimPipeline.TestKit;
using Microsoft.Data.Sqlite;

namespace ClaimPipeline.Tests.Commands;

/// <summary>A record damaged on disk, in every pass that reads it: the others go on, the error is kept, and once mended it goes through.</summary>
public sealed class QuarantineCommandTests : IDisposable
{
    private const string Text = "China produced 210,000 tons of rare earths in 2022, a survey of the world's mines says. ";

    private readonly CommandLine _line = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _line.Dispose();

    [Fact]
    public async Task Analyze_PageThatItFailsOn_GoesOnKeepsTheErrorAndReplays()
    {
        var pages = await AddPagesAsync(3);
        var intact = await DamageAsync("page", pages[1].Value);

        var failed = await _line.TypeAsync("analyze");
        failed.Output.ShouldContain("read 3, kept 2, unchanged 0, dropped 0, quarantined 1");
        failed.ExitCode.ShouldBe(ExitCode.Problems);
        var again = await _line.TypeAsync("analyze");
        again.Output.ShouldContain("read 1, kept 0, unchanged 0, dropped 0, quarantined 1");

        var list = await _line.TypeAsync("quarantine", "list", "--pass", "analyze");
        list.Output.ShouldContain("analyze  Held  tried 1 times");
        list.Output.ShouldContain("JsonException");
        list.Output.ShouldContain("< ClaimPipeline.Pipeline.AnalyzePass.AnalyzeAsync\n");

        (await _line.TypeAsync("quarantine", "replay", "--all")).Error.ShouldContain("1 item(s) are tried by the next run of: analyze");
        (await _line.TypeAsync("analyze")).Output.ShouldContain("quarantined 1");
        (await _line.TypeAsync("quarantine", "list")).Output.ShouldContain("tried 2 times");

        await RestoreAsync("page", pages[1].Value, intact);
        await _line.TypeAsync("quarantine", "replay", "--all");
        var mended = await _line.TypeAsync("analyze");
        mended.Output.ShouldContain("read 1, kept 1, unchanged 0, dropped 0 in");
        mended.ExitCode.ShouldBe(ExitCode.Fine);
        (await _line.TypeAsync("quarantine", "list")).Output.ShouldBe("Nothing is in quarantine.\n");
    }

    [Fact]
    public async Task Analyze_OtherVersion_TriesWhatIsInQuarantineByItself()
    {
        var pages = await AddPagesAsync(2);
        var intact = await DamageAsync("page", pages[0].Value);
        await _line.TypeAsync("analyze");
        await RestoreAsync("page", pages[0].Value, intact);

        (await _line.TypeAsync("analyze")).Output.ShouldContain("quarantined 1");
        (await _line.TypeAsync("analyze", "--set", "Classification:Classifier=keyword")).Output.ShouldNotContain("quarantined");
        (await _line.TypeAsync("quarantine", "list")).Output.ShouldBe("Nothing is in quarantine.\n");
    }

    [Fact]
    public async Task CompareAndIndex_ArticleThatTheyFailOn_GoOnAndTryAgainOnlyWhenTold()
    {
        await AddPagesAsync(3);
        await _line.TypeAsync("analyze");
        var articles = await ArticlesAsync();
        var intact = await DamageAsync("article", articles[0]);

        foreach (var pass in new[] { "compare", "index" })
        {
            (await _line.TypeAsync(pass)).Output.ShouldContain("quarantined 1");
            (await _line.TypeAsync(pass)).Output.ShouldContain("quarantined 1");
        }

        (await _line.TypeAsync("search", "rare earths")).Output.ShouldContain("2 article(s)");
        var items = (await _line.TypeAsync("quarantine", "list", "--json")).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonSerializer.Deserialize(line, RecordsJson.Compact.QuarantinedItem)!).ToList();
        items.Select(item => (item.Pass, item.Item, item.Attempts)).ShouldBe([("compare", articles[0], 1), ("index", articles[0], 1)]);

        var dropped = await _line.TypeAsync("quarantine", "drop", items[0].Id[..12], items[1].Id);
        dropped.Error.ShouldContain("2 item(s) given up");
        (await _line.TypeAsync("quarantine", "list")).Output.ShouldBe("Nothing is in quarantine.\n");
        (await _line.TypeAsync("quarantine", "list", "--all")).Output.ShouldContain("Dropped");
        (await _line.TypeAsync("compare")).Output.ShouldContain("dropped 1 (InternalError 1)");

        await RestoreAsync("article", articles[0], intact);
        await _line.TypeAsync("quarantine", "replay", "--all");
        (await _line.TypeAsync("compare")).ExitCode.ShouldBe(ExitCode.Fine);
        (await _line.TypeAsync("index")).ExitCode.ShouldBe(ExitCode.Fine);
        (await _line.TypeAsync("search", "rare earths")).Output.ShouldContain("3 article(s)");
        (await _line.TypeAsync("quarantine", "list", "--all")).Output.ShouldBe("Nothing is in quarantine.\n");
    }

    [Fact]
    public async Task Crawl_AddressThatItFailsOn_GoesOnAndIsTriedLater()
    {
        await using var site = await LoopbackSite.StartAsync();
        site.Put("/", """<html><body><a href="/1">one</a> <a href="/2">two</a></body></html>""");
        site.PutTagged("/1", $"<html><body><article><h1>One</h1><p>{Text}</p></article></body></html>", "\"1\"");
        site.Put("/2", $"<html><body><article><h1>Two</h1><p>{Text}</p></article></body></html>");
        var seeds = _line.At("seeds.json");
        await File.WriteAllTextAsync(
            seeds,
            $$"""[{"name":"s","url":"{{site.Base}}/","kind":"Listing","publisher":"S","language":"en","why":"test"}]""",
            Token);
        string[] crawl = ["crawl", "--seeds", seeds, "--allow-address", site.Authority, "--now", "--set", "Crawling:MinDelay=00:00:00"];
        (await _line.TypeAsync(crawl)).ExitCode.ShouldBe(ExitCode.Fine);
        await DamageAsync("page", await PageOfAsync($"{site.Base}/1"));

        var failed = await _line.TypeAsync(crawl);

        failed.Output.ShouldContain("read 3, kept 0, unchanged 2, dropped 0, quarantined 1");
        (await _line.TypeAsync("quarantine", "list")).Output.ShouldContain($"item     {site.Base}/1");
        string[] due = [.. crawl.Where(word => word != "--now")];
        (await _line.TypeAsync(due)).Output.ShouldContain("read 0");
        await _line.TypeAsync("quarantine", "replay", "--all");
        (await _line.TypeAsync(due)).Output.ShouldContain("quarantined 1");
    }

    [Fact]
    public async Task Replay_WrongIds_AreRefused()
    {
        (await _line.TypeAsync("quarantine", "replay")).ExitCode.ShouldBe(ExitCode.Usage);
        (await _line.TypeAsync("quarantine", "drop", "zz")).Error.ShouldContain("No id in quarantine begins with 'zz'");
        (await _line.TypeAsync("quarantine")).ExitCode.ShouldBe(ExitCode.Usage);
    }

    private async Task<List<PageId>> AddPagesAsync(int count)
    {
        await using var workspace = await _line.OpenAsync();
        var ids = new List<PageId>();
        for (var i = 0; i < count; i++)
        {
            var html = $"<html><head><title>Ores {i}</title></head><body><article><h1>Ores {i}</h1><p>{Repeat(i)}</p></article></body></html>";
            var page = Some.Page($"http://news.test/{i}", html, i) with { Location = null };
            var location = await workspace.Get<IPageArchive>().AppendAsync(new ArchivedExchange(page, Encoding.UTF8.GetBytes(html), null, null), Token);
            await workspace.Get<IPageStore>().AddAsync(page with { Location = location }, Token);
            ids.Add(page.Id);
        }

        return ids;
    }

    private static string Repeat(int number) => string.Concat(Enumerable.Range(0, 12).Select(line =>
        FormattableString.Invariant($"{Text}In report {number} it adds in line {line} that prices of mine {number * 7} rose. ")));

    private async Task<string> DamageAsync(string table, string id)
    {
        using var store = await ConnectAsync();
        using var read = store.CreateCommand();
        read.CommandText = $"SELECT record FROM {table} WHERE id = '{id}'";
        var record = (string)(await read.ExecuteScalarAsync(Token))!;
        await RestoreAsync(table, id, record[..(record.Length / 2)]);
        return record;
    }

    private async Task RestoreAsync(string table, string id, string record)
    {
        using var store = await ConnectAsync();
        using var write = store.CreateCommand();
        write.CommandText = $"UPDATE {table} SET record = $1 WHERE id = '{id}'";
        write.Parameters.AddWithValue("$1", record);
        (await write.ExecuteNonQueryAsync(Token)).ShouldBe(1);
    }

    private async Task<string> PageOfAsync(string url)
    {
        await using var workspace = await _line.OpenAsync();
        return (await workspace.Get<IPageStore>().OfUrlAsync(url, Token)).ShouldHaveSingleItem().Id.Value;
    }

    private async Task<List<string>> ArticlesAsync()
    {
        await using var workspace = await _line.OpenAsync();
        return await workspace.Get<IAnalysisStore>().ListAsync(Token).Select(id => id.Value).ToListAsync(Token);
    }

    private async Task<SqliteConnection> ConnectAsync()
    {
        var store = new SqliteConnection($"Data Source={Path.Combine(_line.Data, "store.db")};Pooling=False");
        await store.OpenAsync(Token);
        return store;
    }
}
