namespace ClaimPipeline.Health;

/// <summary>What is normal by earlier values: their median, and around it what single odd ones do not widen.</summary>
/// <param name="Low">Least normal value.</param>
/// <param name="High">Greatest normal value.</param>
public sealed record RobustRange(double Low, double High)
{
    // Makes the median absolute deviation of a normal distribution its standard deviation.
    private const double Consistency = 1.4826;

    /// <summary>The range of values.</summary>
    /// <param name="values">At least one.</param>
    /// <param name="deviations">How many robust standard deviations are normal.</param>
    /// <param name="slack">Distance from the median that is normal however alike the values are.</param>
    public static RobustRange Of(IReadOnlyList<double> values, double deviations, double slack)
    {
        ArgumentNullException.ThrowIfNull(values);
        var median = Median(values);
        var spread = Consistency * Median([.. values.Select(value => Math.Abs(value - median))]);
        var reach = Math.Max(deviations * spread, slack);
        return new RobustRange(median - reach, median + reach);
    }

    /// <summary>The middle value; of two middle ones their mean.</summary>
    public static double Median(IReadOnlyList<double> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        var sorted = values.Order().ToArray();
        return sorted.Length % 2 == 1 ? sorted[sorted.Length / 2] : (sorted[(sorted.Length / 2) - 1] + sorted[sorted.Length / 2]) / 2;
    }
}
