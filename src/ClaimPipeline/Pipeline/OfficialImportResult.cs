namespace ClaimPipeline.Pipeline;

/// <summary>How the import of one file ended.</summary>
/// <param name="File">Its name.</param>
/// <param name="Rows">Rows that can be used.</param>
/// <param name="Changed">Rows that were new to the store, or differ from what it had.</param>
/// <param name="Problems">What is wrong, each with file, line and remedy; when there are any, nothing was imported unless that was asked for.</param>
public sealed record OfficialImportResult(string File, int Rows, int Changed, IReadOnlyList<string> Problems);
