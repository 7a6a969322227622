using System.Runtime.CompilerServices;
using ClaimPipeline.OfficialUpdates;
using ClaimPipeline.Storage;

namespace ClaimPipeline.Diagnosis;

/// <summary>Files with official data that could not be used and were left lying, and addresses that give none.</summary>
public sealed class OfficialUpdatesCheck(DropFolder folder, IOfficialUpdateStore store) : ICheck
{
    /// <inheritdoc/>
    public string Name => "official updates";

    /// <inheritdoc/>
    public async IAsyncEnumerable<Finding> RunAsync(bool full, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (folder.RefusedFiles() is { Count: > 0 } refused)
        {
            yield return new Finding(
                "official-refused", FindingSeverity.Warning, refused[0].Name,
                FormattableString.Invariant($"{refused.Count} file(s) with official data could not be used and lie in {folder.Refused}."),
                $"Read {refused[0].Name}.error.txt beside it, mend the file and put it into {folder.Path} again, or delete both.");
        }

        foreach (var trouble in (await store.LastLookAsync(cancellationToken))?.Troubles.ToArray() ?? [])
        {
            yield return new Finding(
                "official-updates", FindingSeverity.Warning, "official updates", $"The last look had trouble: {trouble}",
                "Mend what it says, or OfficialUpdates:Urls; 'claimpipeline official update' looks again.");
        }
    }
}
