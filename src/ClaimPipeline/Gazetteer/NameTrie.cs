using ClaimPipeline.Records;
using ClaimPipeline.Text;

namespace ClaimPipeline.Gazetteer;

/// <summary>
/// Finds names in text: a trie over folded characters (lower case, no accents, hyphens as spaces), walked from every start of
/// a word, so that the work is bounded by the length of the text times the length of the longest name.
/// </summary>
internal sealed class NameTrie
{
    private readonly Dictionary<(int Node, char Next), int> _edges = [];
    private readonly List<List<Candidate>?> _ends = [null];
    private readonly int[] _root = new int[128];

    public NameTrie(IEnumerable<Name> names)
    {
        foreach (var name in names)
        {
            Add(name);
        }
    }

    public IReadOnlyList<GazetteerMatch> FindAll(string text)
    {
        List<GazetteerMatch>? found = null;
        var position = 0;
        while (position < text.Length)
        {
            if (!IsWord(text[position]) || (position > 0 && IsWord(text[position - 1])))
            {
                position++;
                continue;
            }

            var end = Longest(text, position, out var name);
            if (end < 0)
            {
                position++;
                continue;
            }

            if (name!.Entry is { } entry)
            {
                (found ??= []).Add(new GazetteerMatch(TextSpan.FromBounds(position, end), entry, name.Relation));
            }

            position = end;
        }

        return found ?? (IReadOnlyList<GazetteerMatch>)[];
    }

    private int Longest(string text, int start, out Name? name)
    {
        name = null;
        var best = -1;
        var node = 0;
        var position = start;
        while (position < text.Length)
        {
            var folded = Fold(text[position]);
            if (folded == '\n')
            {
                break;
            }

            node = Next(node, folded);
            if (node < 0)
            {
                break;
            }

            position++;
            if (folded == ' ')
            {
                while (position < text.Length && Fold(text[position]) == ' ')
                {
                    position++;
                }
            }
            else if (_ends[node] is { } candidates && EndsWord(text, position))
            {
                foreach (var candidate in candidates)
                {
                    if (candidate.Fits(text, start, position))
                    {
                        (best, name) = (position, candidate.Name);
                        break;
                    }
                }
            }
        }

        return best;
    }

    private void Add(Name name)
    {
        var node = 0;
        foreach (var original in name.Text)
        {
            var folded = Fold(original);
            var next = Next(node, folded);
            if (next < 0)
            {
                next = _ends.Count;
                _ends.Add(null);
                _edges.Add((node, folded), next);
                if (node == 0 && folded < _root.Length)
                {
                    _root[folded] = next;
                }
            }

            node = next;
        }

        (_ends[node] ??= []).Add(new Candidate(name));
    }

    private int Next(int node, char folded)
    {
        if (node == 0 && folded < _root.Length)
        {
            return _root[folded] is var next and > 0 ? next : -1;
        }

        return _edges.GetValueOrDefault((node, folded), -1);
    }

    private static bool IsWord(char c) => char.IsLetterOrDigit(c);

    private static bool EndsWord(string text, int end) =>
        end == text.Length || (!IsWord(text[end]) && text[end] != '$');

    private static char Fold(char c) => CharacterFold.Fold(c) is var folded && folded is '-' or '\t' ? ' ' : folded;

    /// <param name="Text">The name as listed.</param>
    /// <param name="Entry">What it names; null for a phrase that is to be passed over.</param>
    /// <param name="Relation">How.</param>
    /// <param name="Companions">Words one of which must stand within two words; none needed when empty.</param>
    public sealed record Name(string Text, GazetteerEntry? Entry, NameRelation Relation, string[] Companions);

    private sealed class Candidate
    {
        private const int ShortName = 6;
        private readonly bool _capitalsOnly;
        private readonly ulong _capitalWords;
        private readonly HashSet<string>? _companions;

        public Candidate(Name name)
        {
            Name = name;
            var letters = name.Text.Where(char.IsLetter).ToList();
            _capitalsOnly = letters.Count <= ShortName && letters.TrueForAll(char.IsUpper);
            _capitalWords = Capitals(name.Text, 0, name.Text.Length);
            _companions = name.Companions.Length == 0 ? null : new(name.Companions, StringComparer.OrdinalIgnoreCase);
        }

        public Name Name { get; }

        public bool Fits(string text, int start, int end)
        {
            if (_capitalsOnly)
            {
                for (var i = start; i < end; i++)
                {
                    if (char.IsLower(text[i]))
                    {
                        return false;
                    }
                }
            }
            else if (_capitalWords != 0 && (Capitals(text, start, end) & _capitalWords) != _capitalWords)
            {
                return false;
            }

            return _companions is null || HasCompanion(text, start, end);
        }

        private bool HasCompanion(string text, int start, int end)
        {
            var position = start;
            for (var words = 0; words < 2 && position > 0; words++)
            {
                var wordEnd = position;
                while (wordEnd > 0 && text[wordEnd - 1] is ' ' or ',' or '-' or '/')
                {
                    wordEnd--;
                }

                position = wordEnd;
                while (position > 0 && IsWord(text[position - 1]))
                {
                    position--;
                }

                if (IsCompanion(text[position..wordEnd]))
                {
                    return true;
                }
            }

            position = end;
            for (var words = 0; words < 2 && position < text.Length; words++)
            {
                while (position < text.Length && text[position] is ' ' or ',' or '-' or '/')
                {
                    position++;
                }

                var wordStart = position;
                while (position < text.Length && IsWord(text[position]))
                {
                    position++;
                }

                if (IsCompanion(text[wordStart..position]))
                {
                    return true;
                }
            }

            return false;
        }

        private bool IsCompanion(string word) => _companions!.Contains(word);

        private static ulong Capitals(string text, int start, int end)
        {
            var mask = 0UL;
            var word = 0;
            for (var i = start; i < end && word < 64; i++)
            {
                if (!IsWord(text[i]) || (i > start && IsWord(text[i - 1])))
                {
                    continue;
                }

                if (char.IsUpper(text[i]))
                {
                    mask |= 1UL << word;
                }

                word++;
            }

            return mask;
        }
    }
}
