using System.Text.Json;
using System.Text.Json.Serialization;

namespace ClaimPipeline.App.Backups;

/// <summary>What a backup holds. A folder of backups is what its manifest says: files that it does not name do not count.</summary>
public sealed record BackupManifest
{
    /// <summary>Name of its file.</summary>
    public const string FileName = "manifest.json";

    /// <summary>Raised with every change that an older program cannot read.</summary>
    public const int CurrentFormat = 1;

    /// <summary>See <see cref="CurrentFormat"/>.</summary>
    public required int Format { get; init; }

    /// <summary>When the store was copied (UTC): what was stored later is not in it.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The classifier's version.</summary>
    public required string Model { get; init; }

    /// <summary>All files.</summary>
    public required IReadOnlyList<BackupFile> Files { get; init; }

    /// <summary>Reads the manifest of a folder of backups; null when it has none.</summary>
    /// <exception cref="InvalidDataException">It cannot be read, or is of a newer program.</exception>
    public static async Task<BackupManifest?> ReadAsync(string folder, CancellationToken cancellationToken)
    {
        var file = Path.Combine(folder, FileName);
        if (!File.Exists(file))
        {
            return null;
        }

        try
        {
            var manifest = JsonSerializer.Deserialize(await File.ReadAllTextAsync(file, cancellationToken), BackupJson.Default.BackupManifest)!;
            return manifest.Format <= CurrentFormat
                ? manifest
                : throw new InvalidDataException($"{file} was written by a newer version of the program: update the program.");
        }
        catch (JsonException trouble)
        {
            throw new InvalidDataException($"{file} is no manifest of a backup: {trouble.Message}", trouble);
        }
    }

    /// <summary>Replaces the manifest in one step: from then on the folder holds this backup, and until then the one before.</summary>
    public async Task WriteAsync(string folder, CancellationToken cancellationToken)
    {
        var draft = Path.Combine(folder, FileName + ".new");
        await using (var stream = new FileStream(draft, FileMode.Create, FileAccess.Write))
        {
            await JsonSerializer.SerializeAsync(stream, this, BackupJson.Default.BackupManifest, cancellationToken);
            stream.Flush(flushToDisk: true);
        }

        File.Move(draft, Path.Combine(folder, FileName), overwrite: true);
    }
}

/// <summary>JSON of the manifest.</summary>
[JsonSerializable(typeof(BackupManifest))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
internal sealed partial class BackupJson : JsonSerializerContext;
