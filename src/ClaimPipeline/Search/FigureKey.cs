namespace ClaimPipeline.Search;

/// <summary>A figure as the index compares it: in the base unit of what it measures.</summary>
/// <param name="Dimension">What is measured; figures of different dimensions never meet.</param>
/// <param name="Low">The amount, or the lower end of a range.</param>
/// <param name="High">The amount, or the upper end of a range.</param>
/// <param name="RoundedLow">Lower bound of what rounds to the figure as written.</param>
/// <param name="RoundedHigh">Upper bound of what rounds to the figure as written.</param>
public sealed record FigureKey(string Dimension, double Low, double High, double RoundedLow, double RoundedHigh);
