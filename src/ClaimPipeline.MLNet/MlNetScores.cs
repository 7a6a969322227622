namespace ClaimPipeline.MLNet;

/// <summary>What the pipeline says of a sentence. ML.NET finds the column by this name.</summary>
internal sealed class MlNetScores
{
    /// <summary>Probabilities of the sets of labels, which sum to 1.</summary>
    public float[] Score { get; set; } = [];
}
