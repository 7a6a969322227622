namespace ClaimPipeline.Classification;

/// <summary>Turns a score into a probability: 1 / (1 + exp(-(Slope × score + Offset))) (Platt 1999).</summary>
internal readonly record struct PlattCalibration(double Slope, double Offset)
{
    /// <summary>The probability.</summary>
    public double Probability(double score) => 1 / (1 + Math.Exp(-(Slope * score + Offset)));

    /// <summary>Fits slope and offset by Newton's method, with Platt's smoothed targets against overconfidence.</summary>
    public static PlattCalibration Fit(ReadOnlySpan<double> scores, ReadOnlySpan<bool> targets, ReadOnlySpan<double> weights)
    {
        var positives = 0;
        foreach (var target in targets)
        {
            positives += target ? 1 : 0;
        }

        var high = (positives + 1.0) / (positives + 2);
        var low = 1.0 / (targets.Length - positives + 2);
        double slope = 1, offset = 0;
        for (var iteration = 0; iteration < 100; iteration++)
        {
            double g1 = 0, g2 = 0, h11 = 1e-6, h12 = 0, h22 = 1e-6;
            for (var i = 0; i < scores.Length; i++)
            {
                var p = new PlattCalibration(slope, offset).Probability(scores[i]);
                var difference = p - (targets[i] ? high : low);
                var weight = weights[i] * Math.Max(1e-9, p * (1 - p));
                g1 += weights[i] * difference * scores[i];
                g2 += weights[i] * difference;
                h11 += weight * scores[i] * scores[i];
                h12 += weight * scores[i];
                h22 += weight;
            }

            var determinant = h11 * h22 - h12 * h12;
            if (determinant <= 1e-12)
            {
                break;
            }

            var stepSlope = Math.Clamp((h22 * g1 - h12 * g2) / determinant, -1, 1);
            var stepOffset = Math.Clamp((h11 * g2 - h12 * g1) / determinant, -1, 1);
            slope -= stepSlope;
            offset -= stepOffset;
            if (Math.Abs(stepSlope) + Math.Abs(stepOffset) < 1e-9)
            {
                break;
            }
        }

        return new PlattCalibration(slope, offset);
    }
}
