using ClaimPipeline.Records;

namespace ClaimPipeline.Evaluation;

/// <summary>How well a classifier's tags agree with the labels that people gave.</summary>
public sealed record ClassificationReport
{
    /// <summary>Version of the classifier.</summary>
    public required string Classifier { get; init; }

    /// <summary>All sentences.</summary>
    public required GroupScore Overall { get; init; }

    /// <summary>By topic, in alphabetical order; without topics none.</summary>
    public required ValueList<GroupScore> ByTopic { get; init; }

    /// <summary>By style, in alphabetical order; without styles none.</summary>
    public required ValueList<GroupScore> ByStyle { get; init; }

    /// <summary>Recall of bans by their kind: prohibition, restriction, lifting, denial.</summary>
    public required ValueList<NamedRecall> BanKinds { get; init; }

    /// <summary>Of the sentences with an accepted label, the part whose polarity is that of the label; null when none states one.</summary>
    public required double? PolarityAccuracy { get; init; }

    /// <summary>Of the sentences with an accepted quota or ban, the part whose status is that of the label; null when none states one.</summary>
    public required double? StatusAccuracy { get; init; }

    /// <summary>Of the sentences with an accepted quota or ban that are labelled with a state, how many of each state were read rightly.</summary>
    public required ValueList<NamedRecall> States { get; init; }

    /// <summary>The same of each polarity, over the sentences with an accepted label.</summary>
    public required ValueList<NamedRecall> Polarities { get; init; }

    /// <summary>Average precision of check-worthiness as a ranking of the sentences that make a claim before those that do not.</summary>
    public required double CheckWorthinessPrecision { get; init; }

    /// <summary>Probabilities beside what came true, per label.</summary>
    public required ValueList<LabelReliability> Reliability { get; init; }

    /// <summary>Sentences tagged otherwise than labelled, the surest mistakes first.</summary>
    public required ValueList<Confusion> Confusions { get; init; }
}

/// <summary>Scores of some of the sentences.</summary>
/// <param name="Name">What they have in common.</param>
/// <param name="Sentences">How many they are.</param>
/// <param name="Labels">Scores in the order Quota, Ban, Share.</param>
/// <param name="MacroF1">Mean F1 of the labels that occur in the group.</param>
/// <param name="HardNegatives">Sentences without a label that hold the words of one.</param>
/// <param name="HardFalsePositives">How many of those got a label.</param>
/// <param name="PlainNegatives">The other sentences without a label.</param>
/// <param name="PlainFalsePositives">How many of those got a label.</param>
/// <param name="Exact">Sentences whose labels are all right.</param>
public sealed record GroupScore(
    string Name,
    int Sentences,
    ValueList<LabelScore> Labels,
    double MacroF1,
    int HardNegatives,
    int HardFalsePositives,
    int PlainNegatives,
    int PlainFalsePositives,
    int Exact)
{
    /// <summary>False positives among the hard negatives; 0 when there are none.</summary>
    public double HardFalsePositiveRate => HardNegatives == 0 ? 0 : (double)HardFalsePositives / HardNegatives;
}

/// <summary>Recall of a kind of label.</summary>
public sealed record NamedRecall(string Name, int Found, int All);

/// <summary>Probabilities of one label beside what came true.</summary>
/// <param name="Kind">The label.</param>
/// <param name="Error">Expected calibration error: mean distance of probability and truth over ten bins, weighed by sentences.</param>
/// <param name="Bins">The bins that hold a sentence.</param>
public sealed record LabelReliability(ClaimKind Kind, double Error, ValueList<ReliabilityBin> Bins);

/// <summary>Sentences whose probability lies between two tenths.</summary>
/// <param name="From">Lower edge, included.</param>
/// <param name="Sentences">How many.</param>
/// <param name="MeanProbability">What the classifier says of them.</param>
/// <param name="TrueShare">Which part of them has the label.</param>
public sealed record ReliabilityBin(double From, int Sentences, double MeanProbability, double TrueShare);

/// <summary>A sentence tagged otherwise than labelled.</summary>
public sealed record Confusion(string Id, string Text, ValueList<ClaimKind> Labelled, ValueList<ClaimKind> Tagged, double Sureness);
