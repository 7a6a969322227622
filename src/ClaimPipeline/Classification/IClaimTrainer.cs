namespace ClaimPipeline.Classification;

/// <summary>Trains a claim classifier from labelled sentences.</summary>
/// <remarks>Implementations are deterministic: equal sentences give classifiers of equal versions.</remarks>
public interface IClaimTrainer
{
    /// <summary>Trains on the Train and Dev parts of a corpus; the Test part is not looked at.</summary>
    /// <exception cref="ArgumentException">A part is empty.</exception>
    ITrainedClassifier Train(IReadOnlyList<LabelledSentence> corpus, IProgress<TrainingProgress>? progress, CancellationToken cancellation);
}
