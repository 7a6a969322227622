using ClaimPipeline.Text;

namespace ClaimPipeline.Search;

/// <summary>What the conditions on an article's publisher, host and language mean.</summary>
public static class DocumentConditions
{
    /// <summary>Whether a publisher's name contains the words in a row.</summary>
    public static bool Matches(SearchQuery.FromPublisher condition, string publisher)
    {
        ArgumentNullException.ThrowIfNull(condition);
        var terms = Tokenizer.Tokenize(publisher).Select(t => t.Normalized).ToArray();
        var phrase = new SearchQuery.Phrase(condition.Terms);
        return Enumerable.Range(0, terms.Length).Any(i => PhraseFinder.IsAt(phrase, terms, i));
    }

    /// <summary>Whether a host is that one or below it.</summary>
    public static bool Matches(SearchQuery.FromSource condition, string host)
    {
        ArgumentNullException.ThrowIfNull(condition);
        ArgumentNullException.ThrowIfNull(host);
        return IsOrBelow(host, condition.Host, '.', fromEnd: true);
    }

    /// <summary>Whether a language tag is that one or narrower.</summary>
    public static bool Matches(SearchQuery.InLanguage condition, string tag)
    {
        ArgumentNullException.ThrowIfNull(condition);
        ArgumentNullException.ThrowIfNull(tag);
        return IsOrBelow(tag, condition.Tag, '-', fromEnd: false);
    }

    /// <summary>Whether a date lies in the range; an unknown one does not.</summary>
    public static bool Matches(SearchQuery.PublishedIn condition, DateOnly? published)
    {
        ArgumentNullException.ThrowIfNull(condition);
        return published is { } day && !(day < condition.From) && !(day > condition.To);
    }

    private static bool IsOrBelow(string value, string root, char separator, bool fromEnd)
    {
        if (string.Equals(value, root, StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        return value.Length > root.Length && (fromEnd
            ? value.EndsWith(root, StringComparison.OrdinalIgnoreCase) && value[^(root.Length + 1)] == separator
            : value.StartsWith(root, StringComparison.OrdinalIgnoreCase) && value[root.Length] == separator);
    }
}
