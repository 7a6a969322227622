namespace ClaimPipeline.Classification;

/// <summary>Chooses from held-out probabilities where acceptance begins, and where the model does not know.</summary>
internal static class ThresholdChooser
{
    /// <summary>Precision that is wanted above the unsure band.</summary>
    private const double Wanted = 0.9;

    /// <summary>The threshold, from 0.5 (more likely than not) to 0.65 in steps of 0.01, of the highest F1; a higher one must gain at least 0.003.</summary>
    public static double Choose(ReadOnlySpan<double> probabilities, ReadOnlySpan<bool> targets, ReadOnlySpan<double> weights)
    {
        var best = 0.5;
        var bestF1 = -1.0;
        for (var step = 0; step <= 15; step++)
        {
            var threshold = (50 + step) / 100.0;
            var f1 = F1(probabilities, targets, weights, threshold);
            if (f1 > bestF1 + 0.003)
            {
                (best, bestF1) = (threshold, f1);
            }
        }

        return best;
    }

    /// <summary>
    /// The band around the threshold: up to where accepted sentences are right nine times in ten, down to where refused ones are.
    /// </summary>
    public static (double From, double To) Unsure(ReadOnlySpan<double> probabilities, ReadOnlySpan<bool> targets, double threshold)
    {
        var to = threshold;
        while (to < 0.95 && ShareOf(probabilities, targets, to, to + 0.1) < Wanted)
        {
            to += 0.05;
        }

        var from = threshold;
        while (from > 0.05 && ShareOf(probabilities, targets, from - 0.1, from) > 1 - Wanted)
        {
            from -= 0.05;
        }

        return (Math.Round(from, 2), Math.Round(to, 2));
    }

    private static double F1(ReadOnlySpan<double> probabilities, ReadOnlySpan<bool> targets, ReadOnlySpan<double> weights, double threshold)
    {
        double right = 0, wrong = 0, missed = 0;
        for (var i = 0; i < targets.Length; i++)
        {
            var accepted = probabilities[i] >= threshold;
            right += accepted && targets[i] ? weights[i] : 0;
            wrong += accepted && !targets[i] ? weights[i] : 0;
            missed += !accepted && targets[i] ? weights[i] : 0;
        }

        return right <= 0 ? 0 : 2 * right / (2 * right + wrong + missed);
    }

    /// <summary>Which share of the sentences with a probability in the interval has the label; a half when there is none.</summary>
    private static double ShareOf(ReadOnlySpan<double> probabilities, ReadOnlySpan<bool> targets, double from, double to)
    {
        int all = 0, positive = 0;
        for (var i = 0; i < targets.Length; i++)
        {
            if (probabilities[i] >= from && probabilities[i] < to)
            {
                all++;
                positive += targets[i] ? 1 : 0;
            }
        }

        return all == 0 ? 0.5 : (double)positive / all;
    }
}
