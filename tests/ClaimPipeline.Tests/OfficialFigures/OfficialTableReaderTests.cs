using System.IO.Compression;
using System.Text;
using ClaimPipeline.OfficialFigures;
using ClaimPipeline.Records;

namespace ClaimPipeline.Tests.OfficialFigures;

public sealed class OfficialTableReaderTests
{
    private readonly TableNotes _notes = new();

    [Theory]
    [InlineData("DATAFLOW,FREQ,REF_AREA,TIME_PERIOD,OBS_VALUE\n", "sdmx-csv")]
    [InlineData("DATAFLOW: Dataflow;REF_AREA: Area;TIME_PERIOD: Time;OBS_VALUE\n", "sdmx-csv")]
    [InlineData("STRUCTURE,STRUCTURE_ID,ACTION,REF_AREA,TIME_PERIOD,OBS_VALUE\n", "sdmx-csv")]
    [InlineData("STRUCTURE[;],STRUCTURE_ID,ACTION,REF_AREA\n", "sdmx-csv")]
    [InlineData("{\"meta\":{},\"data\":{\"dataSets\":[]}}", "sdmx-json")]
    [InlineData("\uFEFFSource,Country,Type,Prod_t_2021,Prod_t_est_2022,Prod_notes\n", "usgs-mcs")]
    [InlineData("SOURCE,COMMODITY,COUNTRY,TYPE,UNIT_MEAS,PROD_2023,PROD_EST_ 2024\n", "usgs-mcs")]
    [InlineData("Entity,Code,Year,Coal - % electricity\n", "owid")]
    [InlineData("country,year,iso_code,coal_share_elec\n", "owid")]
    [InlineData("SERIES,OBS_VALUE\n", "tidy")]
    public void Detect_FirstLine_TellsTheLayout(string text, string format) =>
        OfficialTableReader.Detect(Stream(text)).ShouldBe(format);

    [Fact]
    public void Read_SdmxCsv1WithLabels_TakesCodesAgencyAndScale()
    {
        const string Text = """
            DATAFLOW,FREQ: Frequency,REF_AREA: Area,COMMODITY: Commodity,INDICATOR: Indicator,TIME_PERIOD: Time,OBS_VALUE,UNIT_MEASURE: Unit,UNIT_MULT: Multiplier,OBS_STATUS: Status
            STATS:DF_MIN(1.0),A: Annual,CL: Chile,COPPER: Copper,MINE_PRODUCTION: Mine production,2022,5330,T: Tonnes,3: Thousands,E: Estimated
            STATS:DF_MIN(1.0),A: Annual,CL: Chile,COPPER: Copper,MINE_PRODUCTION: Mine production,2023-Q2,1400,T: Tonnes,3: Thousands,P: Preliminary
            STATS:DF_MIN(1.0),A: Annual,CL: Chile,COPPER: Copper,MINE_PRODUCTION: Mine production,2024,6000,T: Tonnes,3: Thousands,F: Forecast
            STATS:DF_MIN(1.0),A: Annual,CL: Chile,COPPER: Copper,MINE_PRODUCTION: Mine production,2021,,T: Tonnes,3: Thousands,M: Missing
            """;

        var figures = Good(Text);

        figures.Select(f => (f.Series, f.Period.ToString(), f.Quantity.Value, f.Quantity.Unit.Code, f.Status)).ShouldBe(
        [
            ("STATS.mine_production.copper.CHL", "2022", 5_330_000m, "t", "estimated"),
            ("STATS.mine_production.copper.CHL", "2023-04-01/2023-06-30", 1_400_000m, "t", "preliminary"),
        ]);
        figures[0].Source.ShouldBe("STATS");
        _notes.RowsLeftOut.ShouldBe(2);
    }

    [Fact]
    public void Read_SdmxCsv2SlicedFurther_KeepsSeriesApart()
    {
        const string Text = """
            STRUCTURE,STRUCTURE_ID,ACTION,geo,COMMODITY,INDICATOR,grade,TIME_PERIOD,OBS_VALUE,UNIT_MEASURE
            dataflow,ESTAT:MIN_X(1.0),I,DE,lithium,reserves,ORE,2022,12.5,kt
            dataflow,ESTAT:MIN_X(1.0),I,DE,lithium,reserves,BRINE,2022,7,kt
            """;

        var figures = Good(Text);

        figures.Select(f => (f.Series, f.Basis, f.Place.Value)).ShouldBe(
        [
            ("ESTAT.reserves.lithium.DEU.ORE", "grade=ORE", "DEU"),
            ("ESTAT.reserves.lithium.DEU.BRINE", "grade=BRINE", "DEU"),
        ]);
    }

