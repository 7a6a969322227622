using System.Runtime.CompilerServices;
using ClaimPipeline.Diagnosis;
using ClaimPipeline.Sqlite;

namespace ClaimPipeline.App.Diagnosis;

/// <summary>The store's file: whether it is whole, and of this program's version.</summary>
internal sealed class StoreCheck(DataFolder folder) : ICheck
{
    private const string Restore = "Restore store.db from a backup; without one, import the files of 'archive' into a new data folder.";

    /// <summary>Whether the store may be opened as the verbs do; told after <see cref="RunAsync"/>.</summary>
    public bool MayBeOpened { get; private set; }

    /// <inheritdoc/>
    public string Name => "store";

    /// <inheritdoc/>
    public async IAsyncEnumerable<Finding> RunAsync(bool full, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        const string Subject = "store.db";
        if (!File.Exists(folder.StoreFile))
        {
            var isLost = Directory.Exists(folder.ArchiveFolder);
            yield return new Finding(
                "store-missing", isLost ? FindingSeverity.Error : FindingSeverity.Info, Subject, isLost ? "It is not there, but an archive is." : "It is not there yet.",
                isLost ? Restore : "Nothing is to be done: the first verb that works on the data folder makes it.");
            yield break;
        }

        var store = StoreInspection.Of(folder.StoreFile);
        if (!store.IsStore)
        {
            yield return new Finding("store-foreign", FindingSeverity.Error, Subject, "It is no store of this program, nor any damaged one.", Restore);
            yield break;
        }

        if (store.Faults.Count > 0)
        {
            yield return new Finding("store-damaged", FindingSeverity.Error, Subject, FirstOf(store.Faults), Restore);
            yield break;
        }

        if (store.Version > store.Newest)
        {
            yield return new Finding(
                "store-newer", FindingSeverity.Error, Subject,
                FormattableString.Invariant($"It was written by a newer version of the program: schema {store.Version}, this one knows {store.Newest}."),
                "Install the newer version again.");
            yield break;
        }

        if (store.Version < store.Newest)
        {
            yield return new Finding(
                "store-older", FindingSeverity.Warning, Subject,
                FormattableString.Invariant($"It is of an older version of the program: schema {store.Version}, this one has {store.Newest}. The rest was not looked at."),
                "Make a backup; then any other verb, as 'claimpipeline runs', brings it up to date. Then run doctor again.");
            yield break;
        }

        if (store.BrokenReferences.Count > 0)
        {
            yield return new Finding("store-references", FindingSeverity.Error, Subject, FirstOf(store.BrokenReferences), Restore);
        }

        MayBeOpened = true;
    }

    private static string FirstOf(IReadOnlyList<string> faults) =>
        faults[0] + (faults.Count > 1 ? FormattableString.Invariant($", and {faults.Count - 1} more") : "") + ".";
}
