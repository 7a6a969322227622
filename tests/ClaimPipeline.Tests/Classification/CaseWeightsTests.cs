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
    public void Of_MoreClaimsWithoutTheWordThanRunningTextHas_CountsThemLess()
    {
        var weights = CaseWeights.Of(Cases, ClaimKind.Ban, temper: 1);
        weights.Average().ShouldBe(1, 1e-9);
        weights[1].ShouldBeLessThan(weights[0]);
        weights[5].ShouldBeGreaterThan(weights[3]);
    }

    [Fact]
    public void Of_TemperZero_CountsAllAlike() =>
        CaseWeights.Of(Cases, ClaimKind.Ban, temper: 0).ShouldAllBe(weight => weight == 1);

    private static LabelledSentence Case(string text, params ClaimKind[] labels) =>
        new() { Id = text, Text = text, Labels = labels.ToValueList() };
}
