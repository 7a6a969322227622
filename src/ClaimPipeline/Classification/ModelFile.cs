using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ClaimPipeline.Classification;

/// <summary>
/// Reads and writes model files: "CPCM", format number, length of the header, header (JSON), non-zero weights (slot
/// distances and 16-bit multiples of the lane's scale; of the words, of the state, of the context), SHA-256 of all before it. Equal models give equal bytes.
/// </summary>
public static partial class ModelFile
{
    /// <summary>Name of the file in a version's folder.</summary>
    public const string Name = "model.bin";

    /// <summary>Name of the file in a folder of versions that names the one to use; without it the highest is used.</summary>
    public const string ActiveName = "active";

    private const int Format = 5;
    private const int HashSize = 32;

    /// <summary>What the running code computes from a sentence; a model trained for another cannot be used.</summary>
    internal static string CurrentFeatures => $"{FeatureExtractor.Version}/{Lexicon.Shared.Fingerprint}";

    /// <summary>The file a path means: itself, or the file of the active version in the folder, which is the highest unless one was chosen.</summary>
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

        var versions = Versions(path);
        var pointer = Path.Combine(path, ActiveName);
        var active = File.Exists(pointer) ? File.ReadAllText(pointer).Trim() : versions.Count > 0 ? versions[0] : null;
        return active is null
            ? throw new ModelFileException($"There is no model at '{path}': run 'claimpipeline train', or set Classification:ModelPath.")
            : !versions.Contains(active, StringComparer.Ordinal)
            ? throw new ModelFileException($"'{pointer}' names version {active}, which is not there: run 'claimpipeline models use' with one of {string.Join(", ", versions)}.")
            : Path.Combine(path, active, Name);
    }

    /// <summary>The versions in a folder, the highest first; empty when there is no such folder.</summary>
    public static IReadOnlyList<string> Versions(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return !Directory.Exists(path) ? [] : [.. Directory.EnumerateDirectories(path)
            .Where(folder => File.Exists(Path.Combine(folder, Name)))
            .Select(folder => Path.GetFileName(folder))
            .OrderByDescending(folder => int.TryParse(folder, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1)
            .ThenByDescending(folder => folder, StringComparer.Ordinal)];
    }

    /// <summary>Makes a version of a folder the one that <see cref="Locate"/> finds; "highest" undoes that.</summary>
    /// <exception cref="ModelFileException">There is no such version, or it cannot be used.</exception>
    public static void Use(string path, string version)
    {
        ArgumentException.ThrowIfNullOrEmpty(version);
        var pointer = Path.Combine(path, ActiveName);
        if (version == "highest")
        {
            File.Delete(pointer);
            return;
        }

        if (!Versions(path).Contains(version, StringComparer.Ordinal))
        {
            throw new ModelFileException($"There is no version '{version}' in '{path}': there are {string.Join(", ", Versions(path))}.");
        }

        _ = Read(Path.Combine(path, version));
        File.WriteAllText(pointer + ".new", version + "\n");
        File.Move(pointer + ".new", pointer, overwrite: true);
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
        WriteWeights(model.Weights, ClaimModel.Lanes, writer);
        WriteWeights(StepsOf(model.Status.Weights, StateScalesOf(model.Header)), StatusModel.Lanes, writer);
        WriteWeights(StepsOf(model.Context.Weights, [model.Header.ContextScale]), lanes: 1, writer);
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

            var rest = bytes[(12 + length)..^HashSize];
            var weights = ClaimModel.NewWeights();
            rest = rest[ReadWeights(rest, ClaimModel.Lanes, (at, step) => weights[at] = step)..];
            var states = StatusModel.NewWeights();
            var scales = StateScalesOf(header);
            rest = rest[ReadWeights(rest, StatusModel.Lanes, (at, step) => states[at] = (float)(step * scales[at % scales.Length]))..];
            var context = ContextModel.NewWeights();
            ReadWeights(rest, lanes: 1, (at, step) => context[at] = (float)(step * header.ContextScale));
            return new ClaimModel(header, weights, new StatusModel(header.States, header.Denial, header.Scales, states), new ContextModel(context));
        }
        catch (Exception e) when (e is JsonException or ArgumentException or IndexOutOfRangeException or OverflowException)
        {
            throw new ModelFileException($"The model file '{name}' cannot be understood ({e.Message}): train it again with 'claimpipeline train'.", e);
        }
    }

    private static void WriteWeights(ReadOnlySpan<short> weights, int lanes, BinaryWriter writer)
    {
        var last = -1;
        for (var slot = 0; slot < weights.Length / lanes; slot++)
        {
            var own = weights.Slice(slot * lanes, lanes);
            if (!own.ContainsAnyExcept((short)0))
            {
                continue;
            }

            writer.Write7BitEncodedInt(slot - last);
            last = slot;
            foreach (var step in own)
            {
                writer.Write(step);
            }
        }

        writer.Write7BitEncodedInt(0);
    }

    /// <summary>Reads what <see cref="WriteWeights"/> wrote, and hands over each weight with its place; returns the bytes read.</summary>
    private static int ReadWeights(ReadOnlySpan<byte> bytes, int lanes, Action<int, short> put)
    {
        var slot = -1;
        var at = 0;
        while (true)
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

            if (distance == 0)
            {
                return at;
            }

            slot += distance;
            for (var lane = 0; lane < lanes; lane++, at += 2)
            {
                put(slot * lanes + lane, BinaryPrimitives.ReadInt16LittleEndian(bytes[at..]));
            }
        }
    }

    /// <summary>Weights as multiples of the scales of their lanes.</summary>
    private static short[] StepsOf(ReadOnlySpan<float> weights, double[] scales)
    {
        var steps = new short[weights.Length];
        for (var i = 0; i < steps.Length; i++)
        {
            steps[i] = (short)Math.Round(weights[i] / scales[i % scales.Length]);
        }

        return steps;
    }

    private static double[] StateScalesOf(ModelHeader header) => [.. header.States.Select(state => state.Scale), header.Denial.Scale];

    [JsonSerializable(typeof(ModelHeader))]
    [JsonSerializable(typeof(float[]))]
    [JsonSerializable(typeof(double[]))]
    [JsonSerializable(typeof(LabelDecision[]))]
    [JsonSerializable(typeof(StatusDecision[]))]
    [JsonSerializable(typeof(HiddenUnit[]))]
    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
    private sealed partial class HeaderJson : JsonSerializerContext;
}
