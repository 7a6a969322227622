namespace ClaimPipeline.App.Exporting;

/// <summary>What an export holds, so that it can be made again and told from another.</summary>
/// <param name="MadeAt">When, UTC.</param>
/// <param name="Format">The format.</param>
/// <param name="Query">The query; null where all claims, or one article's, were wanted.</param>
/// <param name="Filters">Other options that chose, as typed.</param>
/// <param name="Claims">Claims written.</param>
/// <param name="Articles">Articles they come from.</param>
/// <param name="LeftOut">Claims that were found but have no place in the format, or are no longer in the store.</param>
/// <param name="AnalysisVersions">Code and models that made the claims.</param>
/// <param name="VerdictVersions">Code and official data that made the verdicts.</param>
/// <param name="IndexGeneration">What was searched; null without a query.</param>
/// <param name="File">The file, without its folder.</param>
/// <param name="Sha256">Hash of the file's bytes, in lower-case hexadecimal digits.</param>
internal sealed record ExportManifest(
    DateTimeOffset MadeAt,
    string Format,
    string? Query,
    IReadOnlyList<string> Filters,
    long Claims,
    long Articles,
    long LeftOut,
    IReadOnlyList<string> AnalysisVersions,
    IReadOnlyList<string> VerdictVersions,
    long? IndexGeneration,
    string File,
    string Sha256);
