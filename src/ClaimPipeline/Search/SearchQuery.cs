using ClaimPipeline.Records;

namespace ClaimPipeline.Search;

/// <summary>
/// What is searched for, free of any engine's syntax: a tree of conditions on an article. Words in it are
/// <see cref="Text.Token.Normalized"/>.
/// </summary>
public abstract record SearchQuery
{
    private SearchQuery()
    {
    }

    /// <summary>Every article.</summary>
    public sealed record Any : SearchQuery;

    /// <summary>Words that follow each other in the title or in the text; one word is a phrase too.</summary>
    /// <param name="Terms">At least one; none is empty.</param>
    /// <param name="EndsOpen">Whether the last word may go on: a prefix.</param>
    /// <param name="Field">Where they stand.</param>
    public sealed record Phrase(ValueList<string> Terms, bool EndsOpen = false, TextField Field = TextField.Anywhere) : SearchQuery;

    /// <summary>
    /// Phrases close together in one field, in any order: between the end of each and the beginning of the last lie at most
    /// <paramref name="Distance"/> words.
    /// </summary>
    /// <param name="Phrases">At least two; their own fields do not count.</param>
    /// <param name="Distance">From 0.</param>
    /// <param name="Field">Where they stand.</param>
    public sealed record Near(ValueList<Phrase> Phrases, int Distance, TextField Field = TextField.Anywhere) : SearchQuery;

    /// <summary>All of the parts; every article when there are none.</summary>
    public sealed record And(ValueList<SearchQuery> Parts) : SearchQuery;

    /// <summary>At least one of the parts; no article when there are none.</summary>
    public sealed record Or(ValueList<SearchQuery> Parts) : SearchQuery;

    /// <summary>Every article but those.</summary>
    public sealed record Not(SearchQuery Part) : SearchQuery;

    /// <summary>One claim of the article fits the whole filter; conditions never mix over claims.</summary>
    public sealed record HasClaim(ClaimFilter Filter) : SearchQuery;

    /// <summary>The publisher's name contains these words in a row.</summary>
    public sealed record FromPublisher(ValueList<string> Terms) : SearchQuery;

    /// <summary>The article's host is this one, or below it: <c>gov.cn</c> takes <c>www.mofcom.gov.cn</c>.</summary>
    public sealed record FromSource(string Host) : SearchQuery;

    /// <summary>The article's language is this tag, or a narrower one: <c>zh</c> takes <c>zh-Hant</c>.</summary>
    public sealed record InLanguage(string Tag) : SearchQuery;

    /// <summary>The article's id begins with this text.</summary>
    public sealed record OfArticle(string Prefix) : SearchQuery;

    /// <summary>Published on a day from <paramref name="From"/> to <paramref name="To"/>, both included; null is open.</summary>
    public sealed record PublishedIn(DateOnly? From, DateOnly? To) : SearchQuery;
}

/// <summary>Where words stand.</summary>
public enum TextField
{
    /// <summary>In the title or in the text.</summary>
    Anywhere,

    /// <summary>In the title.</summary>
    Title,

    /// <summary>In the text.</summary>
    Body,
}
