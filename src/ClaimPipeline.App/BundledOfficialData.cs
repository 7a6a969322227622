using ClaimPipeline.Pipeline;
using ClaimPipeline.Storage;

namespace ClaimPipeline.App;

/// <summary>
/// The official figures and measures that come with the program. A data folder that has none gets them once, so that the first
/// comparison has something to compare with; after that its own imports are never touched.
/// </summary>
internal sealed class BundledOfficialData(OfficialImport import, IReferenceStore store)
{
    private const string Measures = "measures.csv";

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "corpus", "official");

    /// <summary>Imports them unless the store has measures: these go in last, so an import that was killed is begun again.</summary>
    public async Task EnsureAsync(CancellationToken cancellationToken)
    {
        await foreach (var _ in store.MeasuresAsync(cancellationToken))
        {
            return;
        }

        foreach (var file in Directory.GetFiles(Folder, "*.csv").OrderBy(f => Path.GetFileName(f) == Measures).ThenBy(f => f, StringComparer.Ordinal))
        {
            await foreach (var result in import.ImportAsync(file, skipInvalid: false, cancellationToken))
            {
                if (result.Problems.Count > 0)
                {
                    throw new InvalidDataException($"The official figures that come with the program are damaged: {result.Problems[0]}");
                }
            }
        }
    }
}
