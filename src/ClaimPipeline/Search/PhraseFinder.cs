using ClaimPipeline.Records;
using ClaimPipeline.Text;

namespace ClaimPipeline.Search;

/// <summary>
/// Finds the words of a query in a text. It reads the text with the tokenizer that the index was made with, so it finds exactly
/// what the index found. Linear in the text.
/// </summary>
public sealed class PhraseFinder
{
    private readonly Dictionary<string, List<SearchQuery.Phrase>> _byFirst = new(StringComparer.Ordinal);
    private readonly List<SearchQuery.Phrase> _prefixes = [];

    /// <summary>A finder of the words that <paramref name="query"/> asks for; those it asks to be absent do not count.</summary>
    public PhraseFinder(SearchQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        foreach (var phrase in Phrases(query).Distinct())
        {
            if (phrase is { EndsOpen: true, Terms.Count: 1 })
            {
                _prefixes.Add(phrase);
            }
            else if (phrase.Terms.Count > 0)
            {
                (_byFirst.TryGetValue(phrase.Terms[0], out var list) ? list : _byFirst[phrase.Terms[0]] = []).Add(phrase);
            }
        }
    }

    /// <summary>Whether the query asks for any word at all.</summary>
    public bool IsEmpty => _byFirst.Count == 0 && _prefixes.Count == 0;

    /// <summary>The phrases a query asks for, each as often as it does.</summary>
    public static IEnumerable<SearchQuery.Phrase> Phrases(SearchQuery query) => query switch
    {
        SearchQuery.Phrase phrase => [phrase],
        SearchQuery.Near near => near.Phrases.Select(phrase => phrase with { Field = near.Field }),
        SearchQuery.And and => and.Parts.SelectMany(Phrases),
        SearchQuery.Or or => or.Parts.SelectMany(Phrases),
        _ => [],
    };

    /// <summary>
    /// The places where a phrase stands, by position; overlapping ones are joined.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="field">What the text is; phrases of other fields are left out.</param>
    public List<TextSpan> Find(string text, TextField field)
    {
        var found = new List<TextSpan>();
        if (IsEmpty)
        {
            return found;
        }

        var tokens = Tokenizer.Tokenize(text).ToArray();
        for (var i = 0; i < tokens.Length; i++)
        {
            var length = LongestAt(tokens, i, field);
            if (length == 0)
            {
                continue;
            }

            var span = TextSpan.FromBounds(tokens[i].Span.Start, tokens[i + length - 1].Span.End);
            if (found.Count > 0 && found[^1].Overlaps(span))
            {
                span = TextSpan.FromBounds(found[^1].Start, Math.Max(found[^1].End, span.End));
                found.RemoveAt(found.Count - 1);
            }

            found.Add(span);
        }

        return found;
    }

    /// <summary>Whether a phrase begins at a token, and ends among the tokens.</summary>
    internal static bool IsAt(SearchQuery.Phrase phrase, IReadOnlyList<string> terms, int at)
    {
        var wanted = phrase.Terms;
        if (at + wanted.Count > terms.Count)
        {
            return false;
        }

        for (var i = 0; i < wanted.Count; i++)
        {
            var isOpen = phrase.EndsOpen && i == wanted.Count - 1;
            if (isOpen ? !terms[at + i].StartsWith(wanted[i], StringComparison.Ordinal) : !string.Equals(terms[at + i], wanted[i], StringComparison.Ordinal))
            {
                return false;
            }
        }

        return true;
    }

    private int LongestAt(Token[] tokens, int at, TextField field)
    {
        var longest = 0;
        var word = tokens[at].Normalized;
        if (_byFirst.TryGetValue(word, out var phrases))
        {
            var terms = new TokenTerms(tokens);
            foreach (var phrase in phrases)
            {
                if (phrase.Terms.Count > longest && IsIn(phrase, field) && IsAt(phrase, terms, at))
                {
                    longest = phrase.Terms.Count;
                }
            }
        }

        return longest == 0 && _prefixes.Exists(p => IsIn(p, field) && word.StartsWith(p.Terms[0], StringComparison.Ordinal)) ? 1 : longest;
    }

    private static bool IsIn(SearchQuery.Phrase phrase, TextField field) => phrase.Field == TextField.Anywhere || phrase.Field == field;

    private sealed class TokenTerms(Token[] tokens) : IReadOnlyList<string>
    {
        public int Count => tokens.Length;

        public string this[int index] => tokens[index].Normalized;

        public IEnumerator<string> GetEnumerator() => tokens.Select(t => t.Normalized).GetEnumerator();

        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
