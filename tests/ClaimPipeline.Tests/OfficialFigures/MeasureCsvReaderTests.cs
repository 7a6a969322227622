using System.Text;
using ClaimPipeline.OfficialFigures;
using ClaimPipeline.Records;
using ClaimPipeline.TestKit;

namespace ClaimPipeline.Tests.OfficialFigures;

public sealed class MeasureCsvReaderTests
{
    private const string Header = "MEASURE,JURISDICTION,MEASURE_TYPE,MEASURE_LABEL,DIRECTION,COMMODITY,ANNOUNCED,IN_FORCE_FROM,IN_FORCE_TO,STATUS,COUNTERPART_AREA,OBS_VALUE,UNIT_MEASURE,SOURCE\n";

    [Fact]
    public void Read_GoodRow_SplitsListsAndReadsDates()
    {
        var measure = Read(Header + "M1,CHN,P31,ban,export,gallium;germanium,2024-12,2024-12-03,,suspended,USA;JPN,5,%,X\n").ShouldHaveSingleItem().Value.ShouldNotBeNull();

        measure.Commodities.Select(c => c.Value).ShouldBe(["gallium", "germanium"]);
        measure.Targets.Select(c => c.Value).ShouldBe(["USA", "JPN"]);
        measure.Announced.ShouldBe(Period.Month(2024, 12));
        measure.InForceTo.ShouldBeNull();
        measure.Quantity.ShouldNotBeNull().Unit.ShouldBe(Unit.Percent);
    }

    [Theory]
    [InlineData("M1,CHN,P31,ban,sideways,gallium,,,,in_force,,,,X", "DIRECTION 'sideways' is none of export, import, internal")]
    [InlineData("M1,CHN,P31,ban,export,gallium,,2024,2023,in_force,,,,X", "IN_FORCE_TO 2023 lies before IN_FORCE_FROM 2024")]
    [InlineData("M1,CHN,P31,ban,export,unobtainium,,,,in_force,,,,X", "COMMODITY 'unobtainium'")]
    [InlineData("M1,CHN,P31,ban,export,gallium,,,,in_force,,5,,X", "UNIT_MEASURE ''")]
    public void Read_BadRow_IsDroppedWithFileLineAndRemedy(string row, string detail)
    {
        var result = Read(Header + row + "\n").ShouldHaveSingleItem();

        result.Reason.ShouldBe(DropReason.InvalidRow);
        result.Detail.ShouldNotBeNull().ShouldStartWith("measures.csv, line 2: ");
        result.Detail.ShouldNotBeNull().ShouldContain(detail);
    }

    [Fact]
    public void Read_CommittedFile_EveryRowIsKept()
    {
        using var stream = File.OpenRead(Repository.At("corpus", "official", "measures.csv"));

        var results = MeasureCsvReader.Read(stream, "measures.csv").ToList();

        results.Where(r => !r.IsKept).Select(r => r.Detail).ShouldBeEmpty();
        results.Count.ShouldBe(122);
    }

    private static List<StageResult<Measure>> Read(string text) =>
        [.. MeasureCsvReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), "measures.csv")];
}
