using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ClaimPipeline.OfficialFigures;
using ClaimPipeline.Pipeline;
using ClaimPipeline.Records;
using ClaimPipeline.Storage;

namespace ClaimPipeline.OfficialUpdates;

/// <summary>
/// Imports one file of the drop folder, whole or not at all, keeps a record, and moves the file to where its outcome belongs. A file that was
/// imported before, read with the same mapping, is only moved.
/// </summary>
public sealed class DroppedFileImport(DropFolder folder, OfficialImport import, IOfficialUpdateStore store, TimeProvider time)
{
    private static readonly string[] Readable = [".csv", ".tsv", ".txt", ".json", ".xlsx"];

    /// <summary>Deals with a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="url">Where it came from; null when it was dropped.</param>
    /// <param name="cancellationToken">Stops it between batches of rows; the file then stays where it is.</param>
    /// <returns>What became of it; null when it changed meanwhile, or went: then it is for the next look.</returns>
    public async Task<OfficialUpdate?> ImportAsync(FileInfo file, string? url, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(file);
        try
        {
            file.Refresh();
            var before = (file.Length, file.LastWriteTimeUtc);
            var mapping = folder.MappingOf(file.Name);
            var digest = await DigestAsync(file.FullName, mapping, cancellationToken);
            var update = await store.IsImportedAsync(digest, cancellationToken)
                ? Of(file, url, digest, OfficialUpdateOutcome.Known)
                : await ReadAsync(file, url, digest, mapping, cancellationToken);
            file.Refresh();
            if (!file.Exists || before != (file.Length, file.LastWriteTimeUtc))
            {
                return null;
            }

            // First the record: killed in between, the next look finds the file known, and moves it.
            await store.SaveAsync(update, cancellationToken);
            Move(file, update);
            return update;
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }

    private async Task<OfficialUpdate> ReadAsync(FileInfo file, string? url, string digest, string? mapping, CancellationToken cancellationToken)
    {
        var refused = Of(file, url, digest, OfficialUpdateOutcome.Refused);
        if (!Readable.Contains(file.Extension, StringComparer.OrdinalIgnoreCase))
        {
            return refused with { Problems = [$"{file.Name} is no table: drop .csv, .json (SDMX) or .xlsx files."] };
        }

        if (file.Extension.Equals(".xlsx", StringComparison.OrdinalIgnoreCase) && mapping is null)
        {
            return refused with { Problems = [$"{file.Name} needs a mapping that says what its columns mean: put {file.Name}{DropFolder.MappingEnding} beside it."] };
        }

        try
        {
            var request = mapping is null
                ? new TableRequest()
                : new TableRequest { Mapping = TableMappingFile.Read(await File.ReadAllTextAsync(mapping, cancellationToken), Path.GetFileName(mapping)) };
            var result = await import.ImportAsync(file.FullName, request, skipInvalid: false, cancellationToken).SingleAsync(cancellationToken);
            return result.ProblemCount > 0
                ? refused with { Format = result.Format, Refused = result.ProblemCount, Problems = result.Problems.ToValueList() }
                : Of(file, url, digest, OfficialUpdateOutcome.Imported) with
                {
                    Format = result.Format,
                    Added = result.Added,
                    Changed = result.Changed - result.Added,
                    Unchanged = result.Rows - result.Changed,
                };
        }
        catch (InvalidDataException trouble)
        {
            return refused with { Problems = [trouble.Message] };
        }
    }

    private OfficialUpdate Of(FileInfo file, string? url, string digest, OfficialUpdateOutcome outcome) =>
        new() { Digest = digest, At = time.GetUtcNow(), File = file.Name, Url = url, Outcome = outcome };

    private void Move(FileInfo file, OfficialUpdate update)
    {
        if (update.Outcome == OfficialUpdateOutcome.Refused)
        {
            Directory.CreateDirectory(folder.Refused);
            var refused = Path.Combine(folder.Refused, file.Name);
            File.WriteAllText(refused + ".error.txt", WhyRefused(file.Name, update));
            File.Move(file.FullName, refused, overwrite: true);
            return;
        }

        Directory.CreateDirectory(folder.Imported);
        var imported = Path.Combine(folder.Imported, FormattableString.Invariant($"{update.At:yyyyMMdd'T'HHmmss}-{update.Digest[..8]}-{file.Name}"));
        File.WriteAllText(imported + ".record.json", JsonSerializer.Serialize(update, RecordsJson.Indented.OfficialUpdate) + "\n");
        File.Move(file.FullName, imported, overwrite: true);
    }

    private string WhyRefused(string name, OfficialUpdate update)
    {
        var text = new StringBuilder(FormattableString.Invariant($"{name} was refused at {update.At:yyyy-MM-dd HH:mm:ss} UTC: nothing of it was imported.\n\n"));
        foreach (var problem in update.Problems)
        {
            text.Append(problem).Append('\n');
        }

        if (update.Refused > update.Problems.Count)
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"... and {update.Refused - update.Problems.Count} further rows\n");
        }

        return text.Append(FormattableString.Invariant(
            $"\nMend it, or its mapping, and put it into {folder.Path} again; 'claimpipeline official import --skip-invalid FILE' imports the good rows alone.\n")).ToString();
    }

    private static async Task<string> DigestAsync(string file, string? mapping, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using (var stream = File.OpenRead(file))
        {
            var buffer = new byte[1 << 16];
            for (int read; (read = await stream.ReadAsync(buffer, cancellationToken)) > 0;)
            {
                hash.AppendData(buffer, 0, read);
            }
        }

        hash.AppendData(mapping is null ? [] : await File.ReadAllBytesAsync(mapping, cancellationToken));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
