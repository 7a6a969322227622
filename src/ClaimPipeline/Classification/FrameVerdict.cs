namespace ClaimPipeline.Classification;

/// <summary>What all frames of one sentence come to: how good the best one is, and whether strong ones are told as real, or as called for only.</summary>
internal struct FrameVerdict()
{
    private int _best = int.MinValue;
    private bool _real;
    private bool _unreal;

    /// <summary>Takes a frame.</summary>
    /// <param name="score">How much of it is there.</param>
    /// <param name="signs">Signs that it is not real; 0 for none.</param>
    /// <param name="isStrong">Whether it makes one think of the label.</param>
    public void Add(int score, uint signs, bool isStrong)
    {
        _real |= isStrong && signs == 0;
        _unreal |= isStrong && signs != 0;
        _best = Math.Max(_best, signs == 0 ? score : score - 3);
    }

    /// <summary>Writes it as two features.</summary>
    /// <param name="features">Where to.</param>
    /// <param name="block">Their block.</param>
    /// <param name="number">Tells them from those of other blocks; under 10.</param>
    /// <param name="highest">Better frames count as this good.</param>
    public readonly void Write(FeatureList features, FeatureBlock block, uint number, int highest)
    {
        features.Add(block, FeatureTemplate.Verdict, 10 + number, (_real ? 1u : 0) | (_unreal ? 2u : 0));
        features.Add(block, FeatureTemplate.Verdict, number, _best == int.MinValue ? 0 : (uint)(100 + Math.Clamp(_best, -4, highest)));
    }
}
