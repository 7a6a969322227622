using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ClaimPipeline.Classification;

/// <summary>
/// Reads and writes model files: "CPCM", format number, length of the header, header (JSON), non-zero weights (slot
/// distances and 16-bit multiples of the label's scale), SHA-256 of all before it. Equal models give equal bytes.
/// </summary>
public static partial class ModelFile
{
    /// <summary>Name of the file in a version's folder.</summary>
    public const string Name = "model.bin";

    private const int Format = 1;
    private const int HashSize = 32;

    /// <summary>What the running code computes from a sentence; a model trained for another cannot be used.</summary>
    internal static string CurrentFeatures => $"{FeatureExtractor.Version}/{Lexicon.Shared.Fingerprint}";

    /// <summary>The file a path means: itself, or the file of the highest version in the folder.</summary>
    /// <exception cref="ModelFileException">There is none.</exception>
    public static string Locate(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (File.Exists(path))
        {
            return path;
        }

        if (File.Exists(Path.Combine(path, Name)))
        {
            return Path.Combine(path, Name);
        }

        var newest = !Directory.Exists(path) ? null : Directory.EnumerateDirectories(path)
            .Where(folder => File.Exists(Path.Combine(folder, Name)))
            .OrderByDescending(folder => Version.TryParse(Path.GetFileName(folder), out var version) ? version : new Version(0, 0))
            .ThenByDescending(folder => folder, StringComparer.Ordinal)
            .FirstOrDefault();
        return newest is null
            ? throw new ModelFileException($"There is no model at '{path}': run 'claimpipeline train', or set Classification:ModelPath.")
            : Path.Combine(newest, Name);
    }

    /// <summary>Reads a model.</summary>
    /// <param name="path">A file, or a folder as <see cref="Locate"/> takes it.</param>
    /// <exception cref="ModelFileException">It is missing, broken, or made for other code.</exception>
    public static ClaimModel Read(string path)
    {
        var file = Locate(path);
        byte[] bytes;
        try
        {
            bytes = File.ReadAllBytes(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ModelFileException($"The model file '{file}' cannot be read: {e.Message}", e);
        }

        return Parse(bytes, file);
    }

    /// <summary>Writes a model, over what was there, whole or not at all.</summary>
    public static void Write(ClaimModel model, string path)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentException.ThrowIfNullOrEmpty(path);
        var temporary = path + ".new";
        File.WriteAllBytes(temporary, ToBytes(model));
        File.Move(temporary, path, overwrite: true);
    }

    /// <summary>The bytes of a model file.</summary>
    public static byte[] ToBytes(ClaimModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        var header = JsonSerializer.SerializeToUtf8Bytes(model.Header, HeaderJson.Default.ModelHeader);
        writer.Write("CPCM"u8);
        writer.Write(Format);
        writer.Write(header.Length);
        writer.Write(header);
        WriteWeights(model, writer);
        writer.Flush();
        writer.Write(SHA256.HashData(stream.GetBuffer().AsSpan(0, (int)stream.Length)));
        writer.Flush();
        return stream.ToArray();
    }

    /// <summary>Reads the bytes of a model file.</summary>
    /// <param name="bytes">All of it.</param>
    /// <param name="name">What to call it in an error.</param>
    /// <exception cref="ModelFileException">It is broken, or made for other code.</exception>
    public static ClaimModel Parse(ReadOnlySpan<byte> bytes, string name)
    {
        if (bytes.Length < 12 + HashSize || !bytes.StartsWith("CPCM"u8))
        {
            throw new ModelFileException($"'{name}' is not a model file: train a model with 'claimpipeline train'.");
        }

        var format = BinaryPrimitives.ReadInt32LittleEndian(bytes[4..]);
        if (format != Format)
        {
            throw new ModelFileException($"The model file '{name}' has format {format}, and this program reads format {Format}: train it again with 'claimpipeline train'.");
        }

        if (!SHA256.HashData(bytes[..^HashSize]).AsSpan().SequenceEqual(bytes[^HashSize..]))
        {
            throw new ModelFileException($"The model file '{name}' is damaged (its checksum does not fit): restore it, or train it again with 'claimpipeline train'.");
        }

        try
        {
            var length = BinaryPrimitives.ReadInt32LittleEndian(bytes[8..]);
            var header = JsonSerializer.Deserialize(bytes.Slice(12, length), HeaderJson.Default.ModelHeader)!;
            if (header.Features != CurrentFeatures)
            {
                throw new ModelFileException($"The model file '{name}' was trained for features {header.Features}, and this program computes {CurrentFeatures}: train it again with 'claimpipeline train'.");
            }

            return new ClaimModel(header, ReadWeights(bytes[(12 + length)..^HashSize], header));
        }
        catch (Exception e) when (e is JsonException or ArgumentException or IndexOutOfRangeException or OverflowException)
        {
            throw new ModelFileException($"The model file '{name}' cannot be understood ({e.Message}): train it again with 'claimpipeline train'.", e);
        }
    }

    private static void WriteWeights(ClaimModel model, BinaryWriter writer)
    {
        var last = -1;
        for (var slot = 0; slot < 1 << FeatureList.SlotBits; slot++)
        {
            if (!model.Weights.Slice(ClaimModel.IndexOf(slot, 0), ClaimModel.Labels.Count).ContainsAnyExcept(0f))
            {
                continue;
            }

            writer.Write7BitEncodedInt(slot - last);
            last = slot;
            for (var label = 0; label < ClaimModel.Labels.Count; label++)
            {
                var weight = model.Weights[ClaimModel.IndexOf(slot, label)];
                writer.Write((short)Math.Round(weight / model.Header.Labels[label].Scale));
            }
        }
    }

    private static float[] ReadWeights(ReadOnlySpan<byte> bytes, ModelHeader header)
    {
        var weights = ClaimModel.NewWeights();
        var slot = -1;
        var at = 0;
        while (at < bytes.Length)
        {
            var distance = 0;
            for (var shift = 0; ; shift += 7)
            {
                distance |= (bytes[at] & 0x7F) << shift;
                if (bytes[at++] < 0x80)
                {
                    break;
                }
            }

            slot += distance;
            for (var label = 0; label < ClaimModel.Labels.Count; label++, at += 2)
            {
                weights[ClaimModel.IndexOf(slot, label)] = (float)(BinaryPrimitives.ReadInt16LittleEndian(bytes[at..]) * header.Labels[label].Scale);
            }
        }

        return weights;
    }

    [JsonSerializable(typeof(ModelHeader))]
    [JsonSerializable(typeof(float[]))]
    [JsonSerializable(typeof(LabelDecision[]))]
    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
    private sealed partial class HeaderJson : JsonSerializerContext;
}
