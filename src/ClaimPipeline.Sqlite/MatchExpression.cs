using System.Globalization;
using ClaimPipeline.Search;

namespace ClaimPipeline.Sqlite;

/// <summary>
/// Writes the words of a query in the syntax of FTS5. Every word is quoted, so none of it can be taken for syntax.
/// </summary>
internal static class MatchExpression
{
    /// <summary>Whether FTS5 can answer a query all by itself: it needs words, and something positive beside each NOT.</summary>
    public static bool IsPossible(SearchQuery query) => query switch
    {
        SearchQuery.Phrase => true,
        SearchQuery.Near => true,
        SearchQuery.Or or => or.Parts.Count > 0 && or.Parts.All(IsPossible),
        SearchQuery.And and => and.Parts.Any(IsPossible) && and.Parts.All(part => IsPossible(part) || IsPossibleNot(part)),
        _ => false,
    };

    /// <summary>Whether the query excludes what FTS5 can find.</summary>
    public static bool IsPossibleNot(SearchQuery query) => query is SearchQuery.Not not && IsPossible(not.Part);

    /// <summary>The expression.</summary>
    public static string Of(SearchQuery query) => query switch
    {
        SearchQuery.Phrase phrase => Column(phrase.Field) + Quoted(phrase),
        SearchQuery.Near near => string.Create(
            CultureInfo.InvariantCulture, $"{Column(near.Field)}NEAR({string.Join(' ', near.Phrases.Select(Quoted))}, {near.Distance})"),
        SearchQuery.Or or => $"({string.Join(" OR ", or.Parts.Select(Of))})",
        SearchQuery.And and => All(and.Parts),
        _ => throw new ArgumentException($"FTS5 cannot say {query}.", nameof(query)),
    };

    /// <summary>All of the parts, of which at least one is positive.</summary>
    public static string All(IEnumerable<SearchQuery> parts)
    {
        var (negative, positive) = (new List<string>(), new List<string>());
        foreach (var part in parts)
        {
            if (part is SearchQuery.Not not)
            {
                negative.Add(Of(not.Part));
            }
            else
            {
                positive.Add(Of(part));
            }
        }

        var all = $"({string.Join(" AND ", positive)})";
        return negative.Count == 0 ? all : $"({all} NOT ({string.Join(" OR ", negative)}))";
    }

    private static string Column(TextField field) => field switch
    {
        TextField.Title => "title : ",
        TextField.Body => "body : ",
        _ => "",
    };

    private static string Quoted(SearchQuery.Phrase phrase) =>
        $"\"{string.Join(' ', phrase.Terms.Select(Word))}\"{(phrase.EndsOpen ? " *" : "")}";

    // Our tokenizer makes no words with other ASCII characters; FTS5 would drop these and find the rest.
    private static string Word(string term) =>
        term.Any(c => c < 0x80 && !char.IsAsciiLetterOrDigit(c) && c != '.') ? "\uFFFF" : term;
}
