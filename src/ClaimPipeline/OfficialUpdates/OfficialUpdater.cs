using ClaimPipeline.Records;
using ClaimPipeline.Scheduling;
using ClaimPipeline.Storage;

namespace ClaimPipeline.OfficialUpdates;

/// <summary>
/// Looks for new official data: fetches the addresses that have changed, imports what was dropped, and has the claims compared again that
/// it affects. One process at a time. Killed at any point, the next look does the rest.
/// </summary>
public sealed class OfficialUpdater(
    DropFolder folder,
    DroppedFileImport import,
    AddressLook addresses,
    IOfficialUpdateStore store,
    DerivedPasses passes,
    RunLocks locks,
    OfficialUpdatesOptions options,
    TimeProvider time)
{
    /// <summary>The lock that a look holds.</summary>
    public const string Lock = "official-updates";

    /// <summary>Whether there is anything to look at: the folder, or an address.</summary>
    public bool IsAsked => options.Urls.Count > 0 || Directory.Exists(folder.Path);

    /// <summary>When the next look is due.</summary>
    public async Task<DateTimeOffset> DueAtAsync(CancellationToken cancellationToken) =>
        await store.LastLookAsync(cancellationToken) is { } last ? last.At + options.Interval : time.GetUtcNow();

    /// <summary>Looks.</summary>
    /// <param name="report">Told of each pass that follows; null for nobody.</param>
    /// <param name="cancellationToken">Stops it between files and items.</param>
    /// <returns>What it came to; null when another process is at it.</returns>
    public async Task<OfficialLookResult?> LookAsync(RunReport? report, CancellationToken cancellationToken)
    {
        await using var held = await locks.TryTakeAsync(Lock, cancellationToken);
        if (held is null)
        {
            return null;
        }

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, held.Lost);
        var look = new OfficialLook { At = time.GetUtcNow(), Addresses = (await store.LastLookAsync(stop.Token))?.Addresses ?? [] };
        var updates = new List<OfficialUpdate>();
        var (waiting, troubles) = (new List<string>(), new List<string>());
        foreach (var url in options.Urls)
        {
            var (file, said, trouble) = await addresses.FetchAsync(url, look.Addresses.FirstOrDefault(known => known.Url == url), stop.Token);
            troubles.AddRange(trouble is null ? [] : [trouble]);
            if (file is not null && await import.ImportAsync(file, url, stop.Token) is { } update)
            {
                updates.Add(update);
            }

            if (said is not null)
            {
                // Each time: what was dealt with is not fetched again, whatever happens to the next one.
                look = look with { Addresses = [.. look.Addresses.Where(known => known.Url != url), said] };
                await store.SaveAsync(look, stop.Token);
            }
        }

        var files = folder.Files();
        var young = await SettledAsync(files, stop.Token);
        foreach (var file in files)
        {
            var update = young.Contains(file.Name) ? null : await TryAsync(file, troubles, stop.Token);
            if (update is null)
            {
                waiting.Add(file.Name);
            }
            else
            {
                updates.Add(update);
            }
        }

        var effect = updates.Any(update => update.Added + update.Changed > 0) ? await CompareAsync(troubles, report, stop.Token) : null;
        if (effect is not null)
        {
            updates = [.. updates.Select(update => update.Outcome == OfficialUpdateOutcome.Imported ? update with { Effect = effect } : update)];
            foreach (var update in updates)
            {
                await store.SaveAsync(update, stop.Token);
            }
        }

        var result = new OfficialLookResult(updates.ToValueList(), waiting.ToValueList(), troubles.ToValueList(), effect);
        await store.SaveAsync(look with { Detail = result.Summary, Troubles = result.Troubles }, stop.Token);
        return result;
    }

    /// <summary>A file that cannot be read or moved keeps no other from its turn.</summary>
    private async Task<OfficialUpdate?> TryAsync(FileInfo file, List<string> troubles, CancellationToken cancellationToken)
    {
        try
        {
            return await import.ImportAsync(file, null, cancellationToken);
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            troubles.Add($"{file.Name} was left where it is: {trouble.Message}");
            return null;
        }
    }

    private async Task<OfficialUpdateEffect?> CompareAsync(List<string> troubles, RunReport? report, CancellationToken cancellationToken)
    {
        if (await passes.RunAsync(report, cancellationToken) is not { } derived)
        {
            troubles.Add("Another process analyzes, compares or indexes: the claims are compared by its next run.");
            return null;
        }

        troubles.AddRange(derived.Trouble is null ? [] : [derived.Trouble]);
        return derived.Runs.FirstOrDefault(run => run.Pass == Pipeline.ComparePass.Name) is { } run
            ? new OfficialUpdateEffect(run.Read, run.Kept, run.Overturned, run.Untouched)
            : null;
    }

    /// <summary>Waits until files that have just been written have rested; those that change meanwhile, or have gone, are named.</summary>
    private async Task<HashSet<string>> SettledAsync(IReadOnlyList<FileInfo> files, CancellationToken cancellationToken)
    {
        var rested = TimeProvider.System.GetUtcNow() - options.Settle;
        var young = files.Where(file => file.LastWriteTimeUtc > rested.UtcDateTime).Select(file => (file, file.Length, file.LastWriteTimeUtc)).ToList();
        if (young.Count == 0)
        {
            return [];
        }

        // Real time: files are written in real time.
        await Task.Delay(options.Settle, TimeProvider.System, cancellationToken);
        return
        [
            .. young.Where(before =>
            {
                before.file.Refresh();
                return !before.file.Exists || before.file.Length != before.Length || before.file.LastWriteTimeUtc != before.LastWriteTimeUtc;
            }).Select(before => before.file.Name),
        ];
    }
}
