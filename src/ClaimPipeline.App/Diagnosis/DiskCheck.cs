using System.Runtime.CompilerServices;
using ClaimPipeline.Diagnosis;

namespace ClaimPipeline.App.Diagnosis;

/// <summary>Free space where the data folder lies.</summary>
internal sealed class DiskCheck(DataFolder folder, DiagnosisOptions options) : ICheck
{
    /// <inheritdoc/>
    public string Name => "disk";

    /// <inheritdoc/>
    public async IAsyncEnumerable<Finding> RunAsync(bool full, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        var free = new DriveInfo(folder.Root).AvailableFreeSpace;
        if (free < options.MinFreeBytes)
        {
            yield return new Finding(
                "disk", FindingSeverity.Warning, "disk",
                FormattableString.Invariant($"Less than {options.MinFreeBytes >> 20:#,0} MiB are free for the data folder: {free >> 20:#,0} MiB."),
                "Free some space: a full disk stops every run, though nothing that is stored is lost.");
        }
    }
}
