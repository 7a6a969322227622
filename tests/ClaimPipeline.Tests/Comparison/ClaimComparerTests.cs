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

    [Theory]
    [InlineData("rare_earths", "CHN", "P31", null, null, "2023-12-28", VerdictLabel.Refuted, VerdictReason.ScopeOverstated)]
    [InlineData("rare_earths", "CHN", "P31", null, ClaimStatus.Planned, "2023-12-28", VerdictLabel.NotEnoughEvidence, VerdictReason.TooVague)]
    [InlineData("rare_earth_technology", "CHN", "P31T", null, null, "2023-12-28", VerdictLabel.Supported, VerdictReason.Exact)]
    [InlineData("antimony", "CHN", "P33", "2024-08", ClaimStatus.InForce, "2024-09-01", VerdictLabel.Supported, VerdictReason.Exact)]
    [InlineData("bauxite", "IDN", "P31", null, ClaimStatus.InForce, "2022-12-30", VerdictLabel.Refuted, VerdictReason.NotYetInForce)]
    [InlineData("palm_oil", "IDN", "P31", null, ClaimStatus.InForce, "2022-07-01", VerdictLabel.Refuted, VerdictReason.Lifted)]
    [InlineData("palm_oil", "IDN", "P31", null, ClaimStatus.Lifted, "2022-06-01", VerdictLabel.Supported, VerdictReason.Exact)]
    [InlineData("critical_minerals", "CHN", "P31", "2024-12", null, "2024-12-10", VerdictLabel.Supported, VerdictReason.Exact)]
    [InlineData("wildlife", "CHN", "X_MARKET", null, null, "2020-03-01", VerdictLabel.NotEnoughEvidence, VerdictReason.TooVague)]
    [InlineData("tea", "KEN", "P31", null, null, "2022-06-01", VerdictLabel.NotEnoughEvidence, VerdictReason.NoReference)]
    public void Compare_Measure_IsHeldAgainstTheList(
        string subject, string place, string type, string? period, ClaimStatus? status, string published, VerdictLabel label, VerdictReason reason) =>
        Check(Ban(subject, place, type, period, status), published, label, reason);

    [Fact]
    public void Compare_QuotaDenied_IsNotRefuted() =>
        Check(
            Claim("oil_production_quota", "crude_oil", "OPEC", kind: ClaimKind.Quota, form: AssertionForm.Event) with { Polarity = Polarity.Denied },
            Published, VerdictLabel.NotEnoughEvidence, null);

    [Fact]
    public void Compare_PartWholeAndPercentThatDisagree_NameTheNumbers()
    {
        var verdicts = new SomeArticle(Published)
            .With(Claim("reserves", "rare_earths", "WLD", "2022") with { Figures = [Value("about 1300 million t")] })
            .With(Claim("reserves", "rare_earths", "CHN", "2022") with { Figures = [Value("about 44 million t")] })
            .With(Share("reserves", "rare_earths", "CHN", "2022", "34 %")).Verdicts();

        verdicts.Select(v => v.Label).ShouldBe([VerdictLabel.Refuted, VerdictLabel.Supported, VerdictLabel.Supported]);
        verdicts[0].Reason.ShouldBe(VerdictReason.PowerOfTenSlip);
        verdicts.ShouldAllBe(v => v.Explanation.Contains("is 3.4 %, not 34 %", StringComparison.Ordinal));
        verdicts[0].Evidence.Count(e => e.Sibling is not null).ShouldBe(2);
    }

    [Fact]
    public void Compare_FigureTheArticleGivesForAnotherIndicator_IsNotRefuted()
    {
        var verdicts = new SomeArticle(Published)
            .With(Share("mine_production", "rare_earths", "CHN", "2022", "34 %"))
            .With(Share("reserves", "rare_earths", "CHN", "2022", "34 %")).Verdicts();

        verdicts.Select(v => v.Label).ShouldBe([VerdictLabel.NotEnoughEvidence, VerdictLabel.Supported]);
    }

    [Fact]
    public void Compare_OldNewAndChangeThatDisagree_NameTheNumbers()
    {
        var verdict = new SomeArticle(Published).With(
            Claim("production", "salmon", "NOR", "2022", form: AssertionForm.Change) with
            {
                Direction = Change.Up,
                Figures = [In(FigureRole.Value, "1.5 million t"), In(FigureRole.Baseline, "1.2 million t"), In(FigureRole.Change, "50 %", Change.Up)],
            }).Verdict();

        (verdict.Label, verdict.Reason).ShouldBe((VerdictLabel.ConflictingEvidence, VerdictReason.InternallyInconsistent));
        verdict.Explanation.ShouldContain("is 25 %, not 50 %");
    }

    [Fact]
    public void Compare_SourceThatIsNotHere_IsNotRefuted() =>
        Check(
            Claim("mine_production", "rare_earths", "CHN", "2022") with { Figures = [Value("470,000 t")], Authority = Slot(EntityKind.Authority, "IEA") },
            Published, VerdictLabel.NotEnoughEvidence, VerdictReason.NoReference);

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
