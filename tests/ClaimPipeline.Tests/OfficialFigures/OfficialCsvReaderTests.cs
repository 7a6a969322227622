using System.Text;
using ClaimPipeline.OfficialFigures;
using ClaimPipeline.Records;
using ClaimPipeline.TestKit;

namespace ClaimPipeline.Tests.OfficialFigures;

public sealed class OfficialCsvReaderTests
{
    private const string Header = "SERIES,INDICATOR,COMMODITY,REF_AREA,COUNTERPART_AREA,TIME_PERIOD,OBS_VALUE,OBS_QUALIFIER,UNIT_MEASURE,EDITION,PUBLISHED,SOURCE\n";

    [Fact]
    public void Read_GoodRow_KeepsEveryField()
    {
        var figure = Read(Header + "U.reserves.rare_earths.VNM,reserves,rare_earths,VNM,,2022,22000,>,kt,MCS2023,2023-01,USGS\n").ShouldHaveSingleItem().Value.ShouldNotBeNull();

        figure.Indicator.Value.ShouldBe("reserves");
        figure.Place.Value.ShouldBe("VNM");
        figure.Counterpart.ShouldBeNull();
        figure.Period.ShouldBe(Period.Year(2022));
        figure.Published.ShouldBe(Period.Month(2023, 1));
        figure.Quantity.ShouldBe(new Quantity { Value = 22000, Unit = new Unit("kt", Dimension.Mass), Modifier = Modifier.MoreThan, Resolution = 1000 });
        figure.Id.ShouldBe(OfficialFigure.IdOf(figure.Series, figure.Period, figure.Edition, figure.Quantity));
    }

    [Theory]
    [InlineData("U.x,reserves,rare_earths,VNM,,2022,22 000,,t,M,2023,USGS", "OBS_VALUE '22 000' is no number")]
    [InlineData("U.x,reserves,rare_earths,VNM,,2022,\"22,000\",,t,M,2023,USGS", "OBS_VALUE '22,000' is no number")]
    [InlineData("U.x,reserves,rare_earths,VNM,,20x2,22,,t,M,2023,USGS", "TIME_PERIOD '20x2' is no period")]
    [InlineData("U.x,reserves,rare_earths,VNM,,2022,22,,parsecsy,M,2023,USGS", "UNIT_MEASURE 'parsecsy' is no known unit")]
    [InlineData("U.x,reserves,rare_earths,VNX,,2022,22,,t,M,2023,USGS", "REF_AREA 'VNX' is no known place")]
    [InlineData("U.x,reserves,rare_eaths,VNM,,2022,22,,t,M,2023,USGS", "COMMODITY 'rare_eaths' is not in the gazetteer")]
    [InlineData("U.x,Reserves!,rare_earths,VNM,,2022,22,,t,M,2023,USGS", "INDICATOR 'Reserves!' is no code")]
    [InlineData("U.x,reserves,rare_earths,VNM,,2022,22,~,t,M,2023,USGS", "OBS_QUALIFIER '~'")]
    [InlineData("U.x,reserves,rare_earths,VNM,,2022,,,t,M,2023,USGS", "OBS_VALUE is empty")]
    [InlineData("U.x,reserves,rare_earths,VNM,2022,22,t,M,2023,USGS", "it has 10 fields where the header names 12")]
    public void Read_BadRow_IsDroppedWithFileLineAndRemedy(string row, string detail)
    {
        var results = Read(Header + "U.good,reserves,rare_earths,VNM,,2022,22,,t,M,2023,USGS\n" + row + "\nU.next,reserves,rare_earths,VNM,,2022,22,,t,M,2023,USGS\n");

        results.Select(r => r.IsKept).ShouldBe([true, false, true]);
        results[1].Reason.ShouldBe(DropReason.InvalidRow);
        results[1].Detail.ShouldNotBeNull().ShouldStartWith("figures.csv, line 3: ");
        results[1].Detail.ShouldNotBeNull().ShouldContain(detail);
    }

    [Fact]
    public void Read_SameObservationTwice_DropsTheSecondAndNamesTheFirst()
    {
        var results = Read(Header + "U.x,reserves,rare_earths,VNM,,2022,22,,t,M,2023,USGS\nU.x,reserves,rare_earths,VNM,,2022,23,,t,M,2023,USGS\n");

        results[1].Detail.ShouldNotBeNull().ShouldContain("first said in line 2");
    }

    [Theory]
    [InlineData("", "figures.csv is empty")]
    [InlineData("SERIES,INDICATOR\n", "figures.csv has no column 'COMMODITY'")]
    [InlineData("SERIES,SERIES\n", "names the column 'SERIES' twice")]
    public void Read_BadHeader_IsOneResultThatNamesFileAndColumn(string text, string detail)
    {
        var result = Read(text).ShouldHaveSingleItem();

        result.Reason.ShouldBe(DropReason.Unreadable);
        result.Detail.ShouldNotBeNull().ShouldContain(detail);
    }

    [Fact]
    public void Read_UnknownColumn_IsNamed() =>
        Read(Header.TrimEnd() + ",OBSVALUE\n").ShouldHaveSingleItem().Detail.ShouldNotBeNull().ShouldContain("unknown column 'OBSVALUE'");

    [Fact]
    public void Read_BytesThatAreNotUtf8_SayWhichLine()
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes(Header + "U.x,reserves,rare_earths,VNM,,2022,22,,t,M,2023,"), 0xE9, 0x0A];

        Read(bytes).ShouldHaveSingleItem().Detail.ShouldNotBeNull().ShouldContain("line 2: its text is not UTF-8");
    }

    [Fact]
    public void Read_UnclosedQuote_EndsWithAReasonNotWithAnException() =>
        Read(Header + "\"U.x,reserves,rare_earths,VNM,,2022,22,,t,M,2023,USGS\n").ShouldAllBe(r => !r.IsKept);

    [Fact]
    public void Read_CommittedFiles_EveryRowIsKept()
    {
        var files = Directory.GetFiles(Repository.At("corpus", "official"), "*.csv").Where(f => !f.EndsWith("measures.csv", StringComparison.Ordinal));
        var results = files.SelectMany(file => Read(File.ReadAllBytes(file), Path.GetFileName(file))).ToList();

        results.Where(r => !r.IsKept).Select(r => r.Detail).ShouldBeEmpty();
        results.Count.ShouldBeGreaterThan(10_000);
        results.Select(r => (r.Value!.Series, r.Value.Period, r.Value.Edition)).ShouldBeUnique();
    }

    private static List<StageResult<OfficialFigure>> Read(string text) => Read(Encoding.UTF8.GetBytes(text));

    private static List<StageResult<OfficialFigure>> Read(byte[] bytes, string file = "figures.csv") =>
        [.. OfficialCsvReader.Read(new MemoryStream(bytes), file)];
}
