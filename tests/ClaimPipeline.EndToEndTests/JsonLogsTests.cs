using System.Text.Json;

namespace ClaimPipeline.EndToEndTests;

public sealed class JsonLogsTests
{
    [Fact]
    public async Task Analyze_WithJsonLogs_WritesLinesThatNameTheirRun()
    {
        using var folder = new TestFolder();
        var done = await Cli.RunAsync("analyze", "--data", folder.At("data"), "--set", "Observability:JsonLogs=true", "--set", "Observability:LogLevel=Information");

        done.ExitCode.ShouldBe(0, done.Error);
        var lines = done.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => line.StartsWith('{')).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        var ended = lines.Single(line => line.GetProperty("Message").GetString()!.StartsWith("Pass analyze ended", StringComparison.Ordinal));
        var run = ended.GetProperty("State").GetProperty("Run").GetString();
        run!.Length.ShouldBe(32);
        ended.GetProperty("Scopes").EnumerateArray().ShouldContain(scope => scope.ToString().Contains(run, StringComparison.Ordinal), "the scope of the run's span");
    }
}
