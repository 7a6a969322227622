using System.ComponentModel.DataAnnotations;

namespace ClaimPipeline.Classification;

/// <summary>All that decides a training besides the corpus; equal settings and corpus give the same model to the byte.</summary>
public sealed record TrainingSettings
{
    /// <summary>Strength of the pull of every weight to 0. Default: 2.</summary>
    [Range(1e-6, 1e6)]
    public double L2 { get; init; } = 2;

    /// <summary>Features in fewer training sentences than this are left out. Default: 4.</summary>
    [Range(1, 1000)]
    public int MinimumSentences { get; init; } = 4;

    /// <summary>How often the hidden layer goes through all sentences; 0 for linear scores alone. Default: 6.</summary>
    [Range(0, 1000)]
    public int HiddenEpochs { get; init; } = 6;

    /// <summary>Sentences after which the hidden layer takes a step. Default: 32.</summary>
    [Range(1, 10_000)]
    public int HiddenBatch { get; init; } = 32;

    /// <summary>Length of a step of the hidden layer at first; it falls to 0. Default: 0.002.</summary>
    [Range(1e-6, 1)]
    public double HiddenRate { get; init; } = 0.002;

    /// <summary>Share of a sentence's features that each look of the hidden layer leaves out. Default: 0.6.</summary>
    [Range(0, 0.99)]
    public double HiddenBlindness { get; init; } = 0.6;

    /// <summary>Share of the units that each look leaves out. Default: 0.3.</summary>
    [Range(0, 0.99)]
    public double HiddenDropout { get; init; } = 0.3;

    /// <summary>Part by which each step shrinks the weights of the features it touched. Default: 0.001.</summary>
    [Range(0, 1)]
    public double HiddenShrinking { get; init; } = 0.001;

    /// <summary>Most steps of the optimiser. Default: 200.</summary>
    [Range(1, 10_000)]
    public int MaxIterations { get; init; } = 200;

    /// <summary>Fewest steps, however early the loss on the dev part rises. Default: 20.</summary>
    [Range(1, 10_000)]
    public int MinIterations { get; init; } = 20;

    /// <summary>Steps without a smaller loss on the dev part after which training of a label ends. Default: 12.</summary>
    [Range(1, 1000)]
    public int Patience { get; init; } = 12;

    /// <summary>Weight of words against the other blocks. Default: 5.</summary>
    [Range(0, 100)]
    public double WordScale { get; init; } = 5;

    /// <summary>Weight of word classes around triggers. Default: 4.</summary>
    [Range(0, 100)]
    public double ClassScale { get; init; } = 4;

    /// <summary>Weight of the cue rules' findings. Default: 4.</summary>
    [Range(0, 100)]
    public double CueScale { get; init; } = 4;

    /// <summary>Weight of the frames: who does what to what. Default: 4.</summary>
    [Range(0, 100)]
    public double FrameScale { get; init; } = 4;

    /// <summary>Weight of the runs of letters. Default: 3.</summary>
    [Range(0, 100)]
    public double LetterScale { get; init; } = 3;

    /// <summary>Weight of the rows of word classes. Default: 3.</summary>
    [Range(0, 100)]
    public double SkeletonScale { get; init; } = 3;

    /// <summary>Weight of negations and words of denial, for the polarity. Default: 10.</summary>
    [Range(0, 100)]
    public double DenialScale { get; init; } = 10;

    /// <summary>How far the weights go from 1 to what would match running text: 0 not at all, 1 the whole way. Default: 0.75.</summary>
    [Range(0, 1)]
    public double CaseTemper { get; init; } = 0.75;

    /// <summary>Steps of the optimiser for each state of a measure. Default: 40.</summary>
    [Range(1, 10_000)]
    public int StatusIterations { get; init; } = 40;

    /// <summary>Strength of the pull of the weights of title and neighbours to 0. Default: 10.</summary>
    [Range(1e-6, 1e6)]
    public double ContextL2 { get; init; } = 10;

    /// <summary>How much more a denied claim counts than its rarity has it, as a power of the odds: 0 not, 1 as much as all others together. Default: 1.</summary>
    [Range(0, 1)]
    public double DenialBoost { get; init; } = 1;

    /// <summary>
    /// Parts into which train and dev are cut by topic, so that thresholds and calibration are chosen on sentences that the
    /// weights did not see. Default: 6.
    /// </summary>
    [Range(2, 50)]
    public int Folds { get; init; } = 6;

    /// <summary>Decides which topic falls into which fold. Default: 1.</summary>
    public int Seed { get; init; } = 1;
}
