using ClaimPipeline.Records;
using ClaimPipeline.Search;

namespace ClaimPipeline.Sqlite;

/// <summary>
/// Finds the documents that hold words. FTS5 walks over each phrase by itself, and what it finds is joined here; it is asked for whole
/// expressions only where it skips most of them, or has to tell what stands near.
/// </summary>
/// <param name="session">Reads.</param>
/// <param name="facts">Of the generation that is read, with <see cref="FactColumn.Documents"/>.</param>
/// <param name="scores">Whether documents are scored.</param>
internal sealed class WordFinder(SqliteSession session, FactTable facts, bool scores)
{
    private readonly Dictionary<SearchQuery.Phrase, int> _phrases = [];
    private readonly Dictionary<SearchQuery.Near, Matches> _near = [];

    /// <summary>The documents.</summary>
    /// <param name="query">Of words only: see <see cref="MatchExpression.IsPossible"/>.</param>
    /// <param name="test">What else a document must meet, asked in their order; null for nothing.</param>
    public Matches Find(SearchQuery query, Func<long, bool>? test)
    {
        // The words that begin so would be collected twice; and unscored, all of some words are quickest found by the rarest.
        if (query is SearchQuery.Phrase { EndsOpen: true } || (!scores && query is SearchQuery.And))
        {
            return session.Gatherer.Walk(session, MatchExpression.Of(query), facts, test, scores);
        }

        Note(query);
        var found = Matches.None;
        if (_phrases.Count > 0)
        {
            var any = new SearchQuery.Or(_phrases.Keys.Select(SearchQuery (phrase) => phrase).ToValueList());
            session.Gatherer.WithPhrases(session, MatchExpression.Of(any), facts, scores, () => found = Of(query, test));
        }

        return found;
    }

    private void Note(SearchQuery query)
    {
        switch (query)
        {
            case SearchQuery.Phrase phrase:
                _phrases.TryAdd(phrase, _phrases.Count);
                break;
            case SearchQuery.Near near:
                _near.TryAdd(near, session.Gatherer.Walk(session, MatchExpression.Of(near), facts, null, scores: false));
                foreach (var phrase in PhrasesOf(near))
                {
                    Note(phrase);
                }

                break;
            case SearchQuery.Not not:
                Note(not.Part);
                break;
            default:
                foreach (var part in query is SearchQuery.And and ? and.Parts : ((SearchQuery.Or)query).Parts)
                {
                    Note(part);
                }

                break;
        }
    }

    private static IEnumerable<SearchQuery.Phrase> PhrasesOf(SearchQuery.Near near) => near.Phrases.Select(phrase => phrase with { Field = near.Field });

    private Matches Of(SearchQuery query, Func<long, bool>? test)
    {
        switch (query)
        {
            case SearchQuery.Phrase phrase:
                return session.Gatherer.OfPhrase(_phrases[phrase], test);
            case SearchQuery.Near near:
                var close = test is null ? _near[near] : _near[near].Where(test);
                return scores ? All(close, PhrasesOf(near)) : close;
            case SearchQuery.Or or:
                var union = new MatchUnion(facts.End, scores);
                foreach (var part in or.Parts)
                {
                    union.Add(Of(part, null));
                }

                return union.ToMatches(test);
            default:
                var and = (SearchQuery.And)query;
                var wanted = and.Parts.Where(part => part is not SearchQuery.Not).ToArray();
                var found = All(Of(wanted[0], test), wanted[1..]);
                return and.Parts.OfType<SearchQuery.Not>().Aggregate(found, (left, not) =>
                {
                    var isUnwanted = Of(not.Part, left.Follow()).Follow();
                    return left.Where(doc => !isUnwanted(doc));
                });
        }
    }

    // Those of the found that meet each of the queries, too.
    private Matches All(Matches found, IEnumerable<SearchQuery> queries) => queries.Aggregate(found, (left, query) =>
    {
        var fewer = Of(query, left.Follow());
        left.AddTo(fewer);
        return fewer;
    });
}
