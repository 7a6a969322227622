namespace ClaimPipeline.MLNet;

/// <summary>A sentence as the pipeline reads it. ML.NET finds the columns by these names.</summary>
internal sealed class MlNetRow
{
    /// <summary>The sentence.</summary>
    public string Text { get; set; } = "";

    /// <summary>Name of its set of labels; see <see cref="LabelSets"/>.</summary>
    public string Label { get; set; } = "";

    /// <summary>How much it counts in training.</summary>
    public float Weight { get; set; } = 1;
}
