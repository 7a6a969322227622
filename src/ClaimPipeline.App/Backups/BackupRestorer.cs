using System.Security.Cryptography;
using ClaimPipeline.Archive;
using ClaimPipeline.Records;
using ClaimPipeline.Sqlite;

namespace ClaimPipeline.App.Backups;

/// <summary>
/// Puts a backup into an empty folder and proves it: every file by its hash, the store by its own check, and every page by the record in
/// the archive that the store says it is.
/// </summary>
internal sealed class BackupRestorer(WarcArchiveOptions archiving, TimeProvider time)
{
    private const int BufferBytes = 1 << 20;

    /// <summary>Restores into a folder, which is left empty when anything is wrong.</summary>
    /// <returns>How many files, and how many pages of the archive, were found to be right.</returns>
    /// <exception cref="InvalidDataException">The backup is damaged; the message names the file or page.</exception>
    public async Task<(int Files, long Pages)> RestoreAsync(string backup, string into, CancellationToken cancellationToken)
    {
        var manifest = await BackupManifest.ReadAsync(backup, cancellationToken)
            ?? throw new UsageException($"{backup} holds no backup: there is no {BackupManifest.FileName} in it.");
        if (File.Exists(into) || (Directory.Exists(into) && Directory.EnumerateFileSystemEntries(into).Any()))
        {
            throw new UsageException($"--into {into}: this is not an empty folder; name a new one.");
        }

        try
        {
            foreach (var file in manifest.Files)
            {
                await CopyAsync(backup, into, file, cancellationToken);
            }

            return (manifest.Files.Count, await VerifyAsync(into, cancellationToken));
        }
        catch
        {
            // Half a data folder would look like one.
            if (Directory.Exists(into))
            {
                Directory.Delete(into, recursive: true);
            }

            throw;
        }
    }

    private static async Task CopyAsync(string backup, string into, BackupFile file, CancellationToken cancellationToken)
    {
        var parts = file.Name.Split('/');
        if (parts.Concat(file.Stored.Split('/')).Any(part => part is "" or "." or "..") || Path.IsPathRooted(file.Name) || Path.IsPathRooted(file.Stored))
        {
            throw new InvalidDataException($"The manifest of {backup} names a file outside of it: {file.Name}.");
        }

        var from = Path.Combine([backup, .. file.Stored.Split('/')]);
        var to = Path.Combine([into, .. parts]);
        Directory.CreateDirectory(Path.GetDirectoryName(to)!);
        if (!File.Exists(from))
        {
            throw new InvalidDataException($"The backup is damaged: {from} is missing.");
        }

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using (var reading = File.OpenRead(from))
        await using (var writing = new FileStream(to, FileMode.CreateNew, FileAccess.Write))
        {
            var buffer = new byte[BufferBytes];
            for (var left = file.Length; left > 0;)
            {
                var read = await reading.ReadAsync(buffer.AsMemory(0, (int)Math.Min(left, buffer.Length)), cancellationToken);
                if (read == 0)
                {
                    throw new InvalidDataException($"The backup is damaged: {from} is shorter than its manifest says.");
                }

                hash.AppendData(buffer, 0, read);
                await writing.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
                left -= read;
            }

            writing.Flush(flushToDisk: true);
        }

        if (Convert.ToHexStringLower(hash.GetHashAndReset()) != file.Sha256)
        {
            throw new InvalidDataException($"The backup is damaged: {from} has not the hash that its manifest says.");
        }
    }

    private async Task<long> VerifyAsync(string into, CancellationToken cancellationToken)
    {
        var folder = DataFolder.Open(into);
        using var store = SqliteDatabase.OpenStore(folder.StoreFile);
        if (await store.CheckIntegrityAsync(cancellationToken) is [var trouble, ..])
        {
            throw new InvalidDataException($"The backup is damaged: its store says {trouble}.");
        }

        await using var archive = new WarcArchive(folder.ArchiveFolder, archiving, time);
        var pages = 0L;
        await foreach (var page in store.Pages().ListAsync(cancellationToken))
        {
            var body = await archive.ReadBodyAsync(page.Location ?? throw new InvalidDataException($"The page {page.Id} has no place in the archive."), cancellationToken);
            if (FetchedPage.IdOf(page.Url, body.Span) != page.Id)
            {
                throw new InvalidDataException($"The backup is damaged: {page.Location.File} holds other bytes for page {page.Id} ({page.Url}) than the store says.");
            }

            pages++;
        }

        return pages;
    }
}
