using ClaimPipeline.Records;
using ClaimPipeline.Search;

namespace ClaimPipeline.Sqlite;

/// <summary>
/// The documents that match a request, as SQL. The shape matters: see docs/adr/0007-search.md. Claims are tested against the
/// words' matches and never the other way round (the unary plus).
/// </summary>
internal sealed class MatchingDocuments
{
    // Below so many matches of the words, looking at each one's claims is quicker than listing all claims that fit.
    private const int FewMatches = 5_000;

    private readonly string? _match;
    private readonly SearchQuery.And _rest;
    private readonly bool _byList;

    /// <summary>For one request, inside a read transaction.</summary>
    public MatchingDocuments(SqliteSession session, SearchRequest request)
    {
        var parts = Flatten(request.Query).ToArray();
        var words = parts.Where(MatchExpression.IsPossible).ToList();
        if (words.Count > 0)
        {
            words.AddRange(parts.Where(MatchExpression.IsPossibleNot));
            _match = MatchExpression.All(words);
        }

        _rest = new SearchQuery.And(parts.Where(part => !words.Contains(part)).ToValueList());
        var selective = _rest.Parts.OfType<SearchQuery.HasClaim>().Any(has => SqlConditions.IsSelective(has.Filter));
        _byList = selective
            && (_match is null || session.Number("SELECT count(*) FROM words WHERE words MATCH $1", _match) > FewMatches);
    }

    /// <summary>Whether every document matches.</summary>
    public bool IsAll => _match is null && _rest.Parts.All(part => part is SearchQuery.Any);

    /// <summary>Whether FTS5 finds them by words, and so can score them.</summary>
    public bool HasMatch => _match is not null;

    /// <summary>SQL of a document's number in <see cref="From"/>.</summary>
    public string Doc => HasMatch ? "words.rowid" : "d.doc";

    /// <summary>From FROM to the end of WHERE.</summary>
    /// <param name="conditions">Takes the parameters.</param>
    /// <param name="join">A join of the claims, or nothing.</param>
    public string From(SqlConditions conditions, string join = "") => _match is null
        ? $"FROM document d {join} WHERE {conditions.Of(_rest, "d.doc", _byList)}"
        : $"FROM words {join} WHERE words MATCH {conditions.Parameter(_match)} AND {conditions.Of(_rest, "+words.rowid", _byList)}";

    private static IEnumerable<SearchQuery> Flatten(SearchQuery query) =>
        query is SearchQuery.And and ? and.Parts.SelectMany(Flatten) : [query];
}
