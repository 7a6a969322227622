using System.Text.Json;
using ClaimPipeline.App;
using ClaimPipeline.Records;
using ClaimPipeline.Storage;
using ClaimPipeline.TestKit;

namespace ClaimPipeline.Tests.Commands;

public sealed class RunsCommandTests : IDisposable
{
    private readonly CommandLine _line = new();

    public void Dispose() => _line.Dispose();

    [Fact]
    public async Task Runs_WithoutAny_SaysSo()
    {
        var (exitCode, output, _) = await _line.TypeAsync("runs");
        exitCode.ShouldBe(ExitCode.Fine);
        output.ShouldContain("No runs yet.");
        (await _line.TypeAsync("runs", "show")).ExitCode.ShouldBe(ExitCode.Usage);
    }

    [Fact]
    public async Task Runs_Several_AreListedLatestFirst()
    {
        await AddAsync("crawl", 0, finished: true);
        await AddAsync("analyze", 1, finished: false);
        var (exitCode, output, _) = await _line.TypeAsync("runs", "--json");
        exitCode.ShouldBe(ExitCode.Fine);
        output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonSerializer.Deserialize(line, RecordsJson.Compact.Run)!.Pass)
            .ShouldBe(["analyze", "crawl"]);
        var (_, table, _) = await _line.TypeAsync("runs");
        table.ShouldContain("running or killed");
        (await _line.TypeAsync("runs", "--pass", "crawl", "--json")).Output.ShouldNotContain("analyze");
        (await _line.TypeAsync("runs", "--last", "1", "--json")).Output.ShouldNotContain("\"crawl\"");
    }

    [Fact]
    public async Task RunsShow_Prefix_PrintsCountsAndReasons()
    {
        var run = await AddAsync("crawl", 0, finished: true);
        foreach (string[] words in new[] { new[] { "runs", "show" }, ["runs", "show", run.Id.Value[..6]] })
        {
            var (exitCode, output, _) = await _line.TypeAsync(words);
            exitCode.ShouldBe(ExitCode.Fine);
            output.ShouldContain(run.Id.Value);
            output.ShouldContain("read       10");
            output.ShouldContain("RobotsDisallowed     3");
            output.ShouldContain("finished, 2.5 s");
        }
    }

    [Fact]
    public async Task RunsShow_SharedOptionsBeforeTheSubVerb_Count()
    {
        var run = await AddAsync("crawl", 0, finished: true);
        using var elsewhere = new CommandLine();
        await elsewhere.TypeAsync("runs");

        var before = await _line.TypeBareAsync("runs", "--data", _line.Data, "--json", "show");
        var nearer = await _line.TypeBareAsync("runs", "--data", elsewhere.Data, "show", "--json", "--data", _line.Data);

        before.ExitCode.ShouldBe(ExitCode.Fine, before.Error);
        JsonSerializer.Deserialize(before.Output, RecordsJson.Compact.Run).ShouldBe(run);
        nearer.Output.ShouldBe(before.Output);
        (await _line.TypeBareAsync("runs", "--set", "Nowhere:A=1", "show", "--data", _line.Data)).Error.ShouldContain("Nowhere");
    }

    [Fact]
    public async Task RunsShow_OptionOfRunsBeforeIt_IsRefused()
    {
        var (exitCode, _, error) = await _line.TypeAsync("runs", "--last", "3", "show");
        exitCode.ShouldBe(ExitCode.Usage);
        error.ShouldContain("--last");
    }

    [Theory]
    [InlineData("runs", "show", "zz")]
    [InlineData("runs", "--last", "0")]
    [InlineData("runs", "--last", "many")]
    public async Task Runs_WrongWords_AreUsage(params string[] words) =>
        (await _line.TypeAsync(words)).ExitCode.ShouldBe(ExitCode.Usage);

    private async Task<Run> AddAsync(string pass, int minute, bool finished)
    {
        var start = Some.Noon.AddMinutes(minute);
        var run = new Run
        {
            Id = Run.IdOf(pass, start),
            Pass = pass,
            StartedAt = start,
            FinishedAt = finished ? start.AddSeconds(2.5) : null,
            Version = "v1",
            Read = 10,
            Kept = 5,
            Unchanged = 1,
            Dropped = [new DropCount(DropReason.Gone, 1), new DropCount(DropReason.RobotsDisallowed, 3)],
        };
        await using var workspace = await _line.OpenAsync();
        await workspace.Get<IRunLedger>().SaveAsync(run, TestContext.Current.CancellationToken);
        return run;
    }
}
