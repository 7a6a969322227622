namespace ClaimPipeline.Classification;

/// <summary>Fits one label's weights: logistic loss with L2, stopped where the held-out loss no longer falls.</summary>
internal static class LogisticLearner
{
    /// <summary>Learns weights; the bias is the last of them.</summary>
    /// <param name="rows">Features of the sentences to learn from.</param>
    /// <param name="targets">Whether each has the label.</param>
    /// <param name="weights">How much each sentence counts; 1 on average.</param>
    /// <param name="columns">Number of columns of the features.</param>
    /// <param name="iterations">Steps to walk.</param>
    /// <param name="settings">How to learn.</param>
    /// <param name="keepGoing">Asked after each step with the weights reached; null to walk all steps.</param>
    /// <param name="offsets">Scores to add to; where they are given, no bias is learned. Null for 0.</param>
    public static double[] Fit(
        SparseRows rows, bool[] targets, double[] weights, int columns, int iterations, TrainingSettings settings, Func<double[], bool>? keepGoing = null, double[]? offsets = null)
    {
        return LbfgsMinimizer.Minimize(columns + 1, Objective, iterations, keepGoing ?? (_ => true));

        double Objective(ReadOnlySpan<double> point, Span<double> gradient)
        {
            gradient.Clear();
            var loss = 0.0;
            for (var row = 0; row < rows.Count; row++)
            {
                var score = rows.Dot(row, point) + (offsets is null ? point[columns] : offsets[row]);
                var (l, slope) = LossAndSlope(score, targets[row]);
                loss += weights[row] * l;
                rows.AddTo(row, weights[row] * slope, gradient);
                gradient[columns] += offsets is null ? weights[row] * slope : 0;
            }

            for (var i = 0; i < columns; i++)
            {
                loss += settings.L2 / 2 * point[i] * point[i];
                gradient[i] += settings.L2 * point[i];
            }

            return loss;
        }
    }

    /// <summary>
    /// How many steps to walk: as many as give the smallest loss on sentences held out, seen when no step of the last few
    /// gave a smaller one.
    /// </summary>
    public static int ChooseIterations(SparseRows rows, bool[] targets, double[] weights, SparseRows heldOut, bool[] heldOutTargets, double[] heldOutWeights, int columns, TrainingSettings settings)
    {
        var bestLoss = double.PositiveInfinity;
        var best = 0;
        var step = 0;
        _ = Fit(rows, targets, weights, columns, settings.MaxIterations, settings, reached =>
        {
            step++;
            var loss = Loss(heldOut, heldOutTargets, heldOutWeights, reached);
            if (loss < bestLoss)
            {
                (best, bestLoss) = (step, loss);
            }

            return step - best < settings.Patience;
        });
        return Math.Max(best, Math.Min(settings.MinIterations, settings.MaxIterations));
    }

    /// <summary>Mean loss of the weights.</summary>
    private static double Loss(SparseRows rows, bool[] targets, double[] weights, double[] reached)
    {
        var loss = 0.0;
        for (var row = 0; row < rows.Count; row++)
        {
            loss += weights[row] * LossAndSlope(rows.Dot(row, reached) + reached[^1], targets[row]).Loss;
        }

        return loss / rows.Count;
    }

    private static (double Loss, double Slope) LossAndSlope(double score, bool target)
    {
        var signed = target ? score : -score;
        var loss = signed > 0 ? Math.Log(1 + Math.Exp(-signed)) : -signed + Math.Log(1 + Math.Exp(signed));
        var probability = 1 / (1 + Math.Exp(-score));
        return (loss, probability - (target ? 1 : 0));
    }
}
