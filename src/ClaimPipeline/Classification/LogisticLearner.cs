namespace ClaimPipeline.Classification;

/// <summary>Fits one label's weights: logistic loss with L2, stopped where the held-out loss no longer falls.</summary>
internal static class LogisticLearner
{
    /// <summary>Learns weights; the bias is the last of them.</summary>
    /// <param name="rows">Features of the sentences to learn from.</param>
    /// <param name="targets">Whether each has the label.</param>
    /// <param name="heldOut">Features of sentences to watch; null to walk to the end.</param>
    /// <param name="heldOutTargets">Whether each of those has the label.</param>
    /// <param name="columns">Number of columns of the features.</param>
    /// <param name="settings">How to learn.</param>
    public static double[] Fit(SparseRows rows, bool[] targets, SparseRows? heldOut, bool[] heldOutTargets, int columns, TrainingSettings settings)
    {
        double[]? best = null;
        var bestLoss = double.PositiveInfinity;
        var since = 0;
        var last = LbfgsMinimizer.Minimize(columns + 1, Objective, settings.MaxIterations, point =>
        {
            if (heldOut is null)
            {
                return true;
            }

            var loss = Loss(heldOut, heldOutTargets, point);
            since = loss < bestLoss ? 0 : since + 1;
            if (loss < bestLoss)
            {
                (best, bestLoss) = (point, loss);
            }

            return since < settings.Patience;
        });
        return best ?? last;

        double Objective(ReadOnlySpan<double> point, Span<double> gradient)
        {
            gradient.Clear();
            var loss = 0.0;
            for (var row = 0; row < rows.Count; row++)
            {
                var score = rows.Dot(row, point) + point[columns];
                var (l, slope) = LossAndSlope(score, targets[row]);
                loss += l;
                rows.AddTo(row, slope, gradient);
                gradient[columns] += slope;
            }

            for (var i = 0; i < columns; i++)
            {
                loss += settings.L2 / 2 * point[i] * point[i];
                gradient[i] += settings.L2 * point[i];
            }

            return loss;
        }
    }

    /// <summary>Mean loss of the weights.</summary>
    private static double Loss(SparseRows rows, bool[] targets, double[] weights)
    {
        var loss = 0.0;
        for (var row = 0; row < rows.Count; row++)
        {
            loss += LossAndSlope(rows.Dot(row, weights) + weights[^1], targets[row]).Loss;
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
