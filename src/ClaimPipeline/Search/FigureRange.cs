namespace ClaimPipeline.Search;

/// <summary>
/// A range of amounts. A figure that is a range itself lies in it when the two overlap; a figure's hedge ("more than") does not
/// widen it.
/// </summary>
public sealed record FigureRange
{
    /// <summary>What is measured, as <see cref="FigureKey.Dimension"/> names it.</summary>
    public required string Dimension { get; init; }

    /// <summary>Lower bound in the dimension's base unit; null is open.</summary>
    public double? Low { get; init; }

    /// <summary>Whether <see cref="Low"/> itself is left out.</summary>
    public bool ExcludesLow { get; init; }

    /// <summary>Upper bound in the dimension's base unit; null is open.</summary>
    public double? High { get; init; }

    /// <summary>Whether <see cref="High"/> itself is left out.</summary>
    public bool ExcludesHigh { get; init; }

    /// <summary>
    /// Set for "about so much": figures whose own rounding reaches this amount are in the range too; <see cref="Low"/> and
    /// <see cref="High"/> then are the bounds of its rounding.
    /// </summary>
    public double? About { get; init; }

    /// <summary>Whether a figure lies in the range.</summary>
    public bool Contains(FigureKey figure)
    {
        ArgumentNullException.ThrowIfNull(figure);
        if (!string.Equals(figure.Dimension, Dimension, StringComparison.Ordinal))
        {
            return false;
        }

        var inside = (Low is not { } low || (ExcludesLow ? figure.High > low : figure.High >= low))
            && (High is not { } high || (ExcludesHigh ? figure.Low < high : figure.Low <= high));
        return inside || (About is { } about && figure.RoundedLow <= about && about <= figure.RoundedHigh);
    }
}
