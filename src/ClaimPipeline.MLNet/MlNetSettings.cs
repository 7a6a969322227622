namespace ClaimPipeline.MLNet;

/// <summary>
/// How the ML.NET classifier learns. The trainer's own defaults (L1 and L2 of 1) are meant for other data and cost several points on
/// sentences.
/// </summary>
public sealed record MlNetSettings
{
    /// <summary>Strength of the pull of weights to exactly 0. Default: 0.</summary>
    public float L1 { get; init; }

    /// <summary>Strength of the pull of weights towards 0. Default: 0.02.</summary>
    public float L2 { get; init; } = 0.02f;

    /// <summary>Longest run of words. Default: 2.</summary>
    public int Words { get; init; } = 2;

    /// <summary>Longest run of letters. Default: 4.</summary>
    public int Letters { get; init; } = 4;

    /// <summary>How far sentences are weighed towards the mix of running text: 0 not at all, 1 the whole way. Default: 0.5.</summary>
    public double CaseTemper { get; init; } = 0.5;

    /// <summary>Decides what ML.NET draws by chance. Default: 1.</summary>
    public int Seed { get; init; } = 1;
}