    [Fact]
    public void Read_SdmxCsvRowsThatCannotBe_NamesLineAndRemedy()
    {
        const string Text = """
            STRUCTURE,STRUCTURE_ID,ACTION,REF_AREA,COMMODITY,INDICATOR,TIME_PERIOD,OBS_VALUE,UNIT_MEASURE
            dataflow,A:B(1.0),D,CL,copper,mine_production,2022,1,t
            dataflow,A:B(1.0),I,QZ,copper,mine_production,2022,1,t
            dataflow,A:B(1.0),I,CL,copper,mine_production,2022,12;5,t
            dataflow,A:B(1.0),I,CL,copper,mine_production,2022,1,t
            dataflow,A:B(1.0),I,CL,copper,mine_production,2022,2,t
            """;

        Problems(Text).ShouldBe(
        [
            "f.csv, line 2: ACTION is D, delete: only rows to add or replace can be imported, so remove it.",
            "f.csv, line 3: REF_AREA 'QZ' is no known place: write an ISO 3166-1 alpha-3 code, WLD, OTH or EUU.",
            "f.csv, line 4: OBS_VALUE '12;5' is no number: expected are digits, a sign for a missing value, or a footnote letter beside digits.",
            "f.csv, line 6: it says series 'A.mine_production.copper.CHL', period 2022, edition '' again, first said at f.csv, line 5: remove one, or tell them apart.",
        ]);
    }

    [Fact]
    public void Read_SdmxCsvThatNamesNoCommodity_AsksForAMapping()
    {
        const string Text = "DATAFLOW,REF_AREA,TIME_PERIOD,OBS_VALUE,UNIT_MEASURE\nA:B(1.0),CL,2022,5,t\n";

        Problems(Text).ShouldHaveSingleItem().ShouldStartWith("f.csv does not say INDICATOR: name its column or its constant text in a mapping file (--map FILE)");
        var mapping = TableMappingFile.Read("""{ "constants": { "INDICATOR": "mine_production", "COMMODITY": "tin" } }""", "m.json");
        Read(Text, new TableRequest { Mapping = mapping }).ShouldHaveSingleItem().Value!.Series.ShouldBe("A.mine_production.tin.CHL");
    }

    [Fact]
    public void Read_SdmxJson1Series_ReadsKeysAttributesAndNulls()
    {
        const string Text = """
            { "header": { "id": "x", "prepared": "2024-01-01T00:00:00Z", "sender": { "id": "BGS" } },
              "dataSets": [ { "action": "Information", "series": {
                "0:0": { "attributes": [0], "observations": { "0": [210000, 0], "1": [240000, null], "2": [null] } },
                "1:0": { "attributes": [0], "observations": { "0": ["43000"], "7": [1] } } } } ],
              "structure": {
                "dimensions": {
                  "dataSet": [ { "id": "COMMODITY", "values": [ { "id": "rare_earths" } ] } ],
                  "series": [ { "id": "REF_AREA", "values": [ { "id": "CHN" }, { "id": "US" } ] }, { "id": "INDICATOR", "values": [ { "id": "mine_production" } ] } ],
                  "observation": [ { "id": "TIME_PERIOD", "values": [ { "id": "2022" }, { "id": "2023" }, { "id": "2024" } ] } ] },
                "attributes": {
                  "series": [ { "id": "UNIT_MEASURE", "values": [ { "id": "T", "name": "Tonnes" } ] } ],
                  "observation": [ { "id": "OBS_STATUS", "values": [ { "id": "E" } ] } ] } } }
            """;

        var results = Read(Text);

        results.Where(r => r.IsKept).Select(r => (r.Value!.Series, r.Value!.Period.ToString(), r.Value!.Quantity.Value, r.Value!.Status)).ShouldBe(
        [
            ("BGS.mine_production.rare_earths.CHN", "2022", 210_000m, "estimated"),
            ("BGS.mine_production.rare_earths.CHN", "2023", 240_000m, null),
            ("BGS.mine_production.rare_earths.USA", "2022", 43_000m, null),
        ]);
        results.Single(r => !r.IsKept).Detail.ShouldBe("f.csv, data set 1, series 1:0, observation 7: its key points to value 7 of TIME_PERIOD, which has 3.");
        _notes.CellsWithoutValue.ShouldBe(1);
    }

