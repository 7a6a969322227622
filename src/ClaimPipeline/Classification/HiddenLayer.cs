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

    /// <summary>Number of labels.</summary>
    public const int Labels = 3;

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
            scores[label] = ScoreOf(lanes, label, Outputs);
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
            AddTimes(ref sums, 0, values[i], ref table, slots[i] * Lanes);
        }
    }

    /// <summary>Adds a factor times the lanes of one place to those of another.</summary>
    public static void AddTimes(ref float to, int toAt, float factor, ref float from, int fromAt)
    {
        var factors = Vector256.Create(factor);
        for (var lane = 0; lane < Lanes; lane += Vector256<float>.Count)
        {
            var sum = Vector256.LoadUnsafe(ref to, (nuint)(toAt + lane)) + factors * Vector256.LoadUnsafe(ref from, (nuint)(fromAt + lane));
            sum.StoreUnsafe(ref to, (nuint)(toAt + lane));
        }
    }

    /// <summary>The score of a label from the sums of the lanes and what each counts for each label.</summary>
    public static double ScoreOf(ReadOnlySpan<float> lanes, int label, ReadOnlySpan<float> outputs)
    {
        var own = outputs[OutputsOf(label)];
        double score = lanes[label];
        for (var lane = Labels; lane < Lanes; lane++)
        {
            score += own[lane] * MathF.Max(0, lanes[lane]);
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
