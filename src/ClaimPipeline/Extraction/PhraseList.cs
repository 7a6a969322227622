using System.Text;

namespace ClaimPipeline.Extraction;

/// <summary>A list of lines, read from a resource: lower case, without punctuation, a <c>*</c> standing for any ending.</summary>
internal sealed class PhraseList
{
    private readonly HashSet<string> _whole = new(StringComparer.Ordinal);

    // Beginnings by their first word, which bounds the work for a line.
    private readonly Dictionary<string, List<string>> _beginnings = new(StringComparer.Ordinal);

    public static PhraseList Load(string name)
    {
        using var stream = typeof(PhraseList).Assembly.GetManifestResourceStream(typeof(PhraseList), name)
            ?? throw new InvalidOperationException($"The resource {name} is missing from the assembly.");
        using var reader = new StreamReader(stream);
        var list = new PhraseList();
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            if (!line.EndsWith('*'))
            {
                list._whole.Add(line);
                continue;
            }

            var beginning = line[..^1];
            var first = FirstWord(beginning);
            if (!list._beginnings.TryGetValue(first, out var same))
            {
                list._beginnings[first] = same = [];
            }

            same.Add(beginning);
        }

        return list;
    }

    /// <summary>Whether the line, punctuation and case aside, is one of the list.</summary>
    public bool Matches(string line)
    {
        var key = Key(line);
        return _whole.Contains(key)
            || (_beginnings.TryGetValue(FirstWord(key), out var same) && same.Exists(b => key.StartsWith(b, StringComparison.Ordinal)));
    }

    private static string FirstWord(string key)
    {
        var space = key.IndexOf(' ', StringComparison.Ordinal);
        return space < 0 ? key : key[..space];
    }

    private static string Key(string line)
    {
        var key = new StringBuilder(Math.Min(line.Length, 80));
        foreach (var c in line.AsSpan(0, Math.Min(line.Length, 80)))
        {
            if (char.IsLetterOrDigit(c))
            {
                key.Append(char.ToLowerInvariant(c));
            }
            else if (c is not ('\'' or '’') && key.Length > 0 && key[^1] != ' ')
            {
                key.Append(' ');
            }
        }

        return key.ToString().TrimEnd();
    }
}
