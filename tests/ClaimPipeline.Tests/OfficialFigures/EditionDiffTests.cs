using ClaimPipeline.OfficialFigures;
using ClaimPipeline.Records;
using ClaimPipeline.TestKit;

namespace ClaimPipeline.Tests.OfficialFigures;

public sealed class EditionDiffTests
{
    [Fact]
    public void Between_TwoEditions_TellsChangedThenGoneThenNewRows()
    {
        OfficialFigure[] rows =
        [
            Some.OfficialFigure(2020, 100, "old"), Some.OfficialFigure(2020, 101, "new"),
            Some.OfficialFigure(2021, 100, "old"), Some.OfficialFigure(2021, 150, "new"),
            Some.OfficialFigure(2022, 100, "old"), Some.OfficialFigure(2022, 100, "new"),
            Some.OfficialFigure(2023, 7, "new"), Some.OfficialFigure(2019, 7, "old"), Some.OfficialFigure(2021, 9, "other"),
        ];

        EditionDiff.Between(rows, "old", "new").Select(c => ((c.New ?? c.Old)!.Period.ToString(), c.RelativeDifference)).ShouldBe(
            [("2021", 0.5m), ("2020", 0.01m), ("2019", null), ("2023", null)]);
    }

    [Fact]
    public void Between_SameAmountInAnotherUnit_IsAChangeOfNothingPercent()
    {
        var old = Some.OfficialFigure(2022, 5_000, "old");
        var now = Some.OfficialFigure(2022, 5, "new");

        var change = EditionDiff.Between([old, now with { Quantity = now.Quantity with { Unit = new Unit("kt", Dimension.Mass) } }], "old", "new").ShouldHaveSingleItem();

        change.RelativeDifference.ShouldBe(0);
    }
}
