using ClaimPipeline.Classification;
using ClaimPipeline.TestKit;

namespace ClaimPipeline.MLNet.Tests;

/// <summary>A slice of the committed corpus, as behaviour needs no good model, and the classifier that ML.NET makes of it, trained once.</summary>
internal static class SharedModel
{
    /// <summary>Every how many sentences one is in the slice.</summary>
    public const int Step = 4;

    private static readonly Lazy<ITrainedClassifier> Lazily = new(Train);

    /// <summary>Every fourth sentence.</summary>
    public static IReadOnlyList<LabelledSentence> Corpus { get; } = [.. LabelledSentenceReader.ReadFile(Path).Where((_, i) => i % Step == 0)];

    public static ITrainedClassifier Trained => Lazily.Value;

    /// <summary>The whole corpus.</summary>
    public static string Path => Repository.At("corpus", "sentences.jsonl");

    public static ITrainedClassifier Train() => MlNetTrainer.Open("").Train(Corpus, null, CancellationToken.None);
}
