using ClaimPipeline.Classification;
using ClaimPipeline.Evaluation;
using ClaimPipeline.Records;

namespace ClaimPipeline.Tests.Evaluation;

public sealed class ClassificationEvaluatorTests
{
    private static readonly IReadOnlyList<LabelledSentence> Sentences =
    [
        Labelled("1", "The ministry banned exports of salt.", "salt", false, ClaimKind.Ban),
        Labelled("2", "Fans called for a ban on salt.", "salt", true),
        Labelled("3", "Nobody may sell silk.", "silk", false, ClaimKind.Ban),
        Labelled("4", "Silk is soft.", "silk", false),
    ];

    [Fact]
    public void Evaluate_Baseline_CountsRightWrongAndMissed()
    {
        var report = ClassificationEvaluator.Evaluate(new KeywordClassifier(), Sentences);
        report.Overall.Labels[1].ShouldBe(new LabelScore(1, 1, 1));
        report.Overall.MacroF1.ShouldBe(0.5);
        (report.Overall.HardFalsePositiveRate, report.Overall.PlainFalsePositives, report.Overall.Exact).ShouldBe((1.0, 0, 2));
        report.ByTopic.Select(topic => topic.Name).ShouldBe(["salt", "silk"]);
        report.Confusions.Select(confusion => confusion.Id).ShouldBe(["2", "3"]);
    }

    [Fact]
    public void Text_OfAReport_NamesClassifierLabelsAndMistakes()
    {
        var report = ClassificationEvaluator.Evaluate(new KeywordClassifier(), Sentences);
        ClassificationReportText.Summary(report).ShouldContain("| keyword/1 | ban | 0.500 | 0.500 | 0.500 | 2 |");
        ClassificationReportText.Details(report, 1).ShouldContain("- none tagged ban (1.00): Fans called for a ban on salt. [2]");
    }

    [Fact]
    public void Score_NothingDueAndNothingGiven_IsZeroNotNaN() =>
        (new LabelScore(0, 0, 0).Precision, new LabelScore(0, 0, 0).Recall, new LabelScore(0, 0, 0).F1).ShouldBe((0.0, 0.0, 0.0));

    private static LabelledSentence Labelled(string id, string text, string topic, bool hard, params ClaimKind[] labels) => new()
    {
        Id = id,
        Text = text,
        Topic = topic,
        Labels = labels.ToValueList(),
        Attrs = new SentenceAttributes { Hard = hard },
    };
}
