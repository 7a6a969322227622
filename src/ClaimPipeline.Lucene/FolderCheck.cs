using System.Globalization;
using Lucene.Net.Index;
using LuceneDirectory = Lucene.Net.Store.Directory;

namespace ClaimPipeline.Lucene;

/// <summary>What Lucene itself finds wrong with the files of an index.</summary>
internal static class FolderCheck
{
    /// <summary>The faults, for people.</summary>
    public static IEnumerable<string> Faults(LuceneDirectory directory)
    {
        using var log = new StringWriter(CultureInfo.InvariantCulture);
        var status = new CheckIndex(directory) { InfoStream = log }.DoCheckIndex();
        return status.Clean
            ? []
            : [.. log.ToString().Split('\n').Select(line => line.Trim()).Where(line => line.StartsWith("ERROR", StringComparison.Ordinal)).DefaultIfEmpty("files are missing or damaged")];
    }
}
