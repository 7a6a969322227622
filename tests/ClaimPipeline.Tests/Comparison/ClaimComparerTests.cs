using ClaimPipeline.Comparison;
using ClaimPipeline.Gazetteer;
using ClaimPipeline.Records;
using static ClaimPipeline.Tests.Comparison.SomeArticle;

namespace ClaimPipeline.Tests.Comparison;

public sealed class ClaimComparerTests(ITestOutputHelper output)
{
    private const string Published = "2023-12-25";

    [Theory]
    [InlineData("mine_production", "CHN", "2022", "210,000 t", VerdictLabel.Supported, VerdictReason.Exact)]
    [InlineData("production", "CHN", "2022", "210,000 t", VerdictLabel.Supported, VerdictReason.Exact)]
    [InlineData("mine_production", "CHN", "2022", "210 kt", VerdictLabel.Supported, VerdictReason.Exact)]
    [InlineData("mine_production", "CHN", "2022", "about 200,000 t", VerdictLabel.Supported, VerdictReason.Rounding)]
    [InlineData("mine_production", "CHN", "2022", "more than 200,000 t", VerdictLabel.Supported, VerdictReason.Rounding)]
    [InlineData("mine_production", "CHN", "2022", "more than 330,000 t", VerdictLabel.Refuted, VerdictReason.Mismatch)]
    [InlineData("mine_production", "CHN", "2022", "2.1 million t", VerdictLabel.Refuted, VerdictReason.PowerOfTenSlip)]
    [InlineData("mine_production", "CHN", "2022", "210 million t", VerdictLabel.Refuted, VerdictReason.UnitSlip)]
    [InlineData("mine_production", "CHN", "2022", "168,000 t", VerdictLabel.Refuted, VerdictReason.WrongPeriod)]
    [InlineData("mine_production", "USA", "2022", "210,000 t", VerdictLabel.Refuted, VerdictReason.WrongPlaceOrCommodity)]
    [InlineData("mine_production", "CHN", "2022", "470,000 t", VerdictLabel.Refuted, VerdictReason.Mismatch)]
    [InlineData("mine_production", "CHN", "2022", "216,000 t", VerdictLabel.NotEnoughEvidence, VerdictReason.TooVague)]
    [InlineData("reserves", "WLD", "2022", "about 1300 million t", VerdictLabel.Refuted, VerdictReason.PowerOfTenSlip)]
    [InlineData("reserves", "CHN", "2022", "about 44 million t", VerdictLabel.Supported, VerdictReason.Exact)]
    [InlineData("reserves", "TUR", "2022", "694 million t", VerdictLabel.NotEnoughEvidence, VerdictReason.NoReference)]
    [InlineData("employment", "CHN", "2022", "10,000 t", VerdictLabel.NotEnoughEvidence, VerdictReason.NoReference)]
    public void Compare_Level_GivesLabelAndReason(string indicator, string place, string period, string figure, VerdictLabel label, VerdictReason reason) =>
        Check(Claim(indicator, "rare_earths", place, period) with { Figures = [Value(figure)] }, Published, label, reason);

    [Theory]
    [InlineData("reserves", "CHN", "2022", "34 %", VerdictLabel.Supported, VerdictReason.Rounding)]
    [InlineData("production", "CHN", "2022", "70 %", VerdictLabel.Supported, VerdictReason.Exact)]
    [InlineData("production", "CHN", null, "70 %", VerdictLabel.Supported, VerdictReason.Exact)]
    [InlineData("reserves", "CHN", "2022", "3.4 %", VerdictLabel.Refuted, VerdictReason.PowerOfTenSlip)]
    [InlineData("production", "CHN", "2022", "34 %", VerdictLabel.Refuted, VerdictReason.WrongBasis)]
    [InlineData("production", "CHN", "2022", "95 %", VerdictLabel.Refuted, VerdictReason.Mismatch)]
    [InlineData("production", "CHN", "2022", "more than half %", VerdictLabel.Supported, VerdictReason.Rounding)]
    public void Compare_Share_GivesLabelAndReason(string indicator, string place, string? period, string figure, VerdictLabel label, VerdictReason reason) =>
        Check(Share(indicator, "rare_earths", place, period, figure.Replace("half", "50", StringComparison.Ordinal)), Published, label, reason);

    [Fact]
    public void Compare_ComplementOfAShare_IsAHundredLess() =>
        Check(
            Share("reserves", "rare_earths", "OTH", "2022", "66 %") with { Counterpart = Slot(EntityKind.Place, "CHN") },
            Published, VerdictLabel.Supported, VerdictReason.Rounding);

    [Theory]
    [InlineData("mine_production", "CHN", 1, VerdictLabel.Supported)]
    [InlineData("reserves", "VNM", 2, VerdictLabel.Supported)]
    [InlineData("mine_production", "USA", 1, VerdictLabel.Refuted)]
    [InlineData("mine_production", "CHN", null, VerdictLabel.Supported)]
    public void Compare_Rank_IsReadOffTheTableInForce(string indicator, string place, int? rank, VerdictLabel label) =>
        Check(Claim(indicator, "rare_earths", place, "2022", form: AssertionForm.Rank) with { Rank = rank }, Published, label, null);

