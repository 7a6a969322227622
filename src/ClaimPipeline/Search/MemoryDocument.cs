using ClaimPipeline.Text;

namespace ClaimPipeline.Search;

/// <summary>A document with its words, and what a query means for it.</summary>
internal sealed class MemoryDocument(SearchDocument document)
{
    private readonly string[] _title = Terms(document.Title);
    private readonly string[] _body = Terms(document.Text);

    /// <summary>The document.</summary>
    public SearchDocument Document { get; } = document;

    /// <summary>How many words it has.</summary>
    public int Length => _title.Length + _body.Length;

    /// <summary>Whether it matches.</summary>
    public bool Matches(SearchQuery query) => query switch
    {
        SearchQuery.Any => true,
        SearchQuery.And and => and.Parts.All(Matches),
        SearchQuery.Or or => or.Parts.Any(Matches),
        SearchQuery.Not not => !Matches(not.Part),
        SearchQuery.Phrase phrase => Count(phrase) is not (0, 0),
        SearchQuery.Near near => (near.Field != TextField.Body && IsNear(near, _title)) || (near.Field != TextField.Title && IsNear(near, _body)),
        SearchQuery.HasClaim has => Document.Claims.Any(has.Filter.Fits),
        SearchQuery.FromPublisher publisher => DocumentConditions.Matches(publisher, Document.Publisher),
        SearchQuery.FromSource source => DocumentConditions.Matches(source, Document.Source),
        SearchQuery.InLanguage language => DocumentConditions.Matches(language, Document.Language),
        SearchQuery.OfArticle article => Document.Article.Value.StartsWith(article.Prefix, StringComparison.Ordinal),
        SearchQuery.PublishedIn published => DocumentConditions.Matches(published, Document.Published),
        _ => throw new ArgumentException($"Query {query} is not known.", nameof(query)),
    };

    /// <summary>How often a phrase stands in title and text.</summary>
    public (int Title, int Body) Count(SearchQuery.Phrase phrase) => (
        phrase.Field == TextField.Body ? 0 : Starts(phrase, _title).Count(),
        phrase.Field == TextField.Title ? 0 : Starts(phrase, _body).Count());

    private static string[] Terms(string text) => [.. Tokenizer.Tokenize(text).Select(t => t.Normalized)];

    private static IEnumerable<int> Starts(SearchQuery.Phrase phrase, string[] terms) =>
        Enumerable.Range(0, terms.Length).Where(i => PhraseFinder.IsAt(phrase, terms, i));

    private static bool IsNear(SearchQuery.Near near, string[] terms)
    {
        var starts = near.Phrases.Select(phrase => Starts(phrase, terms).ToArray()).ToArray();
        return starts.SelectMany(s => s).Any(last => near.Phrases
            .Select((phrase, i) => starts[i].Any(start => start <= last && start + phrase.Terms.Count + near.Distance >= last))
            .All(isThere => isThere));
    }
}
