using ClaimPipeline.OfficialFigures;

namespace ClaimPipeline.Tests.OfficialFigures;

public sealed class CellReaderTests
{
    [Theory]
    [InlineData("1234.5", "1234.5")]
    [InlineData("1,234,567", "1234567")]
    [InlineData("1 234", "1234")]
    [InlineData("e5,000", "5000 estimated")]
    [InlineData("12 r", "12 revised")]
    [InlineData("12.5p", "12.5 preliminary")]
    [InlineData("r,12", null)]
    [InlineData("45 (3)", "45")]
    [InlineData("45\u00b2", "45")]
    [InlineData("<0.5", "<0.5")]
    [InlineData(">100000", ">100000")]
    [InlineData("Less than \u00bd unit", "<0.5")]
    [InlineData("1.2E+3", "1200")]
    [InlineData("W", "")]
    [InlineData("NA", "")]
    [InlineData("\u2014", "")]
    [InlineData("..", "")]
    [InlineData("12,34", null)]
    [InlineData("1.2.3", null)]
    [InlineData("about 12", null)]
    public void Read_PrintedCell_GivesNumberQualifierAndStatus(string text, string? expected)
    {
        var cell = new CellReader().Read(text);

        (cell.Problem is not null ? null : $"{cell.Qualifier}{cell.Number}{(cell.Status is null ? "" : $" {cell.Status}")}").ShouldBe(expected);
    }

    [Theory]
    [InlineData("1.234,5", "1234.5")]
    [InlineData("12,34", "12.34")]
    [InlineData("1,234.5", null)]
    public void Read_DecimalComma_ReadsPointsAsGroups(string text, string? expected) => new CellReader(',').Read(text).Number.ShouldBe(expected);
}
