using ClaimPipeline.Linking;

namespace ClaimPipeline.Tests.Linking;

public sealed class PeriodFinderTests
{
    private static readonly DateOnly Today = new(2024, 3, 5);

    [Theory]
    [InlineData("in 2022", "2022")]
    [InlineData("at the end of 2022", "2022")]
    [InlineData("in the first half of 2023", "2023-01-01/2023-06-30")]
    [InlineData("in Q3 2023", "2023-07-01/2023-09-30")]
    [InlineData("the first nine months of last year", "2023-01-01/2023-09-30")]
    [InlineData("last year", "2023")]
    [InlineData("last December", "2023-12")]
    [InlineData("in January", "2024-01")]
    [InlineData("on December 21", "2023-12-21")]
    [InlineData("on 21 December 2023", "2023-12-21")]
    [InlineData("on December 21, 2023,", "2023-12-21")]
    [InlineData("in March 2022", "2022-03")]
    [InlineData("between 2019 and 2021", "2019-01-01/2021-12-31")]
    [InlineData("in the 2022-23 season", "2022-07-01/2023-06-30")]
    [InlineData("from February 15 to June 30, 2024", "2024-02-15/2024-06-30")]
    [InlineData("it may rise in march order", null)]
    [InlineData("cost $2022 each", null)]
    public void Find_Phrase_GivesPeriod(string text, string? expected)
    {
        var found = PeriodFinder.Find(text, _ => false, Today, null);

        (found.Count == 0 ? null : found[0].Period.ToString()).ShouldBe(expected);
    }

    [Fact]
    public void Find_RelativeYearWithoutArticleDate_FindsNothing() =>
        PeriodFinder.Find("last year", _ => false, null, null).ShouldBeEmpty();
}