    [Fact]
    public void Read_SdmxJson2Flat_ReadsMeasuresBeforeAttributes()
    {
        const string Text = """
            { "meta": { "sender": { "id": "ORG" } }, "data": {
              "dataSets": [ { "structure": 0, "attributes": [0], "observations": { "0:0:0": [7.25, 11, "P"] } } ],
              "structures": [ {
                "dimensions": { "observation": [ { "id": "REF_AREA", "values": [ { "id": "NO" } ] }, { "id": "COMMODITY", "values": [ { "id": "cobalt" } ] },
                  { "id": "TIME_PERIOD", "values": [ { "value": "2022-07" } ] } ] },
                "measures": { "observation": [ { "id": "OBS_VALUE" }, { "id": "OTHER" } ] },
                "attributes": { "dataSet": [ { "id": "UNIT_MEASURE", "values": [ { "id": "kt" } ] } ], "observation": [ { "id": "OBS_STATUS" } ] } } ] } }
            """;
        var mapping = TableMappingFile.Read("""{ "constants": { "INDICATOR": "exports" } }""", "m.json");

        var figure = Read(Text, new TableRequest { Mapping = mapping, Constants = { ["EDITION"] = "v2" } }).ShouldHaveSingleItem().Value!;

        (figure.Series, figure.Period.ToString(), figure.Quantity.Value, figure.Status, figure.Edition).ShouldBe(("ORG.exports.cobalt.NOR", "2022-07", 7.25m, "preliminary", "v2"));
    }

    [Theory]
    [InlineData("{", "is no JSON")]
    [InlineData("{\"sdmx\": 1}", "has no array 'dataSets'")]
    [InlineData("{\"dataSets\": []}", "has no 'structure'")]
    public void Read_BrokenSdmxJson_SaysWhatIsWrong(string text, string said) =>
        Read(text, new TableRequest { Format = "sdmx-json" }).ShouldHaveSingleItem().Detail!.ShouldContain(said);

    [Fact]
    public void Read_UsgsTableOfOneCommodity_ReadsProductionAndReserves()
    {
        const string Text = """
            Source,Country,Type,Prod_kt_2021,Prod_kt_est_2022,Prod_notes,Reserves_kt,Reserves_notes
            MCS2023,Chile,"Mine production, recoverable copper content","5,620",5200,,190000,
            MCS2023,Congo (Kinshasa),"Mine production, recoverable copper content",1740,2200,Estimated in 2021 also.,31000,
            MCS2023,Burma,"Mine production, recoverable copper content",<½ unit,—,,NA,
            MCS2023,United States,"Mine production, recoverable copper content",W,e1300,,XX,
            MCS2023,World total (rounded),"World mine production, recoverable copper content",21200,22000,,890000,
            """;

        var figures = Good(Text, "mcs2023-coppe_world.csv");

        figures.Count.ShouldBe(12);
        figures.ShouldAllBe(f => f.Basis == "metal content" && f.Edition == "MCS2023" && f.Source == "USGS" && f.Published == Period.Month(2023, 1));
        Told(figures, "CHL").ShouldBe(["mine_production 2021 5620 final", "mine_production 2022 5200 estimated", "reserves 2022 190000 final"]);
        Told(figures, "COD")[0].ShouldBe("mine_production 2021 1740 estimated");
        Told(figures, "MMR").ShouldBe(["mine_production 2021 LessThan 0.5 final", "mine_production 2022 0 estimated"]);
        Told(figures, "USA").ShouldBe(["mine_production 2022 1300 estimated"]);
        Told(figures, "WLD").Count.ShouldBe(3);
        figures[0].Series.ShouldBe("USGS_MCS.mine_production.copper.CHL");
        _notes.CellsWithoutValue.ShouldBe(3);
    }

    [Theory]
    [InlineData("mcs2023-alumi_world.csv", "Smelter production, aluminum", "USGS_MCS.smelter_production.aluminium.CHN")]
    [InlineData("mcs2023-bauxi_world.csv", "Refinery production, alumina - calcined equivalent weights", "USGS_MCS.refinery_production.alumina.CHN")]
    [InlineData("mcs2023-plati_world.csv", "Mine production: Palladium", "USGS_MCS.mine_production.palladium.CHN")]
    [InlineData("mcs2023-graph_world.csv", "Mine production, graphite", "USGS_MCS.mine_production.graphite_natural.CHN")]
    public void Read_UsgsTableOfOneCommodity_KnowsWhichOneARowIsOf(string file, string type, string series) =>
        Good($"Source,Country,Type,Prod_t_2021\nMCS2023,China,\"{type}\",5\n", file).ShouldHaveSingleItem().Series.ShouldBe(series);

