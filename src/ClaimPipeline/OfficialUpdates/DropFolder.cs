namespace ClaimPipeline.OfficialUpdates;

/// <summary>The folder in which files with official data are dropped; what was dealt with lies in folders within it.</summary>
/// <param name="Path">Where it lies, absolute. It need not be there.</param>
public sealed record DropFolder(string Path)
{
    /// <summary>End of the name of a mapping, which lies beside the file that it is for.</summary>
    public const string MappingEnding = ".map.json";

    private static readonly string[] UnfinishedEndings = [".part", ".tmp", ".partial", ".crdownload", ".download", ".filepart", ".swp", "~"];

    /// <summary>Where files are moved that were imported, each with its record.</summary>
    public string Imported => System.IO.Path.Combine(Path, "imported");

    /// <summary>Where files are moved that cannot be used, each with what is wrong.</summary>
    public string Refused => System.IO.Path.Combine(Path, "refused");

    /// <summary>The dropped files, by name; mappings and what is by its name still being written left out.</summary>
    public IReadOnlyList<FileInfo> Files() => !Directory.Exists(Path) ? [] :
    [
        .. new DirectoryInfo(Path).EnumerateFiles()
            .Where(file => !file.Name.StartsWith('.') && !file.Name.EndsWith(MappingEnding, StringComparison.OrdinalIgnoreCase)
                && !UnfinishedEndings.Any(ending => file.Name.EndsWith(ending, StringComparison.OrdinalIgnoreCase)))
            .OrderBy(file => file.Name, StringComparer.Ordinal),
    ];

    /// <summary>The files in <see cref="Refused"/>, what is wrong with them left out.</summary>
    public IReadOnlyList<FileInfo> RefusedFiles() => !Directory.Exists(Refused) ? [] :
    [
        .. new DirectoryInfo(Refused).EnumerateFiles().Where(file => !file.Name.EndsWith(".error.txt", StringComparison.Ordinal)).OrderBy(file => file.Name, StringComparer.Ordinal),
    ];

    /// <summary>The mapping for a file: <c>NAME.csv.map.json</c> or <c>NAME.map.json</c>; null when there is none.</summary>
    public string? MappingOf(string name) => new[] { name, System.IO.Path.GetFileNameWithoutExtension(name) }
        .Select(stem => System.IO.Path.Combine(Path, stem + MappingEnding)).FirstOrDefault(File.Exists);
}
