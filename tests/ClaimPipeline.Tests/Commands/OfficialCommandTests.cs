using System.Text.Json;
using ClaimPipeline.App;
using ClaimPipeline.Records;

namespace ClaimPipeline.Tests.Commands;

public sealed class OfficialCommandTests : IDisposable
{
    private const string Header = "SERIES,INDICATOR,COMMODITY,REF_AREA,TIME_PERIOD,OBS_VALUE,UNIT_MEASURE,EDITION,SOURCE\n";
    private const string Good = "TEST.mine_production.cobalt.FIN,mine_production,cobalt,FIN,1999,1234,t,T1,TEST\n";
    private const string Bad = "TEST.mine_production.cobalt.SWE,mine_production,cobalt,SWE,1999,many,t,T1,TEST\n";

    private readonly CommandLine _line = new();

    public void Dispose() => _line.Dispose();

    [Fact]
    public async Task Import_GoodFile_IsListedAfterwardsAndCountedOnce()
    {
        var file = await WriteAsync(Header + Good);
        var (exitCode, output, error) = await _line.TypeAsync("official", "import", file);
        exitCode.ShouldBe(ExitCode.Fine, error);
        output.ShouldContain("1 rows, 1 new or changed");
        (await _line.TypeAsync("official", "import", file)).Output.ShouldContain("1 rows, 0 new or changed");

        var (_, listed, _) = await _line.TypeAsync("official", "list", "--commodity", "cobalt", "--place", "fin", "--period", "1990/1999", "--json");
        var figure = JsonSerializer.Deserialize(listed.Trim(), RecordsJson.Compact.OfficialFigure)!;
        figure.Quantity.Value.ShouldBe(1234);
        (await _line.TypeAsync("official")).Output.ShouldContain("TEST");
    }

    [Fact]
    public async Task Import_BadRow_ChangesNothingUnlessAsked()
    {
        var file = await WriteAsync(Header + Good + Bad);
        var (exitCode, output, error) = await _line.TypeAsync("official", "import", file);
        exitCode.ShouldBe(ExitCode.Problems);
        error.ShouldContain("many");
        output.ShouldContain("nothing imported");
        (await _line.TypeAsync("official", "import", "--skip-invalid", file)).Output.ShouldContain("1 new or changed, 1 left out");
        var (_, json, _) = await _line.TypeAsync("official", "import", file, "--json");
        using var result = JsonDocument.Parse(json);
        result.RootElement.GetProperty("problems").GetArrayLength().ShouldBe(1);
    }

    [Theory]
    [InlineData("SERIES,INDICATOR\nx,y\n", "COMMODITY")]
    [InlineData("", "official.csv")]
    public async Task Import_WrongFile_NamesWhatIsWrong(string text, string named)
    {
        var (exitCode, _, error) = await _line.TypeAsync("official", "import", await WriteAsync(text));
        exitCode.ShouldBe(ExitCode.Problems);
        error.ShouldContain(named);
    }

    [Fact]
    public async Task List_Bundled_HasFiguresAndMeasures()
    {
        var (_, figures, _) = await _line.TypeAsync(
            "official", "list", "--commodity", "rare_earths", "--place", "CHN", "--indicator", "mine_production", "--period", "2022");
        figures.ShouldContain("210,000");
        figures.ShouldContain("MCS2023");
        var (_, measures, _) = await _line.TypeAsync("official", "list", "--measures", "--commodity", "palm_oil");
        measures.ShouldContain("IDN-2022-PALM");
        measures.ShouldContain("1 rows");
    }

    [Fact]
    public async Task List_MoreThanMax_SaysHowManyAreLeft() =>
        (await _line.TypeAsync("official", "list", "--max", "2")).Output.ShouldContain("more not shown (--max)");

    [Theory]
    [InlineData("official", "list", "--period", "last year")]
    [InlineData("official", "list", "--measures", "--indicator", "reserves")]
    [InlineData("official", "list", "--max", "0")]
    [InlineData("official", "import")]
    [InlineData("official", "import", "/no/such.csv")]
    public async Task Official_WrongWords_AreUsage(params string[] words) =>
        (await _line.TypeAsync(words)).ExitCode.ShouldBe(ExitCode.Usage);

    [Theory]
    [InlineData("official")]
    [InlineData("official", "import")]
    [InlineData("official", "list")]
    [InlineData("runs")]
    [InlineData("runs", "show")]
    [InlineData("show")]
    [InlineData("export")]
    public async Task Help_OfEachVerb_HasAnExample(params string[] words)
    {
        var (exitCode, output, error) = await _line.TypeAsync([.. words, "--help"]);
        exitCode.ShouldBe(ExitCode.Fine, error);
        output.ShouldContain($"Example:\n  claimpipeline {string.Join(' ', words)}");
    }

    private async Task<string> WriteAsync(string text)
    {
        var file = _line.At("official.csv");
        await File.WriteAllTextAsync(file, text, TestContext.Current.CancellationToken);
        return file;
    }
}
