namespace ClaimPipeline.Classification;

/// <summary>The word classes of lexicon.txt, looked up by the hash of the lower-case word.</summary>
internal sealed class Lexicon
{
    private const int Slots = 1 << 15;
    private readonly uint[] _keys = new uint[Slots];
    private readonly ulong[] _classes = new ulong[Slots];

    private Lexicon(string text)
    {
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (line[0] == '#')
            {
                continue;
            }

            var colon = line.IndexOf(':', StringComparison.Ordinal);
            var wordClass = Enum.Parse<WordClass>(line[..colon]);
            foreach (var entry in line[(colon + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                foreach (var word in Forms(entry))
                {
                    Add(WordHash.Of(word), wordClass);
                }
            }
        }

        Fingerprint = Records.ContentHash.Of(text)[..8];
    }

    /// <summary>The one lexicon.</summary>
    public static Lexicon Shared { get; } = Load();

    /// <summary>Changes with every change of the word lists: a model fits one lexicon only.</summary>
    public string Fingerprint { get; }

    /// <summary>The classes of a word, as bits; 0 for a word of none.</summary>
    public ulong ClassesOf(uint wordHash)
    {
        var slot = wordHash & Slots - 1;
        while (_keys[slot] != 0)
        {
            if (_keys[slot] == wordHash)
            {
                return _classes[slot];
            }

            slot = slot + 1 & Slots - 1;
        }

        return 0;
    }

    /// <summary>An entry's forms: the word itself, or with a tilde its regular inflections too.</summary>
    internal static IEnumerable<string> Forms(string entry)
    {
        if (!entry.EndsWith('~'))
        {
            return [entry];
        }

        var word = entry[..^1];
        if (word.EndsWith('e'))
        {
            return [word, word + "s", word + "d", word[..^1] + "ing"];
        }

        if (word.EndsWith('y') && word.Length > 2 && !"aeou".Contains(word[^2], StringComparison.Ordinal))
        {
            return [word, word[..^1] + "ies", word[..^1] + "ied", word + "ing"];
        }

        var plural = word.EndsWith('s') || word.EndsWith('x') || word.EndsWith("ch", StringComparison.Ordinal) || word.EndsWith("sh", StringComparison.Ordinal)
            ? word + "es"
            : word + "s";
        return [word, plural, word + "ed", word + "ing", word + word[^1] + "ed", word + word[^1] + "ing"];
    }

    private void Add(uint hash, WordClass wordClass)
    {
        var slot = hash & Slots - 1;
        while (_keys[slot] != 0 && _keys[slot] != hash)
        {
            slot = slot + 1 & Slots - 1;
        }

        _keys[slot] = hash;
        _classes[slot] |= 1UL << (int)wordClass;
    }

    private static Lexicon Load()
    {
        using var stream = typeof(Lexicon).Assembly.GetManifestResourceStream("ClaimPipeline.Classification.lexicon.txt")
            ?? throw new InvalidOperationException("lexicon.txt is not in the assembly.");
        using var reader = new StreamReader(stream);
        return new Lexicon(reader.ReadToEnd().ReplaceLineEndings("\n"));
    }
}
