using System.Data.Common;
using System.Runtime.CompilerServices;
using ClaimPipeline.Archive;
using ClaimPipeline.Classification;
using ClaimPipeline.Diagnosis;
using ClaimPipeline.OfficialUpdates;
using ClaimPipeline.Pipeline;
using ClaimPipeline.Scheduling;
using ClaimPipeline.Search;
using ClaimPipeline.Storage;

namespace ClaimPipeline.App.Diagnosis;

/// <summary>Looks at a whole data folder, from the ground up: what stands on something broken is not looked at. Changes nothing.</summary>
internal sealed class Doctor(string path, IReadOnlyList<KeyValuePair<string, string?>> settings, TimeProvider time)
{
    /// <summary>What is found, check by check.</summary>
    /// <param name="full">Whether to read all archived pages and every article of the index, where otherwise a sample does.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async IAsyncEnumerable<Finding> RunAsync(bool full, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (!Directory.Exists(path))
        {
            yield return new Finding(
                "folder", FindingSeverity.Error, path, "There is no such data folder.", "Name another one with --data, or make it with 'claimpipeline init'.");
            yield break;
        }

        var folder = DataFolder.Open(path);
        var broken = 0;
        await foreach (var finding in TryAsync(new ConfigurationCheck(folder, settings, time), full, cancellationToken))
        {
            broken += finding.Severity == FindingSeverity.Error ? 1 : 0;
            yield return finding;
        }

        if (broken > 0)
        {
            yield break;
        }

        var store = new StoreCheck(folder);
        await foreach (var finding in TryAsync(store, full, cancellationToken))
        {
            yield return finding;
        }

        if (!store.MayBeOpened)
        {
            yield break;
        }

        await using var workspace = await Workspace.OpenAsync(path, time, settings, withOfficialData: false, cancellationToken);
        foreach (var check in Checks(workspace))
        {
            await foreach (var finding in TryAsync(check, full, cancellationToken))
            {
                yield return finding;
            }
        }

        await foreach (var finding in IndexAsync(workspace, full, cancellationToken))
        {
            yield return finding;
        }
    }

    private static ICheck[] Checks(Workspace workspace)
    {
        var options = workspace.Get<DiagnosisOptions>();
        return
        [
            new DiskCheck(workspace.Folder, options),
            new ProgramDataCheck(workspace.Get<ClassificationOptions>(), AppContext.BaseDirectory),
            new LedgerCheck(workspace.Get<IRunLedger>(), workspace.Get<ILockStore>(), workspace.Get<TimeProvider>()),
            new QuarantineCheck(workspace.Get<IQuarantineStore>()),
            new OfficialUpdatesCheck(workspace.Get<DropFolder>(), workspace.Get<IOfficialUpdateStore>()),
            new SeedCheck(workspace.Folder, workspace.Get<IScheduleStore>()),
            new ScheduleCheck(
                workspace.Get<IScheduleStore>(), workspace.Get<ILockStore>(), workspace.Get<SchedulingOptions>(), options, workspace.Get<TimeProvider>()),
            new ArchiveCheck(workspace.Get<IPageStore>(), workspace.Get<IPageArchive>(), workspace.Folder.ArchiveFolder, options),
        ];
    }

    // Opening a missing index would make it.
    private static async IAsyncEnumerable<Finding> IndexAsync(
        Workspace workspace, bool full, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var isThere = workspace.Get<SearchOptions>().Engine == "lucene"
            ? Directory.Exists(workspace.Folder.LuceneFolder)
            : File.Exists(workspace.Folder.IndexFile);
        if (!isThere)
        {
            if ((await workspace.Get<IAnalysisStore>().CountAsync(cancellationToken)).Articles > 0)
            {
                yield return new Finding(
                    "index-none", FindingSeverity.Warning, "index", "It is not there: nothing can be searched.", "Run 'claimpipeline index': it is made from the store.");
            }

            yield break;
        }

        await foreach (var finding in TryAsync(new LateCheck("index", () => new IndexCheck(workspace.Get<IndexVerifier>())), full, cancellationToken))
        {
            yield return finding;
        }
    }

    /// <summary>A check that fails is a finding, too.</summary>
    private static async IAsyncEnumerable<Finding> TryAsync(ICheck check, bool full, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var findings = check.RunAsync(full, cancellationToken).GetAsyncEnumerator(cancellationToken);
        while (true)
        {
            Finding? finding;
            try
            {
                finding = await findings.MoveNextAsync() ? findings.Current : null;
            }
            catch (Exception trouble) when (trouble is DbException or IOException or InvalidDataException or UnauthorizedAccessException or System.Text.Json.JsonException)
            {
                finding = Failed(check.Name, trouble);
            }

            if (finding is null)
            {
                yield break;
            }

            yield return finding;
            if (finding.Code == "check-failed")
            {
                yield break;
            }
        }
    }

    private static Finding Failed(string check, Exception trouble) => check == "index"
        ? new("check-failed", FindingSeverity.Error, check, $"The index cannot be read: {trouble.Message}", "Delete index.db (or index.lucene) and run 'claimpipeline index'.")
        : new("check-failed", FindingSeverity.Error, check, $"The check of {check} could not be finished: {trouble.Message}", "Mend what it says, or restore store.db from a backup.");

    /// <summary>A check whose making may fail like the check itself.</summary>
    private sealed class LateCheck(string name, Func<ICheck> make) : ICheck
    {
        public string Name => name;

        public async IAsyncEnumerable<Finding> RunAsync(bool full, [EnumeratorCancellation] CancellationToken cancellationToken)
        {
            await foreach (var finding in make().RunAsync(full, cancellationToken))
            {
                yield return finding;
            }
        }
    }
}
