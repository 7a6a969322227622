using ClaimPipeline.App.Wording;
using ClaimPipeline.Records;
using ClaimPipeline.Units;

namespace ClaimPipeline.Tests.Wording;

public sealed class FigureTextTests
{
    [Theory]
    [InlineData("44000", "[ston_av]", "39,916.1 t")]
    [InlineData("210", "kt", "210,000 t")]
    [InlineData("210000", "t", null)]
    [InlineData("70", "%", null)]
    [InlineData("30", "TW.h", "30,000 GWh")]
    [InlineData("5", "USD", null)]
    public void Normalised_AnAmount_StandsInTheUnitThatItsLikeIsComparedIn(string value, string unit, string? expected)
    {
        UnitTable.Default.TryGet(unit, out var known).ShouldBeTrue();
        FigureText.Normalised(new Quantity { Value = decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture), Unit = known! }).ShouldBe(expected);
    }

    [Fact]
    public void Normalised_AFraction_IsInPercent() =>
        FigureText.Normalised(new Quantity { Value = 0.5m, Unit = new Unit("1", Dimension.Ratio), Modifier = Modifier.LessThan }).ShouldBe("less than 50 %");
}
