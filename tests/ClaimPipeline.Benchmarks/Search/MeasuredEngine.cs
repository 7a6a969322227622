namespace ClaimPipeline.Benchmarks.Search;

/// <summary>An engine that is measured.</summary>
/// <param name="Name">As it stands in the tables, and the name of its folder.</param>
/// <param name="Open">Opens its index in a folder that is there.</param>
/// <param name="Baseline">What is written by hand over the same engine; null for that itself.</param>
internal sealed record MeasuredEngine(string Name, Func<string, MeasuredIndex> Open, string? Baseline = null)
{
    /// <summary>Bytes of its files.</summary>
    public long Size(string folder) => Files(folder).Sum(file => file.Length);

    /// <summary>Its files.</summary>
    public IEnumerable<FileInfo> Files(string folder) => new DirectoryInfo(Path.Combine(folder, Name)).EnumerateFiles("*", SearchOption.AllDirectories);

    /// <summary>Its index among the others'.</summary>
    public MeasuredIndex In(string folder) => Open(Directory.CreateDirectory(Path.Combine(folder, Name)).FullName);
}
