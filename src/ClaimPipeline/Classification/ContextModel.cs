namespace ClaimPipeline.Classification;

/// <summary>
/// What title and neighbours add to a sentence's scores: one weight per finding of <see cref="ContextCues"/>, for the label that the
/// finding speaks of. A sentence that stands alone has no findings, and keeps the scores of its own words. Part of a <see cref="ClaimModel"/>.
/// </summary>
internal sealed class ContextModel(float[] weights)
{
    public ReadOnlySpan<float> Weights => weights;

    public static float[] NewWeights() => new float[ContextCues.Slots];

    /// <summary>Adds to the scores what the slots weigh.</summary>
    public void AddTo(Span<double> scores, List<int> slots)
    {
        foreach (var slot in slots)
        {
            scores[ContextCues.LabelOf(slot)] += weights[slot];
        }
    }

    /// <summary>What each slot adds to a label's score, in words.</summary>
    public IEnumerable<WeighedCue> Weigh(List<int> slots, int label) => slots
        .Where(slot => ContextCues.LabelOf(slot) == label && weights[slot] != 0)
        .Select(slot => new WeighedCue(ContextCues.NameOf(slot), weights[slot]));
}
