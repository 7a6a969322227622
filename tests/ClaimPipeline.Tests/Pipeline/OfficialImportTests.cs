using ClaimPipeline.Pipeline;
using ClaimPipeline.Storage;
using ClaimPipeline.TestKit;

namespace ClaimPipeline.Tests.Pipeline;

public sealed class OfficialImportTests : IDisposable
{
    private const string Header = "SERIES,INDICATOR,COMMODITY,REF_AREA,TIME_PERIOD,OBS_VALUE,UNIT_MEASURE,SOURCE";
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();
    private readonly MemoryReferenceStore _store = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task ImportAsync_TheProjectsOwnTables_HaveNoProblems()
    {
        var results = await ImportAsync(Repository.At("corpus", "official"));

        results.SelectMany(r => r.Problems).ShouldBeEmpty();
        results.Sum(r => r.Rows).ShouldBeGreaterThan(10_000);
        results.Sum(r => r.Changed).ShouldBe(results.Sum(r => r.Rows));
    }

    [Fact]
    public async Task ImportAsync_Twice_ChangesNothing()
    {
        await ImportAsync(Repository.At("corpus", "official", "trade.csv"));
        var before = await _store.RevisionAsync(Token);

        var again = await ImportAsync(Repository.At("corpus", "official", "trade.csv"));

        again.ShouldHaveSingleItem().Changed.ShouldBe(0);
        (await _store.RevisionAsync(Token)).ShouldBe(before);
    }

    [Theory]
    [InlineData("A.mine_production.tin.CHN,mine_production,tin,CHN,2022,12x,t,USGS", "line 3")]
    [InlineData("A.mine_production.tin.CHN,mine_production,tin,CHN,2022,12,furlong-ish,USGS", "furlong-ish")]
    [InlineData("A.mine_production.tin.CHN,mine_production,tin,CHN,last year,12,t,USGS", "last year")]
    public async Task ImportAsync_OneBadRow_ImportsNothingAndNamesIt(string row, string said)
    {
        var file = Write($"{Header}\nA.mine_production.tin.PER,mine_production,tin,PER,2022,12,t,USGS\n{row}\n");

        var result = (await ImportAsync(file)).ShouldHaveSingleItem();

        result.Problems.ShouldHaveSingleItem().ShouldContain(said);
        result.Changed.ShouldBe(0);
        await foreach (var _ in _store.FiguresAsync(null, Token))
        {
            Assert.Fail("A file with a bad row must change nothing.");
        }
    }

    [Fact]
    public async Task ImportAsync_OneBadRowSkipped_ImportsTheRest()
    {
        var file = Write($"{Header}\nA.mine_production.tin.PER,mine_production,tin,PER,2022,12,t,USGS\nbad,row\n");

        var result = (await ImportAsync(file, skipInvalid: true)).ShouldHaveSingleItem();

        (result.Rows, result.Changed, result.Problems.Count).ShouldBe((1, 1, 1));
    }

    [Fact]
    public async Task ImportAsync_MissingColumn_NamesFileAndColumn()
    {
        var file = Write("SERIES,INDICATOR\na,b\n");

        var problem = (await ImportAsync(file)).ShouldHaveSingleItem().Problems.ShouldHaveSingleItem();

        problem.ShouldContain("table.csv");
        problem.ShouldContain("COMMODITY");
    }

    [Fact]
    public async Task ImportAsync_NoSuchFile_SaysWhatToDo() =>
        (await Should.ThrowAsync<FileNotFoundException>(() => ImportAsync(Path.Combine(_folder.FullName, "none.csv"))))
            .Message.ShouldContain("none.csv");

    private string Write(string text)
    {
        var file = Path.Combine(_folder.FullName, "table.csv");
        File.WriteAllText(file, text);
        return file;
    }

    private async Task<List<OfficialImportResult>> ImportAsync(string path, bool skipInvalid = false)
    {
        var results = new List<OfficialImportResult>();
        await foreach (var result in new OfficialImport(_store).ImportAsync(path, skipInvalid, Token))
        {
            results.Add(result);
        }

        return results;
    }
}
