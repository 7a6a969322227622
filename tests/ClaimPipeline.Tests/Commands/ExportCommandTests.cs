using System.Text.Json;
using ClaimPipeline.App;

namespace ClaimPipeline.Tests.Commands;

public sealed class ExportCommandTests : IDisposable
{
    private readonly CommandLine _line = new();

    public void Dispose() => _line.Dispose();

    [Fact]
    public async Task Export_Jsonl_HasOneClaimALineWithSentenceVerdictAndArticle()
    {
        var stored = await StoredClaims.AddAsync(_line);
        var (exitCode, output, error) = await _line.TypeAsync("export");
        exitCode.ShouldBe(ExitCode.Fine, error);
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines.Length.ShouldBe(2);
        using var first = JsonDocument.Parse(lines[0]);
        var root = first.RootElement;
        root.GetProperty("claim").GetProperty("id").GetString().ShouldBe(stored.Analysis.Claims[0].Id.Value);
        root.GetProperty("sentence").GetProperty("text").GetString().ShouldBe("China produced 210,000 tons, \"a record\".");
        root.GetProperty("verdict").GetProperty("reason").GetString().ShouldBe("Exact");
        root.GetProperty("article").GetProperty("published").GetProperty("date").GetString().ShouldBe("2023-05-01");
        using var second = JsonDocument.Parse(lines[1]);
        second.RootElement.TryGetProperty("verdict", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task Export_Csv_QuotesAndDefusesFormulas()
    {
        await StoredClaims.AddAsync(_line);
        var (exitCode, output, _) = await _line.TypeAsync("export", "--format", "csv");
        exitCode.ShouldBe(ExitCode.Fine);
        var lines = output.Split('\n');
        var columns = lines[0].Split(',').Length;
        lines[0].ShouldStartWith("claim,kind,form,");
        lines[1].ShouldContain("\"China produced 210,000 tons, \"\"a record\"\".\",\"210,000 tons\",210000,,t,Exact,Value");
        lines[1].ShouldContain(",China,");
        lines[1].ShouldContain(",Supported,Exact,0.9,");
        lines[1].ShouldEndWith(",0,0,40,15,27");
        lines[2].ShouldContain(",'=2+3 quotas fell.,");
        lines[2].Split(',').Length.ShouldBe(columns + 1, "only the title has a comma of its own");
    }

    [Theory]
    [InlineData("--kind", "Quota", 1)]
    [InlineData("--verdict", "Supported", 1)]
    [InlineData("--verdict", "Refuted", 0)]
    public async Task Export_Filtered_WritesThoseOnly(string option, string value, int count)
    {
        await StoredClaims.AddAsync(_line);
        var (_, output, _) = await _line.TypeAsync("export", option, value);
        output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(count);
    }

    [Fact]
    public async Task Export_Out_ReplacesTheFileAndLeavesNoDraft()
    {
        await StoredClaims.AddAsync(_line);
        var file = _line.At("claims.csv");
        await File.WriteAllTextAsync(file, "old", TestContext.Current.CancellationToken);
        var (exitCode, output, error) = await _line.TypeAsync("export", "--format", "csv", "--out", file);
        exitCode.ShouldBe(ExitCode.Fine);
        output.ShouldBeEmpty();
        error.ShouldContain("2 claims written");
        (await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)).ShouldStartWith("claim,");
        File.Exists(file + ".part").ShouldBeFalse();
    }

    [Theory]
    [InlineData("--format", "xml")]
    [InlineData("--out", "/no/such/folder/claims.csv")]
    [InlineData("--article", "zzz")]
    [InlineData("--kind", "Rumour")]
    public async Task Export_WrongOption_IsUsageWithOneSentence(string option, string value)
    {
        var (exitCode, output, error) = await _line.TypeAsync("export", option, value);
        exitCode.ShouldBe(ExitCode.Usage);
        output.ShouldBeEmpty();
        error.ShouldContain(value);
    }
}