    [Fact]
    public void Compare_LessThan_IsReadOffTheTable() =>
        Check(
            Claim("production", "rare_earths", "AUS", form: AssertionForm.Comparison) with { Counterpart = Slot(EntityKind.Place, "CHN"), Direction = Change.Down },
            Published, VerdictLabel.Supported, VerdictReason.Exact);

    [Theory]
    [InlineData("VNM", VerdictLabel.Supported, VerdictReason.Exact)]
    [InlineData("TUR", VerdictLabel.NotEnoughEvidence, VerdictReason.NoReference)]
    public void Compare_Existence_NeedsARow(string place, VerdictLabel label, VerdictReason reason) =>
        Check(Claim("reserves", "rare_earths", place, form: AssertionForm.Existence), Published, label, reason);

    [Theory]
    [InlineData("quota", Change.Up, null, VerdictLabel.Supported)]
    [InlineData("production_quota", Change.Up, "2023", VerdictLabel.Supported)]
    [InlineData("production_quota", Change.Down, "2023", VerdictLabel.Refuted)]
    public void Compare_Trend_IsReadOffTwoPeriods(string indicator, Change direction, string? period, VerdictLabel label) =>
        Check(Claim(indicator, "rare_earths", "CHN", period, ClaimKind.Quota, AssertionForm.Trend) with { Direction = direction }, null, label, null);

    [Theory]
    [InlineData("21 %", Change.Up, VerdictLabel.Supported, VerdictReason.Rounding)]
    [InlineData("45,000 t", Change.Up, VerdictLabel.Supported, VerdictReason.Exact)]
    [InlineData("21 %", Change.Down, VerdictLabel.Refuted, VerdictReason.Mismatch)]
    public void Compare_Change_IsComputedFromTwoPeriods(string figure, Change direction, VerdictLabel label, VerdictReason reason) =>
        Check(
            Claim("production_quota", "rare_earths", "CHN", "2023", ClaimKind.Quota, AssertionForm.Change) with { Direction = direction, Figures = [In(FigureRole.Change, figure, direction)] },
            Published, label, reason);

    [Theory]
    [InlineData("technologies_prohibited", "24", VerdictLabel.Supported)]
    [InlineData("technologies_restricted", "110", VerdictLabel.Supported)]
    [InlineData("technologies_restricted", "240", VerdictLabel.Refuted)]
    public void Compare_CountsOfAList_AreLevelsOfItsDay(string indicator, string figure, VerdictLabel label) =>
        Check(Claim(indicator, "technology_catalogue", "CHN", "2023-12", ClaimKind.Ban) with { Figures = [Value(figure)] }, Published, label, null);

    [Theory]
    [InlineData("production", "AUS", "2024", "13,000 t", "2026-06-01", VerdictReason.OtherEdition)]
    [InlineData("production", "AUS", "2024", "13,000 t", "2025-06-01", VerdictReason.Exact)]
    [InlineData("reserves", "VNM", null, "22 million t", "2026-06-01", VerdictReason.OtherEdition)]
    public void Compare_FigureOfAnotherEdition_SaysSo(string indicator, string place, string? period, string figure, string published, VerdictReason reason) =>
        Check(Claim(indicator, "rare_earths", place, period) with { Figures = [Value(figure)] }, published, VerdictLabel.Supported, reason);

    [Fact]
    public void Compare_BetweenTwoSources_IsConflicting() =>
        Check(
            Claim("mine_production", "rare_earths", "CHN", "2021") with { Figures = [Value("180,000 t")] },
            "2025-12-25", VerdictLabel.ConflictingEvidence, VerdictReason.SourcesDisagree);

    [Fact]
    public void Compare_NothingButABareNumber_IsTooVague() =>
        Check(Claim("reserves", null, "CHN", "2022") with { Figures = [Value("5 t")] }, Published, VerdictLabel.NotEnoughEvidence, VerdictReason.TooVague);

    [Fact]
    public void Compare_SameInput_GivesSameVerdicts()
    {
        var article = new SomeArticle(Published).With(Share("reserves", "rare_earths", "CHN", "2022", "34 %"));

        article.Verdicts().ShouldBe(article.Verdicts());
        article.Verdict().Version.ShouldBe(ClaimComparer.VersionFor(Reference));
    }

    private void Check(Claim claim, string? published, VerdictLabel label, VerdictReason? reason)
    {
        var verdict = new SomeArticle(published).With(claim).Verdict();

        output.WriteLine($"{verdict.Label} {verdict.Reason} {verdict.Score}: {verdict.Explanation}");
        foreach (var step in verdict.Steps)
        {
            output.WriteLine("  " + step);
        }

        verdict.Label.ShouldBe(label, verdict.Explanation);
        if (reason is { } expected)
        {
            verdict.Reason.ShouldBe(expected, verdict.Explanation);
        }
    }
}
