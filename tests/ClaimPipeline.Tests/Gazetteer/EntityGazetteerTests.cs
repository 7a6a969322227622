using ClaimPipeline.Gazetteer;
using ClaimPipeline.Records;

namespace ClaimPipeline.Tests.Gazetteer;

public sealed class EntityGazetteerTests
{
    private static readonly EntityGazetteer Names = EntityGazetteer.Default;

    [Theory]
    [InlineData("China produced 210,000 tons of rare earths.", "China=CHN produced=production rare earths=rare_earths")]
    [InlineData("The U.S. Geological Survey (USGS) said", "U.S. Geological Survey=USGS USGS=USGS")]
    [InlineData("Chinese exports to the US fell", "Chinese=CHN exports=exports US=USA")]
    [InlineData("They told us that turkey is on the menu in Turkey", "Turkey=TUR")]
    [InlineData("Taxes lead to losses", "")]
    [InlineData("lead and zinc mines", "lead=lead zinc=zinc mines=mine_production")]
    [InlineData("a tin roof and a gold medal", "")]
    [InlineData("tonnes of tin and gold", "tin=tin gold=gold")]
    [InlineData("It cost 30 U.S. dollars, or US$30", "")]
    [InlineData("rare-earth and RARE EARTH oxides", "rare-earth=rare_earths RARE EARTH oxides=rare_earths")]
    [InlineData("Türkiye, Turkiye, Côte d’Ivoire and Cote d'Ivoire", "Türkiye=TUR Turkiye=TUR Côte d’Ivoire=CIV Cote d'Ivoire=CIV")]
    [InlineData("OPEC+ and Opec", "OPEC+=OPECPLUS Opec=OPEC")]
    [InlineData("The mining quota and the tariff-rate quota", "mining quota=production_quota tariff-rate quota=import_quota")]
    [InlineData("Papua New Guinea and Guinea-Bissau", "Papua New Guinea=PNG Guinea-Bissau=GNB")]
    [InlineData("reserves of the Federal Reserve", "reserves=reserves")]
    [InlineData("Beijing and the Kremlin", "Beijing=CHN Kremlin=RUS")]
    [InlineData("Dominican Republic, Niger, Nigeria", "Dominican Republic=DOM Niger=NER Nigeria=NGA")]
    [InlineData("palm oil, olive oil, crude oil, oil", "palm oil=palm_oil olive oil=olive_oil crude oil=crude_oil oil=crude_oil")]
    public void FindAll_Text_GivesTheLongestNamesInOrder(string text, string expected)
    {
        var found = string.Join(' ', Names.FindAll(text).Select(m => $"{m.Span.Slice(text)}={m.Entry.Id}"));

        found.ShouldBe(expected);
    }

    [Fact]
    public void FindAll_Relations_AreTold()
    {
        Names.FindAll("Beijing Chinese China produced").Select(m => m.Relation).ShouldBe(
            [NameRelation.Capital, NameRelation.Demonym, NameRelation.Name, NameRelation.Verb]);
    }

    [Fact]
    public void FindAll_NameAcrossLines_IsNotFound()
    {
        Names.FindAll("rare\nearth").ShouldBeEmpty();
    }

    [Theory]
    [InlineData(EntityKind.Place, "DEU", "EUU", true)]
    [InlineData(EntityKind.Place, "DEU", "WLD", true)]
    [InlineData(EntityKind.Place, "SAU", "OPECPLUS", true)]
    [InlineData(EntityKind.Place, "EUU", "DEU", false)]
    [InlineData(EntityKind.Commodity, "neodymium", "rare_earths", true)]
    [InlineData(EntityKind.Commodity, "rare_earth_magnets", "rare_earths", true)]
    [InlineData(EntityKind.Commodity, "rare_earths", "rare_earth_magnets", false)]
    [InlineData(EntityKind.Indicator, "mine_production", "production", true)]
    [InlineData(EntityKind.Indicator, "smelting_quota", "production_quota", true)]
    [InlineData(EntityKind.Indicator, "export_quota", "production_quota", false)]
    [InlineData(EntityKind.Place, "NOWHERE", "NOWHERE", true)]
    [InlineData(EntityKind.Place, "NOWHERE", "WLD", false)]
    public void IsSameOrNarrower_Codes_FollowBroaderTerms(EntityKind kind, string candidate, string of, bool expected)
    {
        Names.IsSameOrNarrower(kind, new EntityId(candidate), new EntityId(of)).ShouldBe(expected);
    }

    [Fact]
    public void Entries_EveryPlace_LiesInTheWorld()
    {
        Names.Entries(EntityKind.Place)
            .Where(p => !Names.IsSameOrNarrower(EntityKind.Place, p.Id, new EntityId("WLD")))
            .ShouldBeEmpty();
    }

    [Fact]
    public void Of_UnknownCode_Throws()
    {
        Should.Throw<ArgumentException>(() => Names.Of(EntityKind.Commodity, "unobtainium")).Message.ShouldContain("unobtainium");
    }

    [Fact]
    public void FindAll_LongHostileText_Ends()
    {
        var text = string.Concat(Enumerable.Repeat("rare   earth-permanent-magnet-lead-US$", 20_000)) + new string(' ', 100_000);

        Names.FindAll(text).Count.ShouldBeGreaterThan(10_000);
    }
}
