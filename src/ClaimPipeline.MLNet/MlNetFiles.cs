using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using ClaimPipeline.Classification;
using Microsoft.ML;

namespace ClaimPipeline.MLNet;

/// <summary>The files of a model: ML.NET's zip, and our header beside it. Versions lie in numbered folders like those of the default.</summary>
internal static class MlNetFiles
{
    /// <summary>ML.NET's archive.</summary>
    public const string Archive = "model.zip";

    /// <summary>Our header.</summary>
    public const string Header = "model.json";

    /// <summary>Reads a model.</summary>
    /// <exception cref="ModelFileException">There is none, or it is broken.</exception>
    public static MlNetClassifier Read(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var folder = Locate(path);
        try
        {
            var header = JsonSerializer.Deserialize(File.ReadAllBytes(Path.Combine(folder, Header)), MlNetHeader.Json.Default.MlNetHeader)!;
            var bytes = File.ReadAllBytes(Path.Combine(folder, Archive));
            if (DigestOf(bytes) != header.Archive)
            {
                throw new ModelFileException($"The model in '{folder}' is damaged ('{Archive}' is not the file that '{Header}' describes): train it again with 'claimpipeline train --classifier mlnet'.");
            }

            var context = new MLContext(header.Settings.Seed);
            using var stream = new MemoryStream(bytes);
            return new MlNetClassifier(context, context.Model.Load(stream, out _), header, bytes);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException or InvalidDataException or FormatException)
        {
            throw new ModelFileException($"The model in '{folder}' cannot be read ({e.Message}): train it again with 'claimpipeline train --classifier mlnet'.", e);
        }
    }

    /// <summary>Writes a model into a folder, over one that is there.</summary>
    public static void Write(MlNetClassifier model, string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        Directory.CreateDirectory(folder);
        File.WriteAllBytes(Path.Combine(folder, Archive), model.Archive.Span);
        File.WriteAllBytes(Path.Combine(folder, Header), JsonSerializer.SerializeToUtf8Bytes(model.Header, MlNetHeader.Json.Default.MlNetHeader));
    }

    /// <summary>Hash of the names and contents of a zip's entries: ML.NET writes the time into each.</summary>
    public static string DigestOf(byte[] archive)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var zip = new ZipArchive(new MemoryStream(archive), ZipArchiveMode.Read);
        foreach (var entry in zip.Entries.OrderBy(entry => entry.FullName, StringComparer.Ordinal))
        {
            hash.AppendData(System.Text.Encoding.UTF8.GetBytes(entry.FullName + "\n"));
            using var content = entry.Open();
            using var copy = new MemoryStream();
            content.CopyTo(copy);
            hash.AppendData(copy.GetBuffer().AsSpan(0, (int)copy.Length));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static string Locate(string path)
    {
        if (File.Exists(Path.Combine(path, Header)))
        {
            return path;
        }

        var versions = !Directory.Exists(path) ? [] : Directory.EnumerateDirectories(path)
            .Where(folder => File.Exists(Path.Combine(folder, Header)))
            .OrderByDescending(folder => int.TryParse(Path.GetFileName(folder), out var number) ? number : -1)
            .ThenByDescending(folder => folder, StringComparer.Ordinal).ToList();
        var pointer = Path.Combine(path, ModelFile.ActiveName);
        var active = File.Exists(pointer) ? Path.Combine(path, File.ReadAllText(pointer).Trim()) : versions.FirstOrDefault();
        return active is null || !File.Exists(Path.Combine(active, Header))
            ? throw new ModelFileException($"There is no ML.NET model at '{path}': make one with 'claimpipeline train --classifier mlnet', or set Classification:MlNetPath.")
            : active;
    }
}
