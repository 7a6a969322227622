using ClaimPipeline.Records;
using ClaimPipeline.TestKit;
using ClaimPipeline.Units;

namespace ClaimPipeline.Tests.Units;

public sealed class UnitTableTests
{
    private static readonly UnitTable Table = UnitTable.Default;

    [Theory]
    [InlineData("t", "t", Dimension.Mass)]
    [InlineData("Tonnes", "t", Dimension.Mass)]
    [InlineData("metric-ton", "t", Dimension.Mass)]
    [InlineData("MT", "t", Dimension.Mass)]
    [InlineData("mt", "t", Dimension.Mass)]
    [InlineData("Mt", "Mt", Dimension.Mass)]
    [InlineData("kt", "kt", Dimension.Mass)]
    [InlineData("short tons", "[ston_av]", Dimension.Mass)]
    [InlineData("percent", "%", Dimension.Ratio)]
    [InlineData("per cent", "%", Dimension.Ratio)]
    [InlineData("percentage points", "{pp}", Dimension.PercentagePoint)]
    [InlineData("fraction", "1", Dimension.Ratio)]
    [InlineData("1", "1", Dimension.None)]
    [InlineData("count", "{count}", Dimension.Count)]
    [InlineData("{technology}", "{technology}", Dimension.Count)]
    [InlineData("bbl/d", "[bbl_us]/d", Dimension.VolumeRate)]
    [InlineData("barrels per day", "[bbl_us]/d", Dimension.VolumeRate)]
    [InlineData("million tonnes per year", "Mt/a", Dimension.MassRate)]
    [InlineData("t/a", "t/a", Dimension.MassRate)]
    [InlineData("USD/kg", "USD/kg", Dimension.Price)]
    [InlineData("dollars per troy ounce", "USD/[oz_tr]", Dimension.Price)]
    [InlineData("€", "EUR", Dimension.Money)]
    [InlineData("million USD", "10*6.USD", Dimension.Money)]
    [InlineData("thousand barrels", "10*3.[bbl_us]", Dimension.Volume)]
    [InlineData("km/h", "km/h", Dimension.Speed)]
    public void TryGet_KnownName_GivesCodeAndDimension(string name, string code, Dimension dimension)
    {
        Table.TryGet(name, out var unit).ShouldBeTrue();
        unit.ShouldBe(new Unit(code, dimension));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("furlongs per fortnight")]
    [InlineData("/")]
    [InlineData("a")]
    [InlineData("per")]
    public void TryGet_UnknownName_IsFalseOrAUnit(string name)
    {
        Table.TryGet(name, out var unit).ShouldBe(name == "a");
        (unit is null).ShouldBe(name != "a");
    }

    [Theory]
    [InlineData("1", "short ton", "t", "0.90718474")]
    [InlineData("1", "long ton", "t", "1.0160469088")]
    [InlineData("240", "kt", "t", "240000")]
    [InlineData("44", "Mt", "t", "44000000")]
    [InlineData("34", "percent", "fraction", "0.34")]
    [InlineData("50", "basis points", "percentage points", "0.5")]
    [InlineData("1", "lb", "kg", "0.45359237")]
    [InlineData("212", "fahrenheit", "celsius", "100")]
    [InlineData("1", "million USD", "USD", "1000000")]
    [InlineData("2", "USD/kg", "USD/t", "2000")]
    [InlineData("1", "mb/d", "bbl/d", "1000000")]
    [InlineData("1", "barrel", "L", "158.987294928")]
    [InlineData("12", "ktpa", "t/a", "12000")]
    [InlineData("1", "kWh", "MJ", "3.6")]
    [InlineData("1", "bcm", "m3", "1000000000")]
    public void TryConvert_SameDimension_IsExact(string value, string from, string to, string expected)
    {
        var result = Convert(Number(value), from, to);
        Math.Round(result!.Value, 20).ShouldBe(Number(expected));
    }

