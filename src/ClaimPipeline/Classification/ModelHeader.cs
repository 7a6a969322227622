using System.Text.Json.Serialization;
using ClaimPipeline.Records;

namespace ClaimPipeline.Classification;

/// <summary>All of a model but its weights; stands as JSON at the head of the model file.</summary>
public sealed record ModelHeader
{
    /// <summary>Names the model: "hybrid/" and the first digits of the hash of all it holds.</summary>
    public required string Version { get; init; }

    /// <summary>Version of the feature code it was trained with, and of its word lists.</summary>
    public required string Features { get; init; }

    /// <summary>Hash of the sentences it was trained with.</summary>
    public required string Corpus { get; init; }

    /// <summary>How it was trained.</summary>
    public required TrainingSettings Settings { get; init; }

    /// <summary>Sentences learned from.</summary>
    public required int TrainingSentences { get; init; }

    /// <summary>Weights of the feature blocks.</summary>
    public required ValueList<float> Scales { get; init; }

    /// <summary>How each label is decided, in the order of <see cref="ClaimModel.Labels"/>.</summary>
    public required ValueList<LabelDecision> Labels { get; init; }

    /// <summary>The units of the hidden layer, in the order of their weights.</summary>
    public required ValueList<HiddenUnit> Units { get; init; }

    /// <summary>Unit of the weights of each lane: of the labels, then of the hidden units.</summary>
    [JsonIgnore]
    public IEnumerable<double> LaneScales => [.. Labels.Select(label => label.Scale), .. Units.Select(unit => unit.Scale)];

    /// <summary>How each state of a measure is scored, in the order of <see cref="ClaimStatus"/>.</summary>
    public required ValueList<StatusDecision> States { get; init; }

    /// <summary>Unit of the weights of title and neighbours.</summary>
    public required double ContextScale { get; init; }

    /// <summary>What title and neighbours gain; null when too few passages were learned from.</summary>
    public ContextGain? ContextGain { get; init; }

    /// <summary>How it is decided that a claim is denied.</summary>
    public required DenialDecision Denial { get; init; }
}

/// <summary>What title and neighbours gain on passages whose topics neither they nor the words were learned on.</summary>
/// <param name="Sentences">Sentences of the passages.</param>
/// <param name="MacroF1Alone">By the sentences' own words.</param>
/// <param name="MacroF1Refitted">Fitted to passages, but without a look at what stands beside a sentence.</param>
/// <param name="MacroF1">With them.</param>
public sealed record ContextGain(int Sentences, double MacroF1Alone, double MacroF1Refitted, double MacroF1);

/// <summary>How scores become a decision for one label.</summary>
/// <param name="Kind">The label.</param>
/// <param name="Bias">Added to the weights' sum.</param>
/// <param name="CalibrationSlope">Platt's slope.</param>
/// <param name="CalibrationOffset">Platt's offset.</param>
/// <param name="Threshold">Probability from which on the label is accepted.</param>
/// <param name="UnsureFrom">Probabilities from here to <paramref name="UnsureTo"/> are unsure: a person should look.</param>
/// <param name="UnsureTo">See <paramref name="UnsureFrom"/>.</param>
/// <param name="Scale">Weights in the file are multiples of this.</param>
public sealed record LabelDecision(
    ClaimKind Kind,
    double Bias,
    double CalibrationSlope,
    double CalibrationOffset,
    double Threshold,
    double UnsureFrom,
    double UnsureTo,
    double Scale)
{
    /// <summary>The calibrated probability of a score.</summary>
    public double Probability(double score) => new PlattCalibration(CalibrationSlope, CalibrationOffset).Probability(score);

    /// <summary>Whether a probability lies in the band in which the model does not know.</summary>
    public bool IsUnsure(double probability) => probability >= UnsureFrom && probability < UnsureTo;
}

/// <summary>A unit of the hidden layer: it passes on what is above 0.</summary>
/// <param name="Bias">Added to the weights' sum.</param>
/// <param name="Scale">Weights in the file are multiples of this.</param>
/// <param name="Outputs">What it counts for each label, in the order of <see cref="ClaimModel.Labels"/>.</param>
public sealed record HiddenUnit(double Bias, double Scale, ValueList<double> Outputs);

/// <summary>How the denial of a claim is scored: denied from 0 on.</summary>
/// <param name="Bias">Added to the weights' sum.</param>
/// <param name="Scale">Weights in the file are multiples of this.</param>
public sealed record DenialDecision(double Bias, double Scale);

/// <summary>How a state of a measure is scored.</summary>
/// <param name="Status">The state.</param>
/// <param name="Bias">Added to the weights' sum.</param>
/// <param name="Scale">Weights in the file are multiples of this.</param>
public sealed record StatusDecision(ClaimStatus Status, double Bias, double Scale);
