using ClaimPipeline.Records;

namespace ClaimPipeline.Classification;

/// <summary>Chooses how scores of held-out sentences become decisions, on the mix of sentences that running text has.</summary>
public static class DecisionChooser
{
    /// <summary>Calibration, threshold and unsure band of a label.</summary>
    /// <param name="sentences">Sentences that the scores were not fitted on.</param>
    /// <param name="kind">The label.</param>
    /// <param name="scores">Their scores: the higher, the likelier the label.</param>
    public static LabelDecision Choose(IReadOnlyList<LabelledSentence> sentences, ClaimKind kind, ReadOnlySpan<double> scores)
    {
        ArgumentNullException.ThrowIfNull(sentences);
        var targets = sentences.Select(sentence => sentence.Is(kind)).ToArray();
        var cases = CaseWeightsOf(sentences, kind, temper: 1);
        var calibration = PlattCalibration.Fit(scores, targets, cases);
        var probabilities = Array.ConvertAll(scores.ToArray(), calibration.Probability);
        var threshold = ThresholdChooser.Choose(probabilities, targets, cases);
        var (from, to) = ThresholdChooser.Unsure(probabilities, targets, threshold);
        return new LabelDecision(kind, Bias: 0, calibration.Slope, calibration.Offset, threshold, from, to, Scale: 1);
    }

    /// <summary>How much each sentence counts for a label; 1 on average. The corpus holds more hard cases than running text does.</summary>
    /// <param name="sentences">All sentences of a training.</param>
    /// <param name="kind">The label.</param>
    /// <param name="temper">From 0, all count the same, to 1, the corpus counts as running text.</param>
    public static double[] CaseWeightsOf(IReadOnlyList<LabelledSentence> sentences, ClaimKind kind, double temper) => MixWeights.Of(sentences, kind, temper);
}
