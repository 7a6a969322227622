using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace ClaimPipeline.Classification;

/// <summary>
/// A network of one hidden layer over sparse features: each feature has one weight for each label (the linear part) and one for each hidden
/// unit; a unit passes on what is above 0, and each label weighs the units.
/// </summary>
/// <param name="columns">Number of features.</param>
internal sealed class HiddenLayer(int columns)
{
    /// <summary>Weights of a feature side by side: of the labels first, then of the units.</summary>
    public const int Lanes = 16;

    /// <summary>Number of hidden units.</summary>
    public const int Units = Lanes - Labels;

    private const int Labels = 3;

    /// <summary>Weights of all features.</summary>
    public float[] Table { get; } = new float[columns * Lanes];

    /// <summary>Added to each lane's sum.</summary>
    public float[] Biases { get; } = new float[Lanes];

    /// <summary>What each lane counts for each label: its own linear lane 1, the others' 0, each unit what was learned.</summary>
    public float[] Outputs { get; } = NewOutputs();

    /// <summary>Lanes of a label in <see cref="Outputs"/>.</summary>
    public static Range OutputsOf(int label) => (label * Lanes)..((label + 1) * Lanes);

    /// <summary>Whether a lane is a hidden unit.</summary>
    public static bool IsUnit(int lane) => lane >= Labels;

    /// <summary>Scores of a row, one per label.</summary>
    public void Score(SparseRows rows, int row, Span<double> scores)
    {
        Span<float> lanes = stackalloc float[Lanes];
        Sum(rows.SlotsOf(row), rows.ValuesOf(row), lanes);
        for (var label = 0; label < Labels; label++)
        {
            scores[label] = ScoreOf(lanes, label);
        }
    }

    /// <summary>Sums of the lanes over a row's features, biases included.</summary>
    public void Sum(ReadOnlySpan<int> slots, ReadOnlySpan<float> values, Span<float> lanes)
    {
        Biases.CopyTo(lanes);
        ref var table = ref MemoryMarshal.GetArrayDataReference(Table);
        ref var sums = ref MemoryMarshal.GetReference(lanes);
        for (var i = 0; i < slots.Length; i++)
        {
            var value = Vector256.Create(values[i]);
            for (var lane = 0; lane < Lanes; lane += Vector256<float>.Count)
            {
                var sum = Vector256.LoadUnsafe(ref sums, (nuint)lane) + value * Vector256.LoadUnsafe(ref table, (nuint)(slots[i] * Lanes + lane));
                sum.StoreUnsafe(ref sums, (nuint)lane);
            }
        }
    }

    /// <summary>The score of a label from the sums of the lanes.</summary>
    public double ScoreOf(ReadOnlySpan<float> lanes, int label)
    {
        var outputs = Outputs.AsSpan(OutputsOf(label));
        double score = lanes[label];
        for (var lane = Labels; lane < Lanes; lane++)
        {
            score += outputs[lane] * Math.Max(0, lanes[lane]);
        }

        return score;
    }

    private static float[] NewOutputs()
    {
        var outputs = new float[Labels * Lanes];
        for (var label = 0; label < Labels; label++)
        {
            outputs[label * Lanes + label] = 1;
        }

        return outputs;
    }
}
