using System.Text.Json;
using ClaimPipeline.App.Demo;

namespace ClaimPipeline.EndToEndTests;

/// <summary>kill -9 at any moment, and running again, ends in the state of a run that nobody disturbed.</summary>
public sealed class KillAndResumeTests
{
    /// <summary>How far the program is when it is killed, as a query on its store; each is passed in one run.</summary>
    private static readonly (string Where, string Sql, long AtLeast)[] Points =
    [
        ("while the official figures are being imported", "SELECT count(*) FROM official_figure", 1),
        ("inside crawl, after the first page", "SELECT count(*) FROM page", 1),
        ("inside crawl, after ten pages", "SELECT count(*) FROM page", 10),
        ("inside crawl, after thirty pages", "SELECT count(*) FROM page", 30),
        ("inside analyze, after the first article", "SELECT count(*) FROM page WHERE outcome_version IS NOT NULL", 1),
        ("inside analyze, after fifteen articles", "SELECT count(*) FROM page WHERE outcome_version IS NOT NULL", 15),
        ("inside compare, after the first verdict", "SELECT count(*) FROM verdict", 1),
        ("inside compare, after forty verdicts", "SELECT count(*) FROM verdict", 40),
        ("between compare and index", "SELECT count(*) FROM run WHERE record LIKE '%\"pass\":\"index\"%'", 1),
    ];

    [Fact]
    public async Task Run_KilledInEveryPass_EndsLikeAnUndisturbedRun()
    {
        var token = TestContext.Current.CancellationToken;
        using var folder = new TestFolder();
        await using var site = await DemoSite.StartAsync(DemoPages.Load(DemoPages.FindFolder()), TimeProvider.System, token);
        var seeds = folder.Write("seeds.json", JsonSerializer.Serialize(site.Seeds, Records.RecordsJson.Compact.ListSeed));
        string[] Args(string data) => [.. "run --seeds".Split(' '), seeds, "--data", data, .. SettingsFor(site)];

        var undisturbed = await Cli.RunAsync(Args(folder.At("calm")));
        undisturbed.ExitCode.ShouldBe(0, undisturbed.Error);

        var killed = 0;
        foreach (var (where, sql, atLeast) in Points)
        {
            using var program = Cli.Start(Args(folder.At("killed")));
            while (!program.HasExited && StoreProbe.Count(folder.At("killed"), sql) < atLeast)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(1), token);
            }

            if (!program.HasExited)
            {
                program.Kill();
                killed++;
            }

            await program.FinishAsync();
            TestContext.Current.TestOutputHelper?.WriteLine($"{where}: {StateOf(folder.At("killed"))}");
        }

        var last = await Cli.RunAsync(Args(folder.At("killed")));

        last.ExitCode.ShouldBe(0, last.Error);
        killed.ShouldBeGreaterThanOrEqualTo(6);
        (await ExportAsync(folder.At("killed"))).ShouldBe(await ExportAsync(folder.At("calm")));
        StateOf(folder.At("killed")).ShouldBe(StateOf(folder.At("calm")));
        var again = await Cli.RunAsync(Args(folder.At("killed")));
        again.Output.ShouldContain("analyze  read 0");
        again.Output.ShouldContain("compare  read 0");
    }

    [Fact]
    public async Task Run_Interrupted_StopsCleanlyAndGoesOn()
    {
        var token = TestContext.Current.CancellationToken;
        using var folder = new TestFolder();
        await using var site = await DemoSite.StartAsync(DemoPages.Load(DemoPages.FindFolder()), TimeProvider.System, token);
        var seeds = folder.Write("seeds.json", JsonSerializer.Serialize(site.Seeds, Records.RecordsJson.Compact.ListSeed));
        string[] args = ["run", "--seeds", seeds, "--data", folder.At("data"), .. SettingsFor(site)];
        using var program = Cli.Start(args);
        while (!program.HasExited && StoreProbe.Count(folder.At("data"), "SELECT count(*) FROM page") < 3)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(1), token);
        }

        program.Interrupt();
        var stopped = await program.FinishAsync();
        var rest = await Cli.RunAsync(args);

        stopped.ExitCode.ShouldBe(1, stopped.Error);
        stopped.Output.ShouldContain("interrupted");
        rest.ExitCode.ShouldBe(0, rest.Error);
        StoreProbe.Count(folder.At("data"), "SELECT count(*) FROM verdict").ShouldBeGreaterThan(0);
    }

    private static IEnumerable<string> SettingsFor(DemoSite site) =>
        site.CrawlSettings.SelectMany(setting => new[] { "--set", $"{setting.Key}={setting.Value}" });

    private static string StateOf(string data) => string.Join(", ", new[] { "page", "article", "claim", "verdict", "official_figure" }
        .Select(table => $"{StoreProbe.Count(data, $"SELECT count(*) FROM {table}")} {table}"));

    private static async Task<IReadOnlyList<string>> ExportAsync(string data)
    {
        var export = await Cli.RunAsync("export", "--format", "jsonl", "--data", data);
        export.ExitCode.ShouldBe(0, export.Error);
        return export.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