    [Theory]
    [InlineData("t", "percent")]
    [InlineData("USD", "EUR")]
    [InlineData("percent", "percentage point")]
    [InlineData("t", "t/a")]
    [InlineData("celsius", "t")]
    public void TryConvert_OtherDimension_IsFalse(string from, string to) => Convert(1, from, to).ShouldBeNull();

    [Fact]
    public void TryConvert_Overflow_IsFalse() => Convert(decimal.MaxValue, "Gt", "mg").ShouldBeNull();

    [Fact]
    public void TryConvert_CountedThings_ConvertOneToOne()
    {
        Table.TryConvert(110, Unit.Counted("technology"), new Unit("{count}", Dimension.Count), out var result).ShouldBeTrue();
        result.ShouldBe(110);
        Table.TryConvert(2, new Unit("{dozen}", Dimension.Count), Unit.Counted("egg"), out result).ShouldBeTrue();
        result.ShouldBe(24);
    }

    [Fact]
    public void TryConvert_ThereAndBack_GivesTheValueBack()
    {
        var units = new[] { "t", "kg", "lb", "short ton", "long ton", "troy ounce", "kt", "mg", "quintal" };
        foreach (var from in units)
        {
            foreach (var to in units)
            {
                var there = Convert(123.456m, from, to)!.Value;
                Math.Abs(Convert(there, to, from)!.Value - 123.456m).ShouldBeLessThan(0.0000000001m, $"{from} to {to}");
            }
        }
    }

    [Fact]
    public void ConversionNote_ShortTon_SaysTheFactor()
    {
        Table.ConversionNote(Get("short ton"), Unit.Tonne).ShouldBe("1 short ton = 0.90718474 t");
        Table.ConversionNote(Unit.Tonne, Unit.Percent).ShouldBeNull();
    }

    [Fact]
    public void AmbiguityOf_Ton_NamesItsReadings()
    {
        Table.AmbiguityOf("Tons")!.Readings.Select(unit => unit.Code).ShouldBe(["t", "[ston_av]", "[lton_av]"]);
        Table.AmbiguityOf("MT")!.Readings[1].Code.ShouldBe("Mt");
        Table.AmbiguityOf("bn")!.Note.ShouldContain("million");
        Table.AmbiguityOf("tonne").ShouldBeNull();
    }

    [Theory]
    [InlineData("USD/kg", "USD per kilogram")]
    [InlineData("bpd", "barrel per day")]
    [InlineData("t", "tonne")]
    [InlineData("{licence}", "licence")]
    [InlineData("1", "")]
    public void NameOf_AnyUnit_IsReadable(string unit, string name) => Table.NameOf(Get(unit)).ShouldBe(name);

    [Fact]
    public void TryGet_EveryUnitOfTheReferenceFigures_IsKnown()
    {
        var file = Repository.Shared("reference", "figures.csv");
        Assert.SkipWhen(file is null, "needs the reference figures beside the checkout");
        foreach (var unit in (ReadOnlySpan<string>)["percent", "t", "kt", "kg", "bbl/d", "count"])
        {
            Table.TryGet(unit, out _).ShouldBeTrue(unit);
        }
    }

    [Theory]
    [InlineData("technologies", "technology")]
    [InlineData("people", "person")]
    [InlineData("batches", "batch")]
    [InlineData("boxes", "box")]
    [InlineData("licences", "licence")]
    [InlineData("MPs", "mp")]
    [InlineData("gas", "gas")]
    [InlineData("countries", "country")]
    [InlineData("cargoes", "cargo")]
    [InlineData("series", "series")]
    [InlineData("horses", "horse")]
    public void SingularOf_Noun_IsItsSingular(string noun, string singular) =>
        Singular.Of(noun).ShouldBe(singular);

    private static decimal? Convert(decimal value, string from, string to) =>
        Table.TryConvert(value, Get(from), Get(to), out var result) ? result : null;

    private static Unit Get(string name)
    {
        Table.TryGet(name, out var unit).ShouldBeTrue(name);
        return unit!;
    }

    private static decimal Number(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
