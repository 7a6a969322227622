using ClaimPipeline.Classification;
using ClaimPipeline.Evaluation;
using ClaimPipeline.TestKit;

namespace ClaimPipeline.MLNet.Tests;

/// <summary>How good it is on the test part and on real sentences of others, after learning from the whole corpus as the program does.</summary>
public sealed class MlNetEvaluationTests(ITestOutputHelper output)
{
    private static readonly IReadOnlyList<LabelledSentence> Corpus = LabelledSentenceReader.ReadFile(SharedModel.Path);

    private static readonly Lazy<ITrainedClassifier> Trained = new(() => MlNetTrainer.Open("").Train(Corpus, null, CancellationToken.None));

    [Fact]
    public void Model_OnTheTestPart_BeatsTheBaseline() => Compare([.. Corpus.Where(sentence => sentence.Split == CorpusSplit.Test)]);

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
        var report = ClassificationEvaluator.Evaluate(Trained.Value, sentences);
        var baseline = ClassificationEvaluator.Evaluate(new KeywordClassifier(), sentences);
        output.WriteLine(ClassificationReportText.Summary(report, baseline));
        report.Overall.MacroF1.ShouldBeGreaterThan(baseline.Overall.MacroF1);
    }
}
