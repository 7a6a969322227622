using ClaimPipeline.Records;

namespace ClaimPipeline.Classification;

/// <summary>
/// What one training of the labels fitted: weights of a linear score for each label and a network of one hidden layer, whose scores are added.
/// The linear part alone ranks rare words better, the network sees which findings mean something together.
/// </summary>
internal sealed class FittedWeights
{
    private readonly double[][] _linear;
    private readonly HiddenLayer _hidden;

    private FittedWeights(double[][] linear, HiddenLayer hidden) => (_linear, _hidden) = (linear, hidden);

    /// <summary>Fits both parts.</summary>
    /// <param name="lessons">What to learn from.</param>
    /// <param name="inside">The rows to learn from.</param>
    /// <param name="iterations">Steps of the optimiser of each label's linear score.</param>
    /// <param name="settings">How to learn.</param>
    /// <param name="cancellation">Stops it.</param>
    public static FittedWeights Fit(Lessons lessons, IReadOnlyList<int> inside, int[] iterations, TrainingSettings settings, CancellationToken cancellation)
    {
        var rows = lessons.Rows.Select(inside);
        var linear = new double[iterations.Length][];
        for (var label = 0; label < linear.Length; label++)
        {
            cancellation.ThrowIfCancellationRequested();
            linear[label] = LogisticLearner.Fit(
                rows, Lessons.At(lessons.Targets[label], inside), Lessons.At(lessons.Weights[label], inside), lessons.Columns, iterations[label], settings);
        }

        return new FittedWeights(linear, HiddenLearner.Fit(lessons.Rows, inside, lessons.Targets, lessons.Weights, lessons.Columns, settings, cancellation));
    }

    /// <summary>Scores of a row, one per label.</summary>
    public void Score(SparseRows rows, int row, Span<double> scores)
    {
        _hidden.Score(rows, row, scores);
        for (var label = 0; label < scores.Length; label++)
        {
            scores[label] += rows.Dot(row, _linear[label]) + _linear[label][^1];
        }
    }

    /// <summary>Puts the weights, rounded as the file holds them, into their slots.</summary>
    /// <param name="columnOf">The column of each slot; -1 for none.</param>
    /// <param name="weights">Where to.</param>
    /// <returns>Bias and unit of the rounding of each lane, and the hidden layer's part in each label.</returns>
    public (double[] Biases, double[] Scales, IReadOnlyList<HiddenUnit> Units) CopyTo(int[] columnOf, short[] weights)
    {
        var biases = new double[HiddenLayer.Lanes];
        var scales = new double[HiddenLayer.Lanes];
        for (var lane = 0; lane < HiddenLayer.Lanes; lane++)
        {
            biases[lane] = _hidden.Biases[lane] + (HiddenLayer.IsUnit(lane) ? 0 : _linear[lane][^1]);
            var most = 1e-9;
            foreach (var column in columnOf)
            {
                most = column < 0 ? most : Math.Max(most, Math.Abs(WeightOf(column, lane)));
            }

            scales[lane] = most / short.MaxValue;
            for (var slot = 0; slot < columnOf.Length; slot++)
            {
                weights[slot * HiddenLayer.Lanes + lane] = columnOf[slot] < 0 ? (short)0 : (short)Math.Round(WeightOf(columnOf[slot], lane) / scales[lane]);
            }
        }

        return (biases, scales, [.. Enumerable.Range(_linear.Length, HiddenLayer.Units).Select(lane => new HiddenUnit(
            biases[lane], scales[lane], Enumerable.Range(0, _linear.Length).Select(label => (double)_hidden.Outputs[label * HiddenLayer.Lanes + lane]).ToValueList()))]);
    }

    private double WeightOf(int column, int lane) => _hidden.Table[column * HiddenLayer.Lanes + lane] + (HiddenLayer.IsUnit(lane) ? 0 : _linear[lane][column]);
}
