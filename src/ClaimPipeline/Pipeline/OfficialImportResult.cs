namespace ClaimPipeline.Pipeline;

/// <summary>How the import of one file ended.</summary>
/// <param name="File">Its name.</param>
/// <param name="Rows">Rows that can be used.</param>
/// <param name="Changed">Rows that were new to the store, or differ from what it had.</param>
/// <param name="Problems">What is wrong, each with file, line and remedy; when there are any, nothing was imported unless that was asked for.</param>
public sealed record OfficialImportResult(string File, int Rows, int Changed, IReadOnlyList<string> Problems)
{
    /// <summary>The layout it was read as: one of <see cref="OfficialFigures.OfficialTableReader.Formats"/>, or measures.</summary>
    public string Format { get; init; } = "tidy";

    /// <summary>How many of <see cref="Changed"/> were new.</summary>
    public int Added { get; init; }

    /// <summary>How many rows have a problem: <see cref="Problems"/> tells the first of them.</summary>
    public int ProblemCount { get; init; } = Problems.Count;

    /// <summary>What was left out on purpose, a sentence each.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}
