using ClaimPipeline.Classification;
using ClaimPipeline.Records;

namespace ClaimPipeline.Tests.Classification;

public sealed class CaseWeightsTests
{
    private static readonly List<LabelledSentence> Cases =
    [
        Case("The ministry banned exports of salt.", ClaimKind.Ban),
        Case("No salt may leave the port.", ClaimKind.Ban),
        Case("No silk may leave the port.", ClaimKind.Ban),
        Case("He was banned for two games."),
        Case("The ban was a joke."),
        Case("The price of salt rose."),
    ];

    [Fact]
    public void Mix_MoreClaimsWithoutTheWordThanRunningTextHas_CountsThemLess()
    {
        var weights = MixWeights.Of(Cases, ClaimKind.Ban, temper: 1);
        weights.Average().ShouldBe(1, 1e-9);
        weights[1].ShouldBeLessThan(weights[0]);
        weights[5].ShouldBeGreaterThan(weights[3]);
    }

    [Fact]
    public void Mix_TemperZero_CountsAllAlike() =>
        MixWeights.Of(Cases, ClaimKind.Ban, temper: 0).ShouldAllBe(weight => weight == 1);

    /// <summary>Of real sentences with "ban" three in four make the claim; of these one in three does.</summary>
    [Fact]
    public void Of_WordMostlyWithoutAClaim_CountsItsClaimsMore()
    {
        var weights = CaseWeights.Of(Cases, ClaimKind.Ban, temper: 1);
        weights.Average().ShouldBe(1, 1e-9);
        (weights[0] / (weights[0] + weights[3] + weights[4])).ShouldBe(0.74, 0.02);
        weights[3].ShouldBe(weights[4], 1e-9);
        weights.ShouldAllBe(weight => weight > 0);
    }

    [Fact]
    public void Of_TemperHalf_GoesHalfTheWay()
    {
        var (whole, half) = (CaseWeights.Of(Cases, ClaimKind.Ban, temper: 1), CaseWeights.Of(Cases, ClaimKind.Ban, temper: 0.5));
        (half[0] / half[3]).ShouldBe(Math.Sqrt(whole[0] / whole[3]), 1e-9);
        CaseWeights.Of(Cases, ClaimKind.Ban, temper: 0).ShouldAllBe(weight => weight == 1);
    }

    private static LabelledSentence Case(string text, params ClaimKind[] labels) =>
        new() { Id = text, Text = text, Labels = labels.ToValueList() };
}
