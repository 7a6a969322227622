using System.Globalization;
using System.Text.Json;
using ClaimPipeline.Records;
using ClaimPipeline.TestKit;
using Microsoft.AspNetCore.Http;

namespace ClaimPipeline.EndToEndTests.Soak;

/// <summary>
/// The built program in real time, bounded: half of it a scheduler that nobody disturbs, watched for memory and open files; half of it schedulers that are
/// killed again and again. Runs only when <c>CLAIMPIPELINE_SOAK_MINUTES</c> says for how long.
/// </summary>
public sealed class RealTimeSoakTests(ITestOutputHelper output)
{
    private const int Sources = 8;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task JobsRun_ForMinutes_StaysFlatAndLosesNothing()
    {
        Assert.SkipUnless(
            double.TryParse(Environment.GetEnvironmentVariable("CLAIMPIPELINE_SOAK_MINUTES"), CultureInfo.InvariantCulture, out var minutes),
            "CLAIMPIPELINE_SOAK_MINUTES says for how many minutes it runs");
        using var folder = new TestFolder();
        await using var site = await LoopbackSite.StartAsync();
        var published = PutSources(site);
        List<Seed> seeds = [.. Enumerable.Range(0, Sources).Select(s => new Seed($"s{s}", $"{site.Base}/s{s}/", SeedKind.Listing, $"S{s}", "en", "soak", null, "* * * * *"))];
        var data = folder.At("data");
        string[] run =
        [
            "jobs", "run", "--seeds", folder.Write("seeds.json", JsonSerializer.Serialize(seeds, RecordsJson.Compact.ListSeed)), "--data", data,
            "--set", $"Crawling:AllowAddresses:0={site.Authority}", "--set", "Crawling:MinDelay=00:00:00", "--set", "Scheduling:Jitter=00:00:50",
            "--set", "Scheduling:LookEvery=00:00:02", "--set", "Scheduling:CatchUpSpacing=00:00:01",
        ];
        var half = TimeSpan.FromMinutes(minutes / 2);

        var samples = await WatchAsync(run, half);
        var kills = await KillAgainAndAgainAsync(run, half);
        (await Cli.RunAsync("jobs", "now", "--all", "--data", data)).ExitCode.ShouldBe(0);
        (await Cli.RunAsync(["jobs", "run", "--once", .. run[4..]])).ExitCode.ShouldBe(0);

        var doctor = await Cli.RunAsync("doctor", "--full", "--data", data, "--set", "Diagnosis:MinFreeBytes=0");
        var articles = StoreProbe.Count(data, "SELECT count(*) FROM article");
        var runs = StoreProbe.Count(data, "SELECT count(*) FROM run");
        output.WriteLine(FormattableString.Invariant($"{runs} runs, {articles} of {published()} articles, {kills} kills; MiB and files: {string.Join(", ", samples.Select(s => FormattableString.Invariant($"{s.Bytes >> 20}/{s.Files}")))}"));
        output.WriteLine(doctor.Output);
        doctor.ExitCode.ShouldBe(0, doctor.Output);
        articles.ShouldBeGreaterThanOrEqualTo(published() - Sources);
        StoreProbe.Count(data, "SELECT count(*) FROM (SELECT url FROM page GROUP BY url HAVING count(*) > 1)").ShouldBe(0);
        var settled = samples[(samples.Count / 3)..];
        settled.TakeLast(3).Average(s => s.Bytes).ShouldBeLessThan((settled.Take(3).Average(s => s.Bytes) * 1.25) + (16 << 20));
        settled.TakeLast(3).Max(s => s.Files).ShouldBeLessThanOrEqualTo(settled.Take(3).Max(s => s.Files) + 8);
    }

    private static async Task<List<(long Bytes, int Files)>> WatchAsync(string[] run, TimeSpan duration)
    {
        using var program = Cli.Start(run);
        var samples = new List<(long, int)>();
        var end = TimeProvider.System.GetUtcNow() + duration;
        while (TimeProvider.System.GetUtcNow() < end)
        {
            await Task.Delay(TimeSpan.FromSeconds(Math.Max(1, duration.TotalSeconds / 20)), Token);
            program.HasExited.ShouldBeFalse();
            var rss = File.ReadLines($"/proc/{program.Id}/status").First(line => line.StartsWith("VmRSS:", StringComparison.Ordinal));
            samples.Add((long.Parse(rss.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) << 10, Directory.GetFiles($"/proc/{program.Id}/fd").Length));
        }

        program.Interrupt();
        (await program.FinishAsync()).ExitCode.ShouldBe(0);
        return samples;
    }

    private static async Task<int> KillAgainAndAgainAsync(string[] run, TimeSpan duration)
    {
        var chance = new Random(11);
        var kills = 0;
        for (var end = TimeProvider.System.GetUtcNow() + duration; TimeProvider.System.GetUtcNow() < end; kills++)
        {
            using var program = Cli.Start(run);
            await Task.Delay(TimeSpan.FromSeconds(chance.Next(5, 30)), Token);
            program.Kill();
            await program.FinishAsync();
        }

        return kills;
    }

    /// <summary>Each source has one more article every half minute.</summary>
    private static Func<int> PutSources(LoopbackSite site)
    {
        var start = TimeProvider.System.GetUtcNow();
        int Published() => 1 + (int)((TimeProvider.System.GetUtcNow() - start).TotalSeconds / 30);
        for (var s = 0; s < Sources; s++)
        {
            var source = s;
            site.Put($"/s{source}/", context => context.Response.WriteAsync(
                "<html><body>" + string.Concat(Enumerable.Range(0, Published()).Select(i => $"""<a href="/s{source}/{i}">Report {i}</a>""")) + "</body></html>"));
            for (var i = 0; i < 400; i++)
            {
                var text = string.Concat(Enumerable.Range(0, 12).Select(line => FormattableString.Invariant(
                    $"In line {line} of report {i} source {source} says that China produced {100_000 + (i * 500)} tons of rare earths in 2022. ")));
                site.Put($"/s{source}/{i}", $"<html><head><title>Report {i} of {source}</title></head><body><article><h1>Report {i} of {source}</h1><p>{text}</p></article></body></html>");
            }
        }

        return () => Published() * Sources;
    }
}
