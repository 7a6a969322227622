using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace ClaimPipeline.EndToEndTests;

/// <summary>The crawler against a dozen hosts, most of them hostile, judged by what the hosts saw.</summary>
public sealed class CrawlCheckerTests
{
    /// <summary>How long the site's slow answers hold, when the judge wants them given up, and when the crawler gives them up.</summary>
    private const int SlowSeconds = 34;
    private const int LongestAnswer = 32;
    private const int RequestSeconds = 22;

    private static readonly TimeSpan UntilKilled = TimeSpan.FromSeconds(12);

    [Fact]
    public async Task Crawl_HostileSiteKilledAndCrawledAgain_PassesEveryCheck()
    {
        if (CrawlBench.WhyNot() is { } reason)
        {
            Assert.Skip(reason);
        }

        var token = TestContext.Current.CancellationToken;
        using var folder = new TestFolder();
        await using var bench = await CrawlBench.StartAsync(folder.At("site"), SlowSeconds, token);
        string[] args =
        [
            "crawl", "--seeds", folder.Write("seeds.json", bench.Seeds), "--allow-address", bench.Authorities, "--data", folder.At("data"),
            "--set", "Crawling:MinDelay=00:00:00.020", "--set", "Crawling:RetryDelay=00:00:00.500",
            "--set", string.Create(CultureInfo.InvariantCulture, $"Crawling:RequestTimeout=00:00:{RequestSeconds}"),
        ];

        using (var killed = Cli.Start(args))
        {
            // The clock starts with the first page: however long the program takes to start, the kill comes inside the crawl.
            while (!killed.HasExited && StoreProbe.Count(folder.At("data"), "SELECT count(*) FROM page") < 1)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(50), token);
            }

            await Task.Delay(UntilKilled, token);
            killed.HasExited.ShouldBeFalse("the crawl ended before it could be killed");
            await bench.MarkAsync("kill", token);
            killed.Kill();
            await killed.FinishAsync();
        }

        await bench.MarkAsync("resume", token);
        var resumed = await Cli.RunAsync(args);
        await bench.AdvanceAsync(token);
        await bench.MarkAsync("crawl2", token);
        var again = await Cli.RunAsync([.. args, "--now"]);
        var analyzed = await Cli.RunAsync("analyze", "--data", folder.At("data"));
        var stored = folder.Write("stored.jsonl", await StoredAsync(folder.At("data")));
        var report = await bench.JudgeAsync(LongestAnswer, stored, token);

        TestContext.Current.TestOutputHelper?.WriteLine(report);
        resumed.ExitCode.ShouldBe(0, resumed.Error);
        again.ExitCode.ShouldBe(0, again.Error);
        analyzed.ExitCode.ShouldBe(0, analyzed.Error);
        report.Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1].ShouldEndWith(" failed=0", customMessage: report);
    }

    /// <summary>The stored pages in the judge's terms, one a line. A body that was cut is never stored.</summary>
    private static async Task<string> StoredAsync(string data)
    {
        var pages = await Cli.RunAsync("pages", "--json", "--data", data);
        pages.ExitCode.ShouldBe(0, pages.Error);
        var rows = new StringBuilder();
        foreach (var line in pages.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var page = JsonNode.Parse(line)!;
            rows.Append(new JsonObject
            {
                ["url"] = page["page"]!["url"]!.GetValue<string>(),
                ["title"] = page["title"]!.GetValue<string>(),
                ["duplicate_of"] = page["duplicateOf"]?.GetValue<string>(),
                ["complete"] = true,
            }.ToJsonString()).Append('\n');
        }

        return rows.ToString();
    }
}
