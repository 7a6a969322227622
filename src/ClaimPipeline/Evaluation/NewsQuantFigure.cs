namespace ClaimPipeline.Evaluation;

/// <summary>A figure as the NewsQuant test set writes it down.</summary>
/// <param name="Value">The number; of a range the end that is named first.</param>
/// <param name="Max">The other end of a range, which is the smaller one where something fell; null when there is none.</param>
/// <param name="Unit">The unit by NewsQuant's name, in lower case; <c>-</c> without one.</param>
public sealed record NewsQuantFigure(double Value, double? Max, string Unit)
{
    private const double Relative = 1e-5;
    private const double Absolute = 1e-8;

    /// <summary>Whether the numbers are the same but for rounding.</summary>
    public bool HasValueOf(NewsQuantFigure other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Close(Value, other.Value) && (Max is { } max ? other.Max is { } otherMax && Close(max, otherMax) : other.Max is null);
    }

    private static bool Close(double left, double right) => Math.Abs(left - right) <= Absolute + (Relative * Math.Abs(right));
}
