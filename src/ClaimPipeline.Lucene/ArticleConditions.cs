using ClaimPipeline.Search;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Search.Join;

namespace ClaimPipeline.Lucene;

/// <summary>Writes a query as a Lucene query on articles, for one request. Only words score.</summary>
/// <param name="reader">What is searched.</param>
/// <param name="articles">Tells articles from claims.</param>
/// <param name="claims">Conditions on claims.</param>
internal sealed class ArticleConditions(IndexReader reader, Filter articles, ClaimConditions claims)
{
    private readonly WordConditions _words = new(reader);

    private static Query EveryArticle => Clauses.Unscored(new TermQuery(new Term(IndexFields.Is, IndexFields.Article)));

    /// <summary>The query.</summary>
    public Query Of(SearchQuery query) => query switch
    {
        SearchQuery.Any => EveryArticle,
        SearchQuery.And and => Of(and),
        SearchQuery.Or or => Clauses.Any([.. or.Parts.SelectMany(Either)]),
        SearchQuery.Not not => Clauses.All([EveryArticle], [Of(not.Part)]),
        SearchQuery.Phrase or SearchQuery.Near => Clauses.Any([.. Either(query)]),
        SearchQuery.HasClaim has => Clauses.Unscored(new ToParentBlockJoinQuery(claims.Of(has.Filter), articles, ScoreMode.None)),
        SearchQuery.FromPublisher publisher => Values(IndexFields.Publisher, name => DocumentConditions.Matches(publisher, name)),
        SearchQuery.FromSource source => Values(IndexFields.Source, host => DocumentConditions.Matches(source, host)),
        SearchQuery.InLanguage language => Values(IndexFields.Language, tag => DocumentConditions.Matches(language, tag)),
        SearchQuery.OfArticle { Prefix: "" } => EveryArticle,
        SearchQuery.OfArticle article => Clauses.All(
            [EveryArticle, Clauses.Unscored(new PrefixQuery(new Term(IndexFields.Article, article.Prefix)))]),
        SearchQuery.PublishedIn published => Clauses.Unscored(NumericRangeQuery.NewInt32Range(
            IndexFields.Published, published.From?.DayNumber, published.To?.DayNumber, true, true)),
        _ => throw new ArgumentException($"Query {query} is not known.", nameof(query)),
    };

    private static Query Values(string field, Func<string, bool> isWanted) => Clauses.Unscored(new ValuesWhere(field, isWanted));

    // Alternatives stand side by side rather than in groups of their own, which Lucene walks more quickly.
    private IEnumerable<Query> Either(SearchQuery query) => query switch
    {
        SearchQuery.Phrase phrase => _words.Of(phrase),
        SearchQuery.Near near => _words.Of(near),
        SearchQuery.Or or => or.Parts.SelectMany(Either),
        _ => [Of(query)],
    };

    private Query Of(SearchQuery.And and)
    {
        var wanted = and.Parts.Where(part => part is not SearchQuery.Not).Select(Of).ToList();
        var unwanted = and.Parts.OfType<SearchQuery.Not>().Select(not => Of(not.Part)).ToList();
        return Clauses.All(wanted.Count > 0 ? wanted : [EveryArticle], unwanted);
    }
}
