using System.Collections.Frozen;

namespace ClaimPipeline.Extraction;

/// <summary>What the names on an element (class, id, role, itemprop, data-testid) say that it is.</summary>
[Flags]
internal enum Marks
{
    None = 0,
    Body = 1 << 0,
    Article = 1 << 1,
    Comment = 1 << 2,
    Related = 1 << 3,
    Share = 1 << 4,
    Promo = 1 << 5,
    Ad = 1 << 6,
    Nav = 1 << 7,
    Footer = 1 << 8,
    Sidebar = 1 << 9,
    Byline = 1 << 10,
    Meta = 1 << 11,
    Caption = 1 << 12,
    Modal = 1 << 13,
    Hidden = 1 << 14,
    Headline = 1 << 15,
    Author = 1 << 16,
    Date = 1 << 17,
    Media = 1 << 18,
    Notice = 1 << 19,
}

/// <summary>Reads the list of words beside this file, and the names on elements by it.</summary>
internal static class MarkList
{
    private const int LongestName = 400;

    private static readonly FrozenDictionary<string, Marks>.AlternateLookup<ReadOnlySpan<char>> Words =
        ReadWords().GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>
    /// The marks of a name such as <c>"articleBody related-posts__list"</c>: words are parted at capitals, hyphens and
    /// underscores; each word counts, and each two neighbours as one.
    /// </summary>
    public static Marks Of(ReadOnlySpan<char> names)
    {
        var marks = Marks.None;
        Span<char> pair = stackalloc char[64];
        var pairLength = 0;
        var i = 0;
        names = names[..Math.Min(names.Length, LongestName)];
        while (i < names.Length)
        {
            var c = names[i];
            if (pairLength == 0 && IsAbsence(names[i..]))
            {
                // "no-sidebar", "has-sidebar": what the page looks like, not what the element is.
                while (i < names.Length && !char.IsWhiteSpace(names[i]))
                {
                    i++;
                }

                continue;
            }

            if (!char.IsAsciiLetter(c))
            {
                // A space ends a name: its last word and the next name's first are no pair.
                pairLength = char.IsWhiteSpace(c) ? 0 : pairLength;
                i++;
                continue;
            }

            var start = i++;
            var upper = char.IsAsciiLetterUpper(c);
            while (i < names.Length && char.IsAsciiLetter(names[i]) && (upper || !char.IsAsciiLetterUpper(names[i])))
            {
                upper &= char.IsAsciiLetterUpper(names[i]);
                i++;
            }

            var length = Math.Min(i - start, 30);
            var from = pairLength > 0 ? pairLength + 1 : 0;
            if (from > 0)
            {
                pair[pairLength] = '-';
            }

            for (var k = 0; k < length; k++)
            {
                pair[from + k] = (char)(names[start + k] | 0x20);
            }

            var word = pair.Slice(from, length);
            if (Words.TryGetValue(word, out var found))
            {
                marks |= found;
            }

            if (from > 0 && Words.TryGetValue(pair[..(from + length)], out found))
            {
                marks |= found;
            }

            word.CopyTo(pair);
            pairLength = length;
        }

        return marks;
    }

    private static bool IsAbsence(ReadOnlySpan<char> name) => IsMeasure(name) ||
        name.StartsWith("no-", StringComparison.OrdinalIgnoreCase) || name.StartsWith("has-", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("with-", StringComparison.OrdinalIgnoreCase) || name.StartsWith("without-", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("hide-", StringComparison.OrdinalIgnoreCase) || name.StartsWith("not-", StringComparison.OrdinalIgnoreCase);

    // "w-[calc(100%-var(--sidebar-width))]": a size given as a class.
    private static bool IsMeasure(ReadOnlySpan<char> name)
    {
        var end = name.IndexOfAny(" \t\n");
        return (end < 0 ? name : name[..end]).Contains('[');
    }

    private static FrozenDictionary<string, Marks> ReadWords()
    {
        using var stream = typeof(MarkList).Assembly.GetManifestResourceStream(typeof(MarkList), "marks.txt")
            ?? throw new InvalidOperationException("The resource marks.txt is missing from the assembly.");
        using var reader = new StreamReader(stream);
        var words = new Dictionary<string, Marks>(StringComparer.Ordinal);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            var colon = line.IndexOf(':', StringComparison.Ordinal);
            var mark = Enum.Parse<Marks>(line[..colon]);
            foreach (var word in line[(colon + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                words[word] = words.GetValueOrDefault(word) | mark;
            }
        }

        return words.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
