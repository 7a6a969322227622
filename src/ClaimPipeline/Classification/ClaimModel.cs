using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using ClaimPipeline.Records;

namespace ClaimPipeline.Classification;

/// <summary>
/// A trained model: per feature one weight for each label and one for each unit of a small hidden layer, with calibration and thresholds.
/// Immutable.
/// </summary>
public sealed class ClaimModel
{
    /// <summary>Labels of a model, in the order of its numbers.</summary>
    public static IReadOnlyList<ClaimKind> Labels { get; } = [ClaimKind.Quota, ClaimKind.Ban, ClaimKind.Share];

    /// <summary>Weights of a slot lie side by side, first of the labels, then of the units, so that one load reads all.</summary>
    internal const int Lanes = HiddenLayer.Lanes;

    private const int CommonCount = 60;

    private readonly short[] _weights;

    /// <summary>Per lane what one step of a weight is worth, and what is added to its sum; per label what each lane counts.</summary>
    private readonly float[] _scales, _biases, _outputs;

    internal ClaimModel(ModelHeader header, short[] weights, StatusModel status, ContextModel context)
    {
        Context = context;
        Header = header;
        _weights = weights;
        Status = status;
        _scales = [.. header.LaneScales.Select(scale => (float)scale)];
        _biases = [.. header.Labels.Select(label => (float)label.Bias), .. header.Units.Select(unit => (float)unit.Bias)];
        _outputs = new float[Labels.Count * Lanes];
        for (var label = 0; label < Labels.Count; label++)
        {
            _outputs[label * Lanes + label] = 1;
            for (var unit = 0; unit < header.Units.Count; unit++)
            {
                _outputs[label * Lanes + Labels.Count + unit] = (float)header.Units[unit].Outputs[label];
            }
        }
    }

    /// <summary>Where it comes from and how it decides.</summary>
    public ModelHeader Header { get; }

    /// <summary>Names the model: changes with its weights, thresholds and features.</summary>
    public string Version => Header.Version;

    internal StatusModel Status { get; }

    internal ContextModel Context { get; }

    internal ReadOnlySpan<short> Weights => _weights;

    /// <summary>
    /// What each feature of a block of <paramref name="count"/> features counts: less in long sentences, but a short one's few
    /// features count no more than those of a sentence of common length.
    /// </summary>
    internal static float ValueOf(float scale, int count) => scale / MathF.Sqrt(Math.Max(count, CommonCount));

    internal static short[] NewWeights() => new short[Lanes << FeatureList.SlotBits];

    /// <summary>Scores of a sentence's features, one per label.</summary>
    internal void Score(FeatureList features, Span<double> scores)
    {
        Span<float> lanes = stackalloc float[Lanes];
        Sum(features, lanes);
        for (var label = 0; label < scores.Length; label++)
        {
            scores[label] = HiddenLayer.ScoreOf(lanes, label, _outputs);
        }
    }

    /// <summary>
    /// What each feature adds to a label's score; the list must hold the features in full. A hidden unit passes on nothing or all of what it
    /// gets, so that a score is a sum over features, too, once it is known which units pass on.
    /// </summary>
    internal IEnumerable<(FeatureList.Feature Feature, double Weight)> Weigh(FeatureList features, int label)
    {
        var named = features.Named ?? throw new InvalidOperationException("The features were extracted without their names.");
        var counts = CountsOf(features, label);
        return named.Select(feature => (feature, Weigh(feature, counts) * ValueOf(Header.Scales[(int)feature.Block], features[(int)feature.Block].Length)))
            .Where(weighed => weighed.Item2 != 0);
    }

    /// <summary>What a label's score is before any feature is added, given which units pass on.</summary>
    internal double BaseOf(FeatureList features, int label)
    {
        var counts = CountsOf(features, label);
        return Enumerable.Range(0, Lanes).Sum(lane => (double)counts[lane] * _biases[lane]);
    }

    /// <summary>What each lane counts for a label's score of this sentence: nothing where a unit passes on nothing.</summary>
    private float[] CountsOf(FeatureList features, int label)
    {
        Span<float> lanes = stackalloc float[Lanes];
        Sum(features, lanes);
        var counts = _outputs[HiddenLayer.OutputsOf(label)];
        for (var lane = Labels.Count; lane < Lanes; lane++)
        {
            counts[lane] = lanes[lane] > 0 ? counts[lane] : 0;
        }

        return counts;
    }

    private double Weigh(FeatureList.Feature feature, float[] counts)
    {
        var sum = 0.0;
        for (var lane = 0; lane < Lanes; lane++)
        {
            sum += (double)counts[lane] * _scales[lane] * _weights[feature.Slot * Lanes + lane];
        }

        return sum;
    }

    /// <summary>The sum of each lane. Weights are whole numbers and added as such, so the order of the features does not matter.</summary>
    private void Sum(FeatureList features, Span<float> lanes)
    {
        var low = Vector256<float>.Zero;
        var high = Vector256<float>.Zero;
        ref var weights = ref MemoryMarshal.GetArrayDataReference(_weights);
        for (var block = 0; block < FeatureList.Blocks; block++)
        {
            var slots = features[block];
            if (slots.Length == 0)
            {
                continue;
            }

            var lowSum = Vector256<int>.Zero;
            var highSum = Vector256<int>.Zero;
            foreach (var slot in slots)
            {
                var (first, second) = Vector256.Widen(Vector256.LoadUnsafe(ref weights, (nuint)(slot * Lanes)));
                lowSum += first;
                highSum += second;
            }

            var value = ValueOf(Header.Scales[block], slots.Length);
            low += Vector256.ConvertToSingle(lowSum) * value;
            high += Vector256.ConvertToSingle(highSum) * value;
        }

        low.CopyTo(lanes);
        high.CopyTo(lanes[Vector256<float>.Count..]);
        for (var lane = 0; lane < Lanes; lane++)
        {
            lanes[lane] = lanes[lane] * _scales[lane] + _biases[lane];
        }
    }
}
