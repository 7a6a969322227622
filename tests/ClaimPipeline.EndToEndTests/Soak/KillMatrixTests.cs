using System.Diagnostics;
using System.Text.Json;
using ClaimPipeline.Records;
using ClaimPipeline.TestKit;

namespace ClaimPipeline.EndToEndTests.Soak;

/// <summary>kill -9 in every step of a scheduled run; the next run takes over at once, does the rest, and ends like a run that nobody disturbed.</summary>
public sealed class KillMatrixTests(ITestOutputHelper output)
{
    private const int Articles = 40;

    private static readonly (string Step, string Sql, long AtLeast)[] Steps =
    [
        ("the source's lock was taken", "SELECT count(*) FROM run_lock WHERE name LIKE 'source/%'", 1),
        ("the crawl had begun", "SELECT count(*) FROM run WHERE record LIKE '%\"pass\":\"crawl\"%'", 1),
        ("ten pages were crawled", "SELECT count(*) FROM page", 10),
        ("the crawl had ended", "SELECT count(*) FROM run WHERE record LIKE '%\"pass\":\"crawl\"%finishedAt%'", 1),
        ("the lock of the passes was taken", "SELECT count(*) FROM run_lock WHERE name = 'passes'", 1),
        ("five articles were analyzed", "SELECT count(*) FROM page WHERE outcome_version IS NOT NULL", 5),
        ("five verdicts were given", "SELECT count(*) FROM verdict", 5),
        ("the index had begun", "SELECT count(*) FROM run WHERE record LIKE '%\"pass\":\"index\"%'", 1),
        ("the index had ended, alerts had not", "SELECT count(*) FROM run WHERE record LIKE '%\"pass\":\"index\"%finishedAt%'", 1),
        ("the alert had found what it tells", "SELECT count(*) FROM alert_found", 1),
    ];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task RunSource_KilledInAnyStep_NextRunEndsLikeAnUndisturbedOne()
    {
        using var folder = new TestFolder();
        await using var site = await LoopbackSite.StartAsync();
        var seeds = PutPages(site, folder);
        string[] Run(string data) =>
        [
            "run", "--source", "s", "--seeds", seeds, "--data", data, "--set", $"Crawling:AllowAddresses:0={site.Authority}", "--set", "Crawling:MinDelay=00:00:00",
        ];
        (await Cli.RunAsync("init", "--data", folder.At("new"))).ExitCode.ShouldBe(0);
        (await Cli.RunAsync("jobs", "add", "adaptive", "s", "--seeds", seeds, "--data", folder.At("new"))).ExitCode.ShouldBe(0);
        (await Cli.RunAsync("alerts", "add", "all", "type:statistic", "--to", $"file:{folder.At("told.jsonl")}", "--data", folder.At("new"))).ExitCode.ShouldBe(0);
        Copy(folder.At("new"), folder.At("calm"));
        (await Cli.RunAsync(Run(folder.At("calm")))).ExitCode.ShouldBe(0);
        var calm = (await ExportAsync(folder.At("calm")), Told(folder));

        var killed = 0;
        foreach (var (step, sql, atLeast) in Steps)
        {
            File.Delete(folder.At("told.jsonl"));
            var data = folder.At($"killed{killed}");
            Copy(folder.At("new"), data);
            var wasKilled = await KillWhenAsync(Run(data), data, sql, atLeast);
            killed += wasKilled ? 1 : 0;
            var left = $"{StoreProbe.Count(data, "SELECT count(*) FROM run_lock")} lock(s), {StoreProbe.Count(data, "SELECT count(*) FROM run WHERE record NOT LIKE '%finishedAt%'")} open run(s)";

            var watch = Stopwatch.StartNew();
            var next = await Cli.RunAsync(Run(data));

            var took = watch.Elapsed;
            next.ExitCode.ShouldBe(0, $"{step}: {next.Error}");
            (await ExportAsync(data)).ShouldBe(calm.Item1, step);
            Told(folder).ShouldBe(calm.Item2, step);
            StoreProbe.Count(data, "SELECT count(*) FROM run_lock").ShouldBe(0, step);
            StoreProbe.Count(data, "SELECT count(*) FROM schedule WHERE record LIKE '%\"outcome\":\"Done\"%'").ShouldBe(1, step);
            output.WriteLine(FormattableString.Invariant(
                $"| {step} | {(wasKilled ? "killed" : "too late")}: {left} | taken over and done in {took.TotalSeconds:0.0} s | the same, nothing twice |"));
            Directory.Delete(data, recursive: true);
        }

        killed.ShouldBeGreaterThanOrEqualTo(7);
    }

    private static async Task<bool> KillWhenAsync(string[] args, string data, string sql, long atLeast)
    {
        using var program = Cli.Start(args);
        while (!program.HasExited && StoreProbe.Count(data, sql) < atLeast)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(1), Token);
        }

        var isKilled = !program.HasExited;
        if (isKilled)
        {
            program.Kill();
        }

        await program.FinishAsync();
        return isKilled;
    }

    private static string PutPages(LoopbackSite site, TestFolder folder)
    {
        site.Put("/", "<html><body>" + string.Concat(Enumerable.Range(0, Articles).Select(i => $"""<a href="/{i}">Report {i}</a>""")) + "</body></html>");
        for (var i = 0; i < Articles; i++)
        {
            var text = string.Concat(Enumerable.Range(0, 12).Select(line => FormattableString.Invariant(
                $"In line {line} of report {i} it says that China produced {100_000 + (i * 500)} tons of rare earths in 2022. ")));
            site.Put($"/{i}", $"<html><head><title>Report {i}</title></head><body><article><h1>Report {i}</h1><p>{text}</p></article></body></html>");
        }

        List<Seed> seeds = [new("s", site.Base + "/", SeedKind.Listing, "S", "en", "test")];
        return folder.Write("seeds.json", JsonSerializer.Serialize(seeds, RecordsJson.Compact.ListSeed));
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.GetFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    // Claims told, each once: what was told twice after a kill bears the same delivery, which receivers know.
    private static List<string> Told(TestFolder folder) =>
        [.. File.ReadAllLines(folder.At("told.jsonl")).Select(line => JsonDocument.Parse(line).RootElement.GetProperty("claim").GetString()!).Order(StringComparer.Ordinal)];

    private static async Task<IReadOnlyList<string>> ExportAsync(string data)
    {
        var export = await Cli.RunAsync("export", "--format", "jsonl", "--data", data);
        export.ExitCode.ShouldBe(0, export.Error);

        // When a page was fetched differs from run to run; what it says does not.
        return [.. export.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonDocument.Parse(line).RootElement)
            .Select(row => $"{row.GetProperty("claim")} {(row.TryGetProperty("verdict", out var verdict) ? verdict : default)}")];
    }
}