    [Fact]
    public void Read_UsgsTableOfAllCommodities_TakesCommodityAndUnitFromItsColumns()
    {
        const string Text = """
            SOURCE,COMMODITY,COUNTRY,TYPE,UNIT_MEAS,PROD_2023,PROD_EST_ 2024,PROD_NOTES,CAP_2023,CAP_EST_ 2024,CAP_NOTES,RESERVES_2024,RESERVE_NOTES
            MCS2025,Cobalt,Canada ,"Mine production, cobalt content",metric tons,4000,4500,,,,,220000,
            MCS2025,Platinum-group metals,South Africa,Mine production: Palladium,kilograms,71000,72000,,,,,,
            MCS2025,Diamond (industrial),Congo (Brazzaville),Mine production,million carats,1,2,,,,,,
            """;

        var figures = Read(Latin1(Text.Replace("Canada ", "Canad\u00e1 ", StringComparison.Ordinal)), "MCS2025_World_Data.csv", new TableRequest());

        figures.Where(f => f.IsKept).Select(f => (f.Value!.Subject.Value, f.Value!.Period.ToString(), f.Value!.Quantity.Value, f.Value!.Quantity.Unit.Code)).ShouldContain(("palladium", "2024", 72_000m, "kg"));
        figures.Where(f => f.IsKept).Select(f => f.Value!).Where(f => f.Place.Value == "CAN").Select(f => (f.Series, f.Quantity.Value)).ShouldContain(("USGS_MCS.reserves.cobalt.CAN", 220_000m));
    }

    [Fact]
    public void Read_OwidTable_TakesKnownColumnsAndNamesTheOthers()
    {
        const string Text = """
            country,year,iso_code,population,coal_share_elec,solar_electricity
            China,2022,CHN,1425000000,61.2,427.3
            Africa,2022,,1400000000,27,
            World,2022,OWID_WRL,8000000000,,1323
            """;

        var figures = Good(Text);

        figures.Select(f => (f.Indicator.Value, f.Subject.Value, f.Place.Value, f.Quantity.Value)).ShouldBe(
        [
            ("share_of_electricity", "coal", "CHN", 61.2m), ("generation", "solar", "CHN", 427.3m), ("generation", "solar", "WLD", 1_323m),
        ]);
        _notes.ColumnsLeftOut.ShouldBe(["population"]);
        (_notes.RowsLeftOut, _notes.CellsWithoutValue).ShouldBe((1, 1));
    }

    [Fact]
    public void Read_MappedCsvWithPeriodColumns_ReadsEachOfThem()
    {
        const string Text = "Production of tin;;\nCountry;2021;2022 p;2022\nMalaysia;1.234,5;x;..\nTotal;;;300.000\n";
        var mapping = TableMappingFile.Read(
            """
            { // read from a national yearbook
              "separator": ";", "decimalPoint": ",", "headerRow": 2, "periodColumns": true,
              "constants": { "INDICATOR": "mine_production", "COMMODITY": "tin", "UNIT_MEASURE": "t", "SOURCE": "DOSM" },
              "columns": { "REF_AREA": "Country" }, "codes": { "REF_AREA": { "Total": "WLD" } } }
            """,
            "m.json");

        Read(Text, new TableRequest { Mapping = mapping }).Select(r => (r.Value!.Place.Value, r.Value!.Period.ToString(), r.Value!.Quantity.Value)).ShouldBe(
            [("MYS", "2021", 1_234.5m), ("WLD", "2022", 300_000m)]);
    }

    [Fact]
    public void Read_MappedWorkbook_ReadsTheNamedSheet()
    {
        var mapping = TableMappingFile.Read(
            """
            { "sheet": "Data", "headerRow": 2,
              "constants": { "INDICATOR": "production", "COMMODITY": "steel", "UNIT_MEASURE": "Mt", "SOURCE": "WSA" },
              "columns": { "REF_AREA": "Country", "TIME_PERIOD": "Year", "OBS_VALUE": "Output" } }
            """,
            "m.json");

        var results = Read(Workbook(), "f.xlsx", new TableRequest { Mapping = mapping });

        results.Select(r => r.Value is { } f ? $"{f.Place} {f.Period} {f.Quantity.Value}" : r.Detail).ShouldBe(
            ["CHN 2022 1018", "IND 2023 140.8", "f.xlsx, sheet Data, row 5: REF_AREA 'Nowhere' is no known place: write an ISO 3166-1 alpha-3 code, WLD, OTH or EUU."]);
        Read(Workbook(), "f.xlsx", new TableRequest { Mapping = mapping with { Sheet = "Other" } }).ShouldHaveSingleItem().Detail
            .ShouldBe("f.xlsx has no sheet 'Other' (it has Notes, Data): name one of them in the mapping.");
    }

