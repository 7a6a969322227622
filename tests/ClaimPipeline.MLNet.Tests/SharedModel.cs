using ClaimPipeline.Classification;
using ClaimPipeline.TestKit;

namespace ClaimPipeline.MLNet.Tests;

/// <summary>The committed corpus, and the classifier that ML.NET makes of it, trained once.</summary>
internal static class SharedModel
{
    private static readonly Lazy<ITrainedClassifier> Lazily = new(Train);

    public static IReadOnlyList<LabelledSentence> Corpus { get; } = LabelledSentenceReader.ReadFile(Repository.At("corpus", "sentences.jsonl"));

    public static ITrainedClassifier Trained => Lazily.Value;

    private static ITrainedClassifier Train() => MlNetTrainer.Open("").Train(Corpus, null, CancellationToken.None);
}
