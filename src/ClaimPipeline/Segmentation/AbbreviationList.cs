using System.Collections.Frozen;

namespace ClaimPipeline.Segmentation;

/// <summary>What a full stop behind a word means.</summary>
internal enum AbbreviationKind
{
    /// <summary>Not an abbreviation.</summary>
    None,

    /// <summary>Never the end of a sentence.</summary>
    Never,

    /// <summary>Not the end when a number follows.</summary>
    BeforeNumber,

    /// <summary>The end only before a word that commonly begins sentences.</summary>
    Maybe,
}

/// <summary>The word lists beside this file: abbreviations by kind, and words that commonly begin sentences.</summary>
internal static class AbbreviationList
{
    private static readonly FrozenDictionary<string, AbbreviationKind> Kinds = ReadKinds();
    private static readonly FrozenDictionary<string, AbbreviationKind>.AlternateLookup<ReadOnlySpan<char>> KindOfSpan =
        Kinds.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly FrozenSet<string> Starters = Lines("starters.txt")
        .SelectMany(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        .ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> StarterOfSpan =
        Starters.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The kind of a lower-case word without its last full stop.</summary>
    public static AbbreviationKind KindOf(ReadOnlySpan<char> word) =>
        KindOfSpan.TryGetValue(word, out var kind) ? kind : AbbreviationKind.None;

    /// <summary>Whether a lower-case word commonly begins sentences.</summary>
    public static bool IsStarter(ReadOnlySpan<char> word) => StarterOfSpan.Contains(word);

    private static FrozenDictionary<string, AbbreviationKind> ReadKinds()
    {
        var kinds = new Dictionary<string, AbbreviationKind>(StringComparer.Ordinal);
        foreach (var line in Lines("abbreviations.txt"))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            var kind = line[..colon] switch
            {
                "never" => AbbreviationKind.Never,
                "number" => AbbreviationKind.BeforeNumber,
                "maybe" => AbbreviationKind.Maybe,
                var other => throw new InvalidOperationException($"abbreviations.txt: no class '{other}'."),
            };
            foreach (var word in line[(colon + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                kinds.TryAdd(word.TrimEnd('.'), kind);
            }
        }

        return kinds.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static List<string> Lines(string name)
    {
        var type = typeof(AbbreviationList);
        using var stream = type.Assembly.GetManifestResourceStream(type, name)
            ?? throw new InvalidOperationException($"The resource {name} is missing from the assembly.");
        using var reader = new StreamReader(stream);
        var lines = new List<string>();
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
            {
                lines.Add(line);
            }
        }

        return lines;
    }
}
