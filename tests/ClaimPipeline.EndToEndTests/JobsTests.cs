using System.Text.Json;
using ClaimPipeline.Records;
using ClaimPipeline.TestKit;
using Microsoft.AspNetCore.Http;

namespace ClaimPipeline.EndToEndTests;

/// <summary>Schedules and locks between processes of the built program.</summary>
public sealed class JobsTests : IAsyncLifetime
{
    private const string Done = "SELECT count(*) FROM schedule WHERE record LIKE '%\"outcome\":\"Done\"%'";
    private const string Locks = "SELECT count(*) FROM run_lock";

    private readonly TestFolder _folder = new();
    private readonly TaskCompletionSource _gate = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private LoopbackSite _site = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Data => _folder.At("data");

    public async ValueTask InitializeAsync()
    {
        _site = await LoopbackSite.StartAsync();
        foreach (var name in new[] { "a", "b" })
        {
            _site.Put($"/{name}/", $"""<html><body><a href="/{name}/1">one</a></body></html>""");
            var text = string.Concat(Enumerable.Repeat($"In {name} China produced 210,000 tons of rare earths in 2022, all surveys of the mines say. ", 12));
            _site.Put($"/{name}/1", async context =>
            {
                await _gate.Task;
                context.Response.ContentType = "text/html";
                await context.Response.WriteAsync($"<html><body><article><h1>News of {name}</h1><p>{text}</p></article></body></html>");
            });
        }

        List<Seed> seeds = [.. new[] { "a", "b" }.Select(name => new Seed(name, $"{_site.Base}/{name}/", SeedKind.Listing, name, "en", "test"))];
        _folder.Write("seeds.json", JsonSerializer.Serialize(seeds, RecordsJson.Compact.ListSeed));
    }

    public async ValueTask DisposeAsync()
    {
        _gate.TrySetResult();
        await _site.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task RunSource_AnotherProcessIsAtIt_SaysSoWithItsOwnExitCode()
    {
        using var first = Cli.Start(RunSource("a"));
        await AskedAsync("/a/1");

        var second = await Cli.RunAsync(RunSource("a"));

        second.ExitCode.ShouldBe(3);
        second.Error.ShouldContain("Another run of 'a' goes on.");
        _gate.SetResult();
        var ended = await first.FinishAsync();
        ended.ExitCode.ShouldBe(0, ended.Error);
        _site.Count("/a/1").ShouldBe(1);
        StoreProbe.Count(Data, Locks).ShouldBe(0);
    }

    [Fact]
    public async Task RunSource_HolderOfTheLockIsKilled_IsTakenOverAtOnce()
    {
        using (var first = Cli.Start(RunSource("a")))
        {
            await AskedAsync("/a/1");
            first.Kill();
            await first.FinishAsync();
        }

        StoreProbe.Count(Data, Locks).ShouldBe(2);
        _gate.SetResult();

        var second = await Cli.RunAsync(RunSource("a"));

        second.ExitCode.ShouldBe(0, second.Error);
        StoreProbe.Count(Data, "SELECT count(*) FROM article").ShouldBe(1);
        StoreProbe.Count(Data, Locks).ShouldBe(0);
    }

    [Fact]
    public async Task RunSource_TwoSourcesInTwoProcesses_WaitForEachOther()
    {
        using var first = Cli.Start(RunSource("a"));
        await AskedAsync("/a/1");
        using var second = Cli.Start(RunSource("b"));
        await UntilAsync(() => StoreProbe.Count(Data, Locks) == 3);

        _gate.SetResult();

        (await first.FinishAsync()).ExitCode.ShouldBe(0);
        var waited = await second.FinishAsync();
        waited.ExitCode.ShouldBe(0, waited.Error);
        StoreProbe.Count(Data, "SELECT count(*) FROM article").ShouldBe(2);
    }

    [Fact]
    public async Task JobsRun_InTheForeground_RunsWhatIsDueSeesWhatOthersWantAndStopsCleanly()
    {
        _gate.SetResult();
        (await Cli.RunAsync(["jobs", "add", "adaptive", "a", "--seeds", _folder.At("seeds.json"), "--data", Data, "--set", "Scheduling:Jitter=00:00:00"])).ExitCode.ShouldBe(0);
        using var scheduler = Cli.Start(["jobs", "run", .. Settings()]);
        await UntilAsync(() => StoreProbe.Count(Data, Done) == 1);

        (await Cli.RunAsync("jobs", "add", "0 0 1 1 *", "b", "--data", Data)).ExitCode.ShouldBe(0);
        (await Cli.RunAsync("jobs", "now", "b", "--data", Data)).ExitCode.ShouldBe(0);
        await UntilAsync(() => StoreProbe.Count(Data, Done) == 2);

        // While it is idle, it keeps nobody from the archive.
        (await Cli.RunAsync(RunSource("a"))).ExitCode.ShouldBe(0);
        scheduler.Interrupt();
        var ended = await scheduler.FinishAsync();
        ended.ExitCode.ShouldBe(0, ended.Error);
        ended.Output.ShouldContain("a: Done, 1 new page(s)");
        ended.Output.ShouldContain("b: Done, 1 new page(s)");
        StoreProbe.Count(Data, Locks).ShouldBe(0);
    }

    [Fact]
    public async Task Serve_WithSchedules_RunsThemUnlessToldNotTo()
    {
        _gate.SetResult();
        (await Cli.RunAsync("jobs", "add", "adaptive", "a", "--seeds", _folder.At("seeds.json"), "--data", Data, "--set", "Scheduling:Jitter=00:00:00")).ExitCode.ShouldBe(0);
        using (var idle = Cli.Start(["serve", "--port", "0", .. Settings(), "--set", "Scheduling:Enabled=false"]))
        {
            await UntilAsync(() => idle.Printed.Contains("The workbench is at", StringComparison.Ordinal));
            idle.Interrupt();
            await idle.FinishAsync();
        }

        StoreProbe.Count(Data, Done).ShouldBe(0);
        using var server = Cli.Start(["serve", "--port", "0", .. Settings()]);
        await UntilAsync(() => StoreProbe.Count(Data, Done) == 1);
        server.Interrupt();
        (await server.FinishAsync()).ExitCode.ShouldBe(0);
    }

    private string[] RunSource(string source) => ["run", "--source", source, "--seeds", _folder.At("seeds.json"), .. Settings()];

    private string[] Settings() =>
    [
        "--data", Data, "--set", $"Crawling:AllowAddresses:0={_site.Authority}", "--set", "Crawling:MinDelay=00:00:00", "--set", "Scheduling:LookEvery=00:00:01",
    ];

    private Task AskedAsync(string path) => UntilAsync(() => _site.Count(path) > 0);

    private static async Task UntilAsync(Func<bool> condition)
    {
        while (!condition())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), Token);
        }
    }
}
