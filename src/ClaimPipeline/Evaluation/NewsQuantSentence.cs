namespace ClaimPipeline.Evaluation;

/// <summary>A sentence of the NewsQuant test set with the figures that its annotators saw in it.</summary>
public sealed record NewsQuantSentence(string Text, IReadOnlyList<NewsQuantFigure> Figures, CorpusPart Part);

/// <summary>Half of a test set: one to look at, one to report on.</summary>
public enum CorpusPart
{
    /// <summary>May be looked at.</summary>
    Dev,

    /// <summary>Only its scores are looked at.</summary>
    Heldout,
}
