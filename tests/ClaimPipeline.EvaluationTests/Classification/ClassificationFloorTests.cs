using System.Text.Json;
using ClaimPipeline.Classification;
using ClaimPipeline.Evaluation;
using ClaimPipeline.TestKit;

namespace ClaimPipeline.EvaluationTests.Classification;

/// <summary>
/// The committed model against floors.json. A changed corpus fails until floors.json names its digest; a floor is lowered by
/// hand only, with a line in the changelog.
/// </summary>
public sealed class ClassificationFloorTests
{
    private static readonly IReadOnlyList<LabelledSentence> Corpus = LabelledSentenceReader.ReadCorpus(Repository.At("corpus"));
    private static readonly ClaimModel Model = ModelFile.Read(Repository.At("models", "claims"));

    [Fact]
    public void Corpus_Committed_IsTheOneTheFloorsWerePinnedOn() =>
        ClassifierTrainer.DigestOf(Corpus).ShouldBe(Floors().GetProperty("corpus").GetString());

    [Fact]
    public void Model_OnTheTestPart_HoldsItsFloors()
    {
        var test = Corpus.Where(sentence => sentence.Split == CorpusSplit.Test).ToList();
        var report = ClassificationEvaluator.Evaluate(new HybridClassifier(Model, new ClassificationOptions()), test);
        var floors = Floors();
        report.Overall.MacroF1.ShouldBeGreaterThanOrEqualTo(floors.GetProperty("macroF1").GetDouble());
        report.Overall.Labels[0].F1.ShouldBeGreaterThanOrEqualTo(floors.GetProperty("quotaF1").GetDouble());
        report.Overall.Labels[1].F1.ShouldBeGreaterThanOrEqualTo(floors.GetProperty("banF1").GetDouble());
        report.Overall.Labels[2].F1.ShouldBeGreaterThanOrEqualTo(floors.GetProperty("shareF1").GetDouble());
        report.Overall.HardFalsePositiveRate.ShouldBeLessThanOrEqualTo(floors.GetProperty("hardFalsePositiveRate").GetDouble());
        report.Reliability.Max(label => label.Error).ShouldBeLessThanOrEqualTo(floors.GetProperty("calibrationError").GetDouble());
    }

    [Fact]
    public void Train_CommittedCorpus_GivesTheCommittedModelToTheByte()
    {
        var trained = new ClassifierTrainer(new TrainingSettings()).Train(Corpus, null, TestContext.Current.CancellationToken);
        ModelFile.ToBytes(trained).ShouldBe(File.ReadAllBytes(ModelFile.Locate(Repository.At("models", "claims"))));
    }

    [Fact]
    public void Card_Committed_IsThatOfTheCommittedModel()
    {
        var folder = Path.GetDirectoryName(ModelFile.Locate(Repository.At("models", "claims")))!;
        ModelCard.Write(Model, Corpus).ShouldBe(File.ReadAllText(Path.Combine(folder, "card.md")).ReplaceLineEndings("\n"));
    }

    [Fact]
    public void Model_OnRealSentencesOfOthers_BeatsTheBaseline()
    {
        var path = Repository.Shared("bench", "claims", "dev.jsonl");
        if (path is null)
        {
            Assert.Skip("The measuring data that stands beside a maintainer's checkout is not here.");
        }

        var sentences = LabelledSentenceReader.ReadFile(path);
        var report = ClassificationEvaluator.Evaluate(new HybridClassifier(Model, new ClassificationOptions()), sentences);
        var baseline = ClassificationEvaluator.Evaluate(new KeywordClassifier(), sentences);
        report.Overall.MacroF1.ShouldBeGreaterThan(baseline.Overall.MacroF1 + 0.08);
        report.Overall.MacroF1.ShouldBeGreaterThanOrEqualTo(Floors().GetProperty("realSentencesMacroF1").GetDouble());
    }

    private static JsonElement Floors() =>
        JsonDocument.Parse(File.ReadAllText(Repository.At("tests", "ClaimPipeline.EvaluationTests", "floors.json"))).RootElement.GetProperty("classification");
}
