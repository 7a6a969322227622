using System.Globalization;
using System.Security.Cryptography;
using ClaimPipeline.Classification;
using ClaimPipeline.Sqlite;

namespace ClaimPipeline.App.Backups;

/// <summary>
/// Copies a data folder while passes may be writing into it: first the store as of one moment, then the archive, which by then holds all
/// that the store refers to. Of the archive only what is new is copied. The manifest comes last: killed before, the folder holds the
/// backup that it held.
/// </summary>
internal sealed class BackupMaker(DataFolder folder, SqliteDatabase store, ClassificationOptions classification, IClaimClassifier classifier, TimeProvider time)
{
    private const int BufferBytes = 1 << 20;

    /// <summary>Makes a backup in a folder, on top of the one that it holds.</summary>
    /// <exception cref="IOException">Another backup is being written there.</exception>
    public async Task<BackupResult> MakeAsync(string target, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(target);
        await using var mine = Lock(target);
        var before = await BackupManifest.ReadAsync(target, cancellationToken);
        var at = time.GetUtcNow();
        var generation = at.ToString("yyyyMMdd'T'HHmmssfffffff", CultureInfo.InvariantCulture);
        Directory.CreateDirectory(Path.Combine(target, generation));
        var files = new List<BackupFile>();
        var copied = 0L;

        var storeCopy = Path.Combine(target, generation, "store.db");
        await store.CopyToAsync(storeCopy, cancellationToken);
        files.Add(await HashAsync("store.db", $"{generation}/store.db", storeCopy, cancellationToken));
        copied += files[0].Length;
        foreach (var (name, file) in Small())
        {
            var copy = Path.Combine(target, generation, name.Replace('/', '-'));
            File.Copy(file, copy, overwrite: true);
            files.Add(await HashAsync(name, $"{generation}/{name.Replace('/', '-')}", copy, cancellationToken));
            copied += files[^1].Length;
        }

        Directory.CreateDirectory(folder.ArchiveFolder);
        foreach (var file in Directory.EnumerateFiles(folder.ArchiveFolder, "*.warc.gz").Order(StringComparer.Ordinal))
        {
            var name = $"archive/{Path.GetFileName(file)}";
            var (entry, written) = await AppendAsync(target, name, file, before?.Files.FirstOrDefault(f => f.Name == name), generation, cancellationToken);
            files.Add(entry);
            copied += written;
        }

        var manifest = new BackupManifest { Format = BackupManifest.CurrentFormat, At = at, Model = classifier.Version, Files = files };
        await manifest.WriteAsync(target, cancellationToken);
        RemoveOld(target, manifest);
        return new BackupResult(at, files.Count, files.Sum(f => f.Length), copied);
    }

    /// <summary>Keeps other backups out of the folder until it is disposed.</summary>
    private static FileStream Lock(string target)
    {
        try
        {
            return new FileStream(Path.Combine(target, "backup.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException busy)
        {
            throw new IOException($"Another backup is being written to {target}: wait until it has ended.", busy);
        }
    }

    private IEnumerable<(string Name, string File)> Small()
    {
        foreach (var file in new[] { folder.SettingsFile, folder.SeedsFile }.Where(File.Exists))
        {
            yield return (Path.GetFileName(file), file);
        }

        if (classification.Classifier == "hybrid")
        {
            yield return ($"models/{ModelFile.Name}", ModelFile.Locate(Path.GetFullPath(classification.ModelPath, AppContext.BaseDirectory)));
        }
    }

    /// <summary>Brings the copy of an archive file up to date by what was appended; one whose beginning is another one is copied anew beside it.</summary>
    private static async Task<(BackupFile Entry, long Written)> AppendAsync(
        string target, string name, string source, BackupFile? known, string generation, CancellationToken cancellationToken)
    {
        var modified = new DateTimeOffset(File.GetLastWriteTimeUtc(source));
        await using var reading = new FileStream(source, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, BufferBytes, useAsync: true);
        var length = reading.Length;
        if (known is not null && known.Length == length && known.Modified == modified && File.Exists(PathOf(target, known.Stored))
            && new FileInfo(PathOf(target, known.Stored)).Length >= length)
        {
            return (known, 0);
        }

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var kept = 0L;
        if (known is not null && known.Length <= length && File.Exists(PathOf(target, known.Stored)))
        {
            await CopyAsync(reading, null, hash, known.Length, cancellationToken);
            kept = Convert.ToHexStringLower(hash.GetCurrentHash()) == known.Sha256 ? known.Length : 0;
        }

        var stored = kept > 0 || known is null ? name : $"archive/{generation}-{Path.GetFileName(name)}";
        if (kept == 0)
        {
            hash.GetHashAndReset();
            reading.Position = 0;
        }
        else
        {
            stored = known!.Stored;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(target, stored))!);
        await using (var writing = new FileStream(PathOf(target, stored), FileMode.OpenOrCreate, FileAccess.Write, FileShare.Read))
        {
            // What a killed backup left behind the part that counts is written over.
            writing.SetLength(Math.Min(writing.Length, kept));
            writing.Position = kept;
            await CopyAsync(reading, writing, hash, length - kept, cancellationToken);
            writing.Flush(flushToDisk: true);
        }

        return (new BackupFile(name, stored, length, Convert.ToHexStringLower(hash.GetHashAndReset()), modified), length - kept);
    }

    private static async Task CopyAsync(Stream from, Stream? to, IncrementalHash hash, long bytes, CancellationToken cancellationToken)
    {
        var buffer = new byte[BufferBytes];
        while (bytes > 0)
        {
            var read = await from.ReadAsync(buffer.AsMemory(0, (int)Math.Min(bytes, buffer.Length)), cancellationToken);
            if (read == 0)
            {
                throw new IOException("An archive file became shorter while it was copied: make the backup again.");
            }

            hash.AppendData(buffer, 0, read);
            if (to is not null)
            {
                await to.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            }

            bytes -= read;
        }
    }

    private static async Task<BackupFile> HashAsync(string name, string stored, string file, CancellationToken cancellationToken)
    {
        await using var stream = File.OpenRead(file);
        var hash = await SHA256.HashDataAsync(stream, cancellationToken);
        RandomAccess.FlushToDisk(stream.SafeFileHandle);
        return new BackupFile(name, stored, stream.Length, Convert.ToHexStringLower(hash), new DateTimeOffset(File.GetLastWriteTimeUtc(file)));
    }

    // The manifest is in place: what only older ones named, or killed backups left, does not count.
    private static void RemoveOld(string target, BackupManifest manifest)
    {
        var named = manifest.Files.Select(f => PathOf(target, f.Stored)).ToHashSet(StringComparer.Ordinal);
        foreach (var generation in Directory.EnumerateDirectories(target).Where(d => Path.GetFileName(d) is [>= '0' and <= '9', ..]))
        {
            if (!named.Any(file => file.StartsWith(generation + Path.DirectorySeparatorChar, StringComparison.Ordinal)))
            {
                Directory.Delete(generation, recursive: true);
            }
        }

        var archive = Path.Combine(target, "archive");
        foreach (var file in Directory.Exists(archive) ? Directory.GetFiles(archive).Where(file => !named.Contains(file)) : [])
        {
            File.Delete(file);
        }
    }

    private static string PathOf(string target, string stored) => Path.Combine([target, .. stored.Split('/')]);
}
