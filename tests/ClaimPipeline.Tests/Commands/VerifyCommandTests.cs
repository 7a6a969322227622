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

    [Fact]
    public async Task Compare_WithReport_WritesClaimedOfficialAndCounts()
    {
        await ComparedAsync();

        var (exitCode, _, error) = await _line.TypeAsync("compare", "--report", _line.At("r.csv"), "--summary", _line.At("s.csv"));

        exitCode.ShouldBe(ExitCode.Fine, error);
        var report = await File.ReadAllLinesAsync(_line.At("r.csv"), Token);
        report.Single(line => line.Contains(",44000000,", StringComparison.Ordinal)).ShouldContain("44 million tons,44000000,t,44000000,t,USGS,MCS2023,2022,USGS_MCS.reserves.rare_earths.CHN,0,Supported,Exact,");
        var summary = await File.ReadAllLinesAsync(_line.At("s.csv"), Token);
        summary[0].ShouldBe("group,name,claims,Supported,Refuted,ConflictingEvidence,NotEnoughEvidence");
        summary.ShouldContain("commodity,rare earths,2,2,0,0,0");
    }

    [Fact]
    public async Task OfficialDiff_TwoEditions_ListsWhatChanged()
    {
        var (exitCode, output, error) = await _line.TypeAsync("official", "diff", "MCS2024", "MCS2025", "--commodity", "rare_earths");

        exitCode.ShouldBe(ExitCode.Fine, error);
        output.ShouldContain("+287.5 %");
        (await _line.TypeAsync("official", "diff", "MCS2024", "MCS1999")).Error.ShouldContain("no figures of the edition 'MCS1999'");
    }

    [Theory]
    [InlineData("USGS_MCS.reserves.rare_earths.WLD", "130,000,000 t, REO equivalent, estimated, MCS2023")]
    [InlineData("CHN-2023-TECHCAT", "MOFCOM/MOST Announcement No. 57 of 2023")]
    public async Task OfficialShow_SeriesOrMeasure_TellsAllOfIt(string key, string said) =>
        (await _line.TypeAsync("official", "show", key)).Output.ShouldContain(said);

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
