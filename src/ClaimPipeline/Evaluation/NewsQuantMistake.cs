namespace ClaimPipeline.Evaluation;

/// <summary>A sentence of NewsQuant that was not read as its annotators did.</summary>
/// <param name="Text">The sentence.</param>
/// <param name="Missed">Figures that were not found, or not with that unit.</param>
/// <param name="Extra">Figures that were found instead.</param>
public sealed record NewsQuantMistake(string Text, IReadOnlyList<NewsQuantFigure> Missed, IReadOnlyList<NewsQuantFigure> Extra);
