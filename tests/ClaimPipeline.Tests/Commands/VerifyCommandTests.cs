using System.Text.Json;
using ClaimPipeline.App;
using ClaimPipeline.Records;
using ClaimPipeline.Storage;

namespace ClaimPipeline.Tests.Commands;

public sealed class VerifyCommandTests : IDisposable
{
    private const string Text = """
        Rare earths: what the tables say

        China produced 210,000 tons of rare earths in 2022, and its reserves of rare earths stood at 44 million tons in 2022. Readers asked for the
        sources of these figures, so here they are, as far as we have them at hand today. They may be copied freely, with a word on where they
        come from, and corrections are always welcome at the address below.
        """;

    private readonly CommandLine _line = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _line.Dispose();

    [Fact]
    public async Task Verify_NothingChanged_RepeatsEveryStepAndRow()
    {
        var claim = await ComparedAsync();

        var (exitCode, output, error) = await _line.TypeAsync("verify", claim.Value);

        exitCode.ShouldBe(ExitCode.Fine, error);
        output.ShouldContain("Supported, Exact: holds");
        output.ShouldContain("same     row: USGS MCS2023: mine production of rare earths, China, 2022: 210,000 t");
        output.ShouldNotContain("DIFFERS");
        output.ShouldContain(", edition ");
    }

    [Fact]
    public async Task Verify_RowRevised_FailsAndNamesWhatDiffers()
    {
        var claim = await ComparedAsync();
        await using (var workspace = await _line.OpenAsync())
        {
            var store = workspace.Get<IReferenceStore>();
            var row = await store.FiguresAsync(new EntityId("rare_earths"), Token)
                .FirstAsync(f => f is { Series: "USGS_MCS.mine_production.rare_earths.CHN", Edition: "MCS2023" } && f.Period == Period.Year(2022), Token);
            await store.ImportAsync([row with { Note = "read anew" }], Token);
        }

        var (exitCode, output, error) = await _line.TypeAsync("verify", claim.Value);

        exitCode.ShouldBe(ExitCode.Problems);
        output.ShouldContain("DIFFERS");
        error.ShouldContain("hash: '");
        error.ShouldContain("run 'claimpipeline compare'");
    }

    [Fact]
    public async Task Verify_AfterComparingAnew_HoldsAgain()
    {
        var claim = await ComparedAsync();
        await File.WriteAllTextAsync(
            _line.At("more.csv"),
            "SERIES,INDICATOR,COMMODITY,REF_AREA,TIME_PERIOD,OBS_VALUE,UNIT_MEASURE,SOURCE\nX.tin.BOL,mine_production,tin,BOL,1999,1,t,X\n",
            Token);
        (await _line.TypeAsync("official", "import", _line.At("more.csv"))).ExitCode.ShouldBe(ExitCode.Fine);
        (await _line.TypeAsync("verify", claim.Value)).ExitCode.ShouldBe(ExitCode.Problems);
        await _line.TypeAsync("compare");

        var (exitCode, output, _) = await _line.TypeAsync("verify", claim.Value, "--json");

        exitCode.ShouldBe(ExitCode.Fine);
        using var json = JsonDocument.Parse(output);
        json.RootElement.GetProperty("holds").GetBoolean().ShouldBeTrue();
        json.RootElement.GetProperty("stored").GetProperty("evidence")[0].GetProperty("hash").GetString()!.Length.ShouldBe(32);
    }

    /// <summary>Brings the text in up to its verdicts.</summary>
    private async Task<ClaimId> ComparedAsync()
    {
        await File.WriteAllTextAsync(_line.At("a.txt"), Text, Token);
        foreach (var words in new string[][] { ["import", _line.At("a.txt")], ["analyze"], ["compare"] })
        {
            var (exitCode, _, error) = await _line.TypeAsync(words);
            exitCode.ShouldBe(ExitCode.Fine, error);
        }

        await using var workspace = await _line.OpenAsync();
        var id = await workspace.Get<IVerdictStore>().StampsAsync(Token).SingleAsync(Token);
        var analysis = (await workspace.Get<IAnalysisStore>().GetAsync(id.Article, Token))!;
        return analysis.Claims.First(c => c.FigureIn(FigureRole.Value)?.Quantity.Value == 210_000).Id;
    }
}
