using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using ClaimPipeline.Classification;
using ClaimPipeline.Diagnosis;

namespace ClaimPipeline.App.Diagnosis;

/// <summary>What comes with the program: the model, whose file has its own hash in it, and the official data, whose hashes the build wrote down.</summary>
internal sealed class ProgramDataCheck(ClassificationOptions classification, string programFolder) : ICheck
{
    private const string Sums = "checksums.txt";

    /// <inheritdoc/>
    public string Name => "program data";

    /// <inheritdoc/>
    public async IAsyncEnumerable<Finding> RunAsync(bool full, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (ModelTrouble() is { } trouble)
        {
            yield return new Finding(
                "model", FindingSeverity.Error, "model", trouble,
                "Install the program again, or name another model with Classification:ModelPath: without one, nothing is analyzed.");
        }

        foreach (var line in await File.ReadAllLinesAsync(Path.Combine(programFolder, Sums), cancellationToken))
        {
            var (sum, name) = (line.Split("  ")[0], line.Split("  ")[1]);
            var file = Path.Combine(programFolder, name);
            if (!File.Exists(file))
            {
                yield return Changed(name, "The file is missing.");
            }
            else if (!sum.Equals(Convert.ToHexString(SHA256.HashData(await File.ReadAllBytesAsync(file, cancellationToken))), StringComparison.OrdinalIgnoreCase))
            {
                yield return Changed(name, "It is not the file that the program was built with.");
            }
        }
    }

    private static Finding Changed(string name, string detail) => new(
        "official-data", FindingSeverity.Warning, name, detail,
        "Install the program again: a new data folder would get other official figures than this version is tested with. Own tables go in by 'official import'.");

    private string? ModelTrouble()
    {
        if (classification.Classifier == "keyword")
        {
            return null;
        }

        try
        {
            HybridClassifier.Load(classification);
            return null;
        }
        catch (Exception trouble) when (trouble is ModelFileException or IOException)
        {
            return trouble.Message;
        }
    }
}
