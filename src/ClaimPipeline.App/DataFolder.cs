using System.Text.Json;
using ClaimPipeline.Crawling;
using ClaimPipeline.Records;

namespace ClaimPipeline.App;

/// <summary>The files of one data folder. Store and archive are the truth; the index can be rebuilt from them.</summary>
internal sealed class DataFolder
{
    private DataFolder(string path) => Root = path;

    /// <summary>The folder itself, absolute.</summary>
    public string Root { get; }

    /// <summary>The store.</summary>
    public string StoreFile => Path.Combine(Root, "store.db");

    /// <summary>The full-text index; may be deleted at any time.</summary>
    public string IndexFile => Path.Combine(Root, "index.db");

    /// <summary>The same of Lucene.Net, which keeps a folder.</summary>
    public string LuceneFolder => Path.Combine(Root, "index.lucene");

    /// <summary>The WARC files.</summary>
    public string ArchiveFolder => Path.Combine(Root, "archive");

    /// <summary>Keys that the server signs its forms and cookies with; made when it first runs.</summary>
    public string KeysFolder => Path.Combine(Root, "keys");

    /// <summary>Files of alerts that were added over the network.</summary>
    public string AlertsFolder => Path.Combine(Root, "alerts");

    /// <summary>Settings of this data folder; optional.</summary>
    public string SettingsFile => Path.Combine(Root, "claimpipeline.json");

    /// <summary>The seeds that were given last; missing until some were.</summary>
    public string SeedsFile => Path.Combine(Root, "seeds.json");

    /// <summary>Locked files of running programs.</summary>
    public string LockFolder => Path.Combine(Root, "locks");

    /// <summary>The seeds that were given last; none before some were.</summary>
    /// <exception cref="FormatException">The file was damaged; the message names it.</exception>
    public IReadOnlyList<Seed> Seeds() => File.Exists(SeedsFile) ? SeedListReader.Read(SeedsFile) : [];

    /// <summary>Reads a seed list and keeps it as <see cref="SeedsFile"/>, in one step, so that a crash leaves the old list or the new one.</summary>
    /// <exception cref="FileNotFoundException">There is no such file or folder.</exception>
    /// <exception cref="FormatException">A list is wrong; the message names the file and the entry.</exception>
    public IReadOnlyList<Seed> TakeSeeds(string path)
    {
        var seeds = SeedListReader.Read(path);
        var draft = SeedsFile + ".new";
        File.WriteAllText(draft, JsonSerializer.Serialize([.. seeds], RecordsJson.Indented.ListSeed));
        File.Move(draft, SeedsFile, overwrite: true);
        return seeds;
    }

    /// <summary>Opens a data folder; a missing one is created.</summary>
    /// <exception cref="UsageException">The path is a file, or the folder cannot be made.</exception>
    public static DataFolder Open(string path)
    {
        var full = Path.GetFullPath(path);
        if (File.Exists(full))
        {
            throw new UsageException($"--data names a folder, but '{path}' is a file: name another one.");
        }

        try
        {
            Directory.CreateDirectory(full);
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"The data folder '{path}' cannot be created ({trouble.Message}): name another one with --data.");
        }

        return new DataFolder(full);
    }
}