    [Theory]
    [InlineData("""{ "column": {} }""", "column")]
    [InlineData("""{ "columns": { "COUNTRY": "Land" } }""", "maps to 'COUNTRY'")]
    [InlineData("""{ "separator": "::" }""", "separator takes one character")]
    [InlineData("[", "is no mapping")]
    public void ReadMapping_ThatSaysWhatNoMappingSays_Throws(string json, string said) =>
        Should.Throw<InvalidDataException>(() => TableMappingFile.Read(json, "m.json")).Message.ShouldContain(said);

    [Fact]
    public void Read_MappedColumnThatIsNotThere_NamesIt()
    {
        var mapping = new TableMapping { Columns = new() { ["REF_AREA"] = "Land" } };

        Read("Country,Year\nChile,2020\n", new TableRequest { Mapping = mapping }).ShouldHaveSingleItem().Detail!
            .ShouldStartWith("f.csv has no column 'Land', from which the mapping reads REF_AREA (it has Country, Year)");
    }

    private static List<string> Told(IEnumerable<OfficialFigure> figures, string place) =>
    [
        .. figures.Where(f => f.Place.Value == place).Select(f =>
            $"{f.Indicator} {f.Period} {(f.Quantity.Modifier == Modifier.Exact ? "" : $"{f.Quantity.Modifier} ")}{f.Quantity.Value} {f.Status}"),
    ];

    private static byte[] Workbook()
    {
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            const string Main = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
            Add(zip, "xl/workbook.xml", $"<workbook {Main} xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet name=\"Notes\" sheetId=\"1\" r:id=\"rId1\"/><sheet name=\"Data\" sheetId=\"2\" r:id=\"rId2\"/></sheets></workbook>");
            Add(zip, "xl/_rels/workbook.xml.rels", "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"t\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"rId2\" Type=\"t\" Target=\"worksheets/sheet2.xml\"/></Relationships>");
            Add(zip, "xl/sharedStrings.xml", $"<sst {Main}><si><t>Country</t></si><si><r><t>Chi</t></r><r><t>na</t></r><rPh><t>zz</t></rPh></si></sst>");
            Add(zip, "xl/worksheets/sheet1.xml", $"<worksheet {Main}><sheetData/></worksheet>");
            Add(zip, "xl/worksheets/sheet2.xml",
                $"<worksheet {Main}><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>Steel</t></is></c></row>"
                + "<row r=\"2\"><c r=\"A2\" t=\"s\"><v>0</v></c><c r=\"B2\" t=\"str\"><v>Year</v></c><c r=\"D2\" t=\"str\"><v>Output</v></c></row>"
                + "<row r=\"3\"><c r=\"A3\" t=\"s\"><v>1</v></c><c r=\"B3\"><v>2022</v></c><c r=\"D3\"><v>1018</v></c></row>"
                + "<row r=\"4\"><c r=\"A4\" t=\"inlineStr\"><is><t>India</t></is></c><c r=\"B4\"><v>2023</v></c><c r=\"D4\"><f>1+2</f><v>140.80000000000001</v></c></row>"
                + "<row r=\"5\"><c r=\"A5\" t=\"inlineStr\"><is><t>Nowhere</t></is></c><c r=\"B5\"><v>2023</v></c><c r=\"D5\"><v>1</v></c></row></sheetData></worksheet>");
        }

        return memory.ToArray();
    }

    private static void Add(ZipArchive zip, string path, string xml)
    {
        using var writer = new StreamWriter(zip.CreateEntry(path).Open());
        writer.Write(xml);
    }

    private static MemoryStream Stream(string text) => new(Encoding.UTF8.GetBytes(text));

    private static byte[] Latin1(string text) => Encoding.Latin1.GetBytes(text);

    private List<OfficialFigure> Good(string text, string file = "f.csv")
    {
        var results = Read(Encoding.UTF8.GetBytes(text), file, new TableRequest());
        results.ShouldAllBe(r => r.IsKept, string.Join('\n', results.Select(r => r.Detail)));
        return [.. results.Select(r => r.Value!)];
    }

    private List<string?> Problems(string text) => [.. Read(text).Where(r => !r.IsKept).Select(r => r.Detail)];

    private List<StageResult<OfficialFigure>> Read(string text, TableRequest? request = null) => Read(Encoding.UTF8.GetBytes(text), "f.csv", request ?? new TableRequest());

    private List<StageResult<OfficialFigure>> Read(byte[] bytes, string file, TableRequest request) =>
        [.. new OfficialTableReader(new OfficialFiguresOptions()).Read(new MemoryStream(bytes), file, request, _notes)];
}
