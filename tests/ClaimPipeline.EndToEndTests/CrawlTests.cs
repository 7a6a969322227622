using System.Text.Json;
using ClaimPipeline.App.Demo;

namespace ClaimPipeline.EndToEndTests;

public sealed class CrawlTests
{
    [Fact]
    public async Task Run_WithoutSeeds_GoesOnWithTheListGivenLast()
    {
        var token = TestContext.Current.CancellationToken;
        using var folder = new TestFolder();
        await using var site = await DemoSite.StartAsync(DemoPages.Load(DemoPages.FindFolder()), TimeProvider.System, token);
        var seeds = folder.Write("seeds.json", JsonSerializer.Serialize(site.Seeds, Records.RecordsJson.Compact.ListSeed));
        string[] settings = [.. site.CrawlSettings.SelectMany(setting => new[] { "--set", $"{setting.Key}={setting.Value}" })];

        var few = await Cli.RunAsync(["crawl", "--seeds", seeds, "--max-pages", "5", "--data", folder.At("data"), .. settings]);
        var rest = await Cli.RunAsync(["run", "--data", folder.At("data"), .. settings]);
        var export = await Cli.RunAsync("export", "--format", "jsonl", "--data", folder.At("data"));

        few.Output.ShouldContain("interrupted");
        rest.ExitCode.ShouldBe(0, rest.Error);
        var publishers = export.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonDocument.Parse(line).RootElement.GetProperty("article").GetProperty("publisher").GetString()!)
            .Distinct()
            .ToList();
        publishers.Count.ShouldBeGreaterThanOrEqualTo(4);
        publishers.ShouldAllBe(publisher => !publisher.Contains(".test", StringComparison.Ordinal));
        site.Requests.Count(request => request.Path == "/robots.txt").ShouldBeLessThanOrEqualTo(8);
    }
}
