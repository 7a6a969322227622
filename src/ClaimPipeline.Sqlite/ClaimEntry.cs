namespace ClaimPipeline.Sqlite;

/// <summary>The facts of one claim, apart from its block.</summary>
internal sealed record ClaimEntry(ClaimFacts Facts, ClaimMeasures Measures, FigureFacts[] Figures, FigureRounding[] Roundings);
