using ClaimPipeline.App;

namespace ClaimPipeline.Tests.Commands;

public sealed class AlertsCommandTests : IDisposable
{
    private readonly CommandLine _line = new();

    public void Dispose() => _line.Dispose();

    [Fact]
    public async Task Alerts_AddRunListRemove_TellsNewClaimsOnce()
    {
        var feed = _line.At("china.xml");
        var added = await _line.TypeAsync("alerts", "add", "china", "place:CHN", "--to", $"atom:{feed}");
        added.ExitCode.ShouldBe(ExitCode.Fine, added.Error);
        added.Error.ShouldContain("finds 0 claim(s) now");

        await StoredClaims.AddAsync(_line);
        await _line.TypeAsync("index");
        var run = await _line.TypeAsync("alerts", "run");
        run.ExitCode.ShouldBe(ExitCode.Fine, run.Error);
        run.Output.ShouldBe("china: 1 new, 1 told\n");
        (await File.ReadAllTextAsync(feed, TestContext.Current.CancellationToken)).ShouldContain("210,000 tons");
        (await _line.TypeAsync("alerts", "run", "china")).Output.ShouldBe("china: 0 new, 0 told\n");

        (await _line.TypeAsync("alerts", "list")).Output.ShouldContain("place:CHN");
        (await _line.TypeAsync("alerts", "remove", "china")).ExitCode.ShouldBe(ExitCode.Fine);
        (await _line.TypeAsync("alerts", "list")).Output.ShouldBeEmpty();
    }

    [Fact]
    public async Task Alerts_RunWithABrokenChannel_SaysSoAndKeepsWhatWasFound()
    {
        var folder = Directory.CreateDirectory(_line.At("out")).FullName;
        await _line.TypeAsync("alerts", "add", "all", "", "--to", $"file:{Path.Combine(folder, "hits.jsonl")}");
        await StoredClaims.AddAsync(_line);
        await _line.TypeAsync("index");
        Directory.Delete(folder);
        var failed = await _line.TypeAsync("alerts", "run");
        failed.ExitCode.ShouldBe(ExitCode.Problems);
        failed.Output.ShouldBe("all: 2 new, 0 told\n");
        failed.Error.ShouldContain("waits for the next run");
        Directory.CreateDirectory(folder);
        (await _line.TypeAsync("alerts", "run")).Output.ShouldBe("all: 0 new, 2 told\n");
    }

    [Fact]
    public async Task Alerts_OutboxOfABrokenChannel_ListsRetriesAndDrops()
    {
        var folder = Directory.CreateDirectory(_line.At("out")).FullName;
        await _line.TypeAsync("alerts", "add", "all", "", "--to", $"file:{Path.Combine(folder, "hits.jsonl")}");
        await StoredClaims.AddAsync(_line);
        await _line.TypeAsync("index");
        Directory.Delete(folder);
        string[] run = ["alerts", "run", "--set", "Alerting:MostAttempts=1", "--set", "Alerting:BatchSize=1"];
        (await _line.TypeAsync(run)).Output.ShouldBe("all: 2 new, 0 told, 2 given up\n");
        var list = await _line.TypeAsync("alerts", "outbox", "list", "--state", "Dead");
        list.Output.ShouldMatch(@"all-1-1\s+Dead\s+1 item\(s\), 1 failed");
        (await _line.TypeAsync("alerts", "outbox", "drop", "all-2-2")).ExitCode.ShouldBe(ExitCode.Fine);
        (await _line.TypeAsync("alerts", "outbox", "retry")).Error.ShouldContain("1 to be told");
        Directory.CreateDirectory(folder);
        (await _line.TypeAsync(run)).Output.ShouldBe("all: 0 new, 1 told\n");
        (await _line.TypeAsync("alerts", "outbox", "list")).Output.ShouldContain("Sent");
        (await _line.TypeAsync("alerts", "outbox", "drop", "nothing")).ExitCode.ShouldBe(ExitCode.Usage);
        (await _line.TypeAsync("alerts", "outbox", "retry", "all-1-1")).ExitCode.ShouldBe(ExitCode.Usage);
        (await _line.TypeAsync("alerts", "outbox")).ExitCode.ShouldBe(ExitCode.Usage);
    }

    [Fact]
    public async Task Run_AfterThePasses_TellsWhatIsNew()
    {
        var feed = _line.At("hits.jsonl");
        await _line.TypeAsync("alerts", "add", "all", "", "--to", $"file:{feed}");
        await File.WriteAllTextAsync(
            _line.At("ores.html"),
            $"<title>Ores</title><article><h1>Ores</h1><p>China produced 210,000 tons of rare earths in 2022.</p><p>{new string('x', 40)} {string.Join(' ', Enumerable.Repeat("and nobody in the trade was surprised by that", 8))}.</p></article>",
            TestContext.Current.CancellationToken);
        (await _line.TypeAsync("import", _line.At("ores.html"))).ExitCode.ShouldBe(ExitCode.Fine);
        (await _line.TypeAsync("run", "--set", "Alerting:AfterRun=false")).Output.ShouldNotContain("all:");
        (await _line.TypeAsync("run")).Output.ShouldContain("all: 1 new, 1 told");
        File.Exists(feed).ShouldBeTrue();
    }

    [Theory]
    [InlineData("a", "place:CHN", "mailto:a@b@c", "no mailbox")]
    [InlineData("a", "place:CHN", "mailto:a>\nRCPT TO:<b@c.test", "no mailbox")]
    [InlineData("no name!", "place:CHN", "atom:feed.xml", "no name of an alert")]
    [InlineData("a", "type:rumour", "atom:feed.xml", "cannot be read")]
    [InlineData("a", "place:CHN", "gopher://x", "write file:PATH")]
    [InlineData("a", "place:CHN", "file:/no/such/folder/x", "existing folder")]
    public async Task Alerts_AddWithAWrongWord_IsUsage(string name, string query, string target, string message)
    {
        var (exitCode, _, error) = await _line.TypeAsync("alerts", "add", name, query, "--to", target);
        exitCode.ShouldBe(ExitCode.Usage);
        error.ShouldContain(message);
    }

    [Theory]
    [InlineData("run", "nobody")]
    [InlineData("remove", "nobody")]
    public async Task Alerts_UnknownName_IsUsage(string verb, string name)
    {
        var (exitCode, _, error) = await _line.TypeAsync("alerts", verb, name);
        exitCode.ShouldBe(ExitCode.Usage);
        error.ShouldContain("no alert 'nobody'");
    }
}
