using System.Collections.Frozen;

namespace ClaimPipeline.Figures;

/// <summary>The words that matter near numbers. Looked up once per word, without case.</summary>
internal static class Lexicon
{
    private static readonly FrozenDictionary<string, WordInfo> Words = Build();

    private static readonly FrozenDictionary<string, WordInfo>.AlternateLookup<ReadOnlySpan<char>> Lookup =
        Words.GetAlternateLookup<ReadOnlySpan<char>>();

    public static WordInfo Find(ReadOnlySpan<char> word) => word.Length <= 16 && Lookup.TryGetValue(word, out var info) ? info : default;

    private static FrozenDictionary<string, WordInfo> Build()
    {
        var words = new Dictionary<string, WordInfo>(StringComparer.OrdinalIgnoreCase);
        foreach (var (traits, list) in WordLists.ByTrait)
        {
            foreach (var word in list.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                words[word] = words.GetValueOrDefault(word) with { Traits = words.GetValueOrDefault(word).Traits | traits };
            }
        }

        foreach (var (kind, list) in WordLists.Numbers)
        {
            foreach (var pair in list.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                var equals = pair.IndexOf('=', StringComparison.Ordinal);
                var value = decimal.Parse(pair.AsSpan(equals + 1), System.Globalization.CultureInfo.InvariantCulture);
                words[pair[..equals]] = words.GetValueOrDefault(pair[..equals]) with { Number = kind, Value = value };
            }
        }

        return words.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }
}
