using ClaimPipeline.Classification;
using ClaimPipeline.Evaluation;
using ClaimPipeline.TestKit;

namespace ClaimPipeline.MLNet.Tests;

/// <summary>How good it is, on the test part and on real sentences of others.</summary>
public sealed class MlNetEvaluationTests(ITestOutputHelper output)
{
    [Fact]
    public void Model_OnTheTestPart_BeatsTheBaseline() => Compare([.. SharedModel.Corpus.Where(sentence => sentence.Split == CorpusSplit.Test)]);

    [Fact]
    public void Model_OnRealSentencesOfOthers_BeatsTheBaseline()
    {
        if (Repository.Shared("bench", "claims", "dev.jsonl") is not { } path)
        {
            Assert.Skip("The measuring data that stands beside a maintainer's checkout is not here.");
            return;
        }

        Compare(LabelledSentenceReader.ReadFile(path));
    }

    private void Compare(IReadOnlyList<LabelledSentence> sentences)
    {
        var report = ClassificationEvaluator.Evaluate(SharedModel.Trained, sentences);
        var baseline = ClassificationEvaluator.Evaluate(new KeywordClassifier(), sentences);
        output.WriteLine(ClassificationReportText.Summary(report, baseline));
        report.Overall.MacroF1.ShouldBeGreaterThan(baseline.Overall.MacroF1);
    }
}
