namespace ClaimPipeline.Records;

/// <summary>A figure in its role in a claim.</summary>
/// <param name="Figure">The figure; its span is in the claim's sentence.</param>
/// <param name="Role">What it does.</param>
public sealed record ClaimFigure(Figure Figure, FigureRole Role);
