namespace ClaimPipeline.Sqlite;

/// <summary>The columns of facts, each read only when a query needs it. The numbers are stored.</summary>
internal enum FactColumn
{
    /// <summary><see cref="DocumentFacts"/>, a row a document.</summary>
    Documents,

    /// <summary><see cref="ClaimFacts"/>, a row a claim.</summary>
    Claims,

    /// <summary><see cref="FigureFacts"/>, a row a figure.</summary>
    Figures,

    /// <summary><see cref="FigureRounding"/>, a row a figure.</summary>
    Roundings,

    /// <summary><see cref="ClaimMeasures"/>, a row a claim.</summary>
    Measures,
}
