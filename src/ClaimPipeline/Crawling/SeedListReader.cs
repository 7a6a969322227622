using System.Text.Json;
using ClaimPipeline.Records;

namespace ClaimPipeline.Crawling;

/// <summary>Reads seed lists: JSON files that hold an array of seeds.</summary>
public static class SeedListReader
{
    /// <summary>The seeds of a file, or of all <c>*.json</c> files of a folder in order of their names; addresses are normalised.</summary>
    /// <exception cref="FileNotFoundException">There is no such file or folder.</exception>
    /// <exception cref="FormatException">A list is wrong; the message names the file and the entry.</exception>
    public static IReadOnlyList<Seed> Read(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (!Path.Exists(path))
        {
            throw new FileNotFoundException($"There is no seed list '{path}': check the path.", path);
        }

        string[] files = Directory.Exists(path) ? [.. Directory.GetFiles(path, "*.json").Order(StringComparer.Ordinal)] : [path];
        if (files.Length == 0)
        {
            throw new FormatException($"The folder '{path}' holds no seed list: seed lists are files named *.json.");
        }

        var seeds = new List<Seed>();
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            var list = Parse(file);
            for (var i = 0; i < list.Count; i++)
            {
                var seed = Check(list[i], $"{file}: entry {i + 1}");
                if (!names.TryAdd(seed.Name, file))
                {
                    throw new FormatException($"{file}: entry {i + 1}: the name '{seed.Name}' is taken by another seed in {names[seed.Name]}.");
                }

                seeds.Add(seed);
            }
        }

        return seeds;
    }

    private static List<Seed> Parse(string file)
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllText(file), RecordsJson.Compact.ListSeed)
                ?? throw new FormatException($"{file}: a seed list is an array of seeds, this is null.");
        }
        catch (JsonException trouble)
        {
            throw new FormatException($"{file}: line {trouble.LineNumber + 1}: {FirstSentence(trouble.Message)}", trouble);
        }
    }

    private static Seed Check(Seed? seed, string where)
    {
        if (seed is null)
        {
            throw new FormatException($"{where} is null.");
        }

        Demand(seed.Name, "name");
        Demand(seed.Url, "url");
        Demand(seed.Publisher, "publisher");
        Demand(seed.Language, "language");
        Demand(seed.Why, "why");
        var url = UrlNormalizer.Normalize(seed.Url)
            ?? throw new FormatException($"{where} ('{seed.Name}'): '{seed.Url}' is not an absolute http or https address.");
        return seed with { Url = url };

        void Demand(string? value, string name)
        {
            if (string.IsNullOrWhiteSpace(value))
            {
                throw new FormatException($"{where}{(seed.Name is { } known ? $" ('{known}')" : "")}: '{name}' is missing.");
            }
        }
    }

    private static string FirstSentence(string message)
    {
        var end = message.IndexOf(" Path: ", StringComparison.Ordinal);
        return end < 0 ? message : message[..end];
    }
}
